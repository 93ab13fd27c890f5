// A small hub for the tests of call sheets: records as the search data has them, and their days.

import { freshnessOn } from "../../src/callsheet/web/search/freshness.mjs";
import { typesOf } from "../../src/callsheet/web/search/usefulness.mjs";

export const TODAY = "2026-11-24";
const POLICY = { due_soon_days: 30, expired_after_days: 30 };

const value = (id, name) => ({ id, name, spoken: [] });
const FACETS = [
  { key: "persona", name: "Persona", values: [value("cfo", "Finance lead"), value("ceo", "Owner")] },
  { key: "stage", name: "Stage", values: [value("evaluate", "Evaluate"), value("decide", "Decide")] },
  { key: "objection", name: "Objection", values: [value("price", "Too dear"), value("risk", "Too new")] },
  { key: "type", name: "Type", values: [value("paper", "Paper"), value("talk", "Talk track")] },
  { key: "industry", name: "Industry", values: [value("food", "Food"), value("parcel", "Parcels")] },
  { key: "status", name: "Status", values: [{ id: "approved", name: "Approved" }] },
];

/** A record; what is not said is that of a current paper for customers. */
export function record(id, { status = "approved", audience = "customer", review_by = "2027-06-01", ...facets } = {}) {
  const tags = { persona: ["cfo"], stage: ["evaluate"], type: ["paper"], ...facets };
  return {
    ...{ id, title: `The ${id}`, summary: "", url: `library/${id}/`, sent_as: null, aliases: [], owner: "" },
    facets: { ...tags, audience: [audience], status: [status] },
    review_by: status === "approved" ? review_by : null,
  };
}

/** The hub with these records, on a day. */
export function stockOf(records, { histories = {}, today = TODAY } = {}) {
  const byId = new Map(records.map((each) => [each.id, each]));
  return {
    ...{ records, facets: FACETS, policy: POLICY, today, types: typesOf(FACETS) },
    find: (id) => byId.get(id),
    stateOf: (each) => freshnessOn(each.review_by, today, POLICY),
    historyOf: (id) => (Object.hasOwn(histories, id) ? histories[id] : {}),
  };
}

export { FACETS };
