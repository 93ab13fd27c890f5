// Sheet plan: which assets stand on a call sheet for one call, in which order. No DOM.
//
//   the page's own assets + those that fit the wishes + those that somebody added
//        → two lists, by who may see them; of each asset whether it is on the sheet

import { MOST_ASSETS } from './sheet-choices.mjs';
import { valuesOf } from '../search/facets.mjs';
import { usefulness } from '../search/usefulness.mjs';

/** @typedef {import("../search/facets.mjs").SearchRecord} PlannedRecord */
/** @typedef {import("../search/freshness.mjs").FreshnessState} PlannedState */
/** @typedef {"send" | "read"} ListName what customers may see, and what they must not */
/** @typedef {{id: string, on: boolean}} Entry */
/** @typedef {Record<ListName, Entry[]>} Lists */
/** @typedef {Record<ListName, string[]>} OwnIds */
/** @typedef {"unknown" | "retired" | "unapproved" | "expired"} Why */
/** @typedef {{lists: Lists, missing: {id: string, why: Why}[]}} Plan */
/**
 * @typedef {object} Stock what there is to choose from
 * @property {(id: string) => PlannedRecord | undefined} find
 * @property {(record: PlannedRecord) => PlannedState | null} stateOf
 */

/** @type {readonly ListName[]} */
export const LIST_NAMES = ["send", "read"];

/** So many assets at most does a wish bring onto the sheet, so that it stays one page. */
const BROUGHT = { send: 3, read: 2 };

/**
 * What may stand on the sheet of a persona at a stage and is about what somebody wishes. The best
 * first: about most of it; for both, for the persona, for the stage; the most useful.
 *
 * @param {readonly PlannedRecord[]} records
 * @param {Stock["stateOf"]} stateOf
 * @param {{persona: string, stage: string, filters: import("../search/facets.mjs").Filters,
 *   types: readonly string[]}} wish without any filter everything may stand there
 * @returns {PlannedRecord[]}
 */
export function fitting(records, stateOf, { persona, stage, filters, types }) {
  const wishes = Object.entries(filters);
  const found = [];
  for (const record of records) {
    const isForPersona = valuesOf(record, "persona").includes(persona);
    const isForStage = valuesOf(record, "stage").includes(stage);
    if (!(isForPersona || isForStage) || whyNot(record, stateOf) !== null) continue;
    const met = wishes.filter(([key, values]) => carries(record, key, values)).length;
    if (met === 0 && wishes.length > 0) continue;
    const distance = isForPersona ? Number(!isForStage) : 2;
    found.push({ record, met, distance, key: usefulness(stateOf(record), record, types) });
  }
  found.sort((a, b) => b.met - a.met || a.distance - b.distance || a.key - b.key);
  return found.map(({ record }) => record);
}

/**
 * Does a record have one of the values of a facet?
 *
 * @param {PlannedRecord} record
 * @param {string} key
 * @param {readonly string[]} values
 */
export function carries(record, key, values) {
  return valuesOf(record, key).some((value) => values.includes(value));
}

/**
 * Which list an asset belongs to. An address may not say so: it could send what is internal.
 *
 * @param {PlannedRecord} record
 * @returns {ListName}
 */
export function listOf(record) {
  return valuesOf(record, "audience").includes("customer") ? "send" : "read";
}

/**
 * The sheet as an address asks for it.
 *
 * @param {OwnIds} own the page's own assets
 * @param {readonly PlannedRecord[]} fits from `fitting`, if there is a wish
 * @param {Pick<import("./sheet-choices.mjs").Choices, "assets" | "added">} choices
 * @param {Stock} stock
 * @returns {Plan}
 */
export function planSheet(own, fits, { assets, added }, stock) {
  /** @type {Plan} */
  const plan = { lists: { send: [], read: [] }, missing: [] };
  const offered = offers(fresh(own, stock), fits);
  /** @type {Map<string, ListName>} */
  const places = new Map(LIST_NAMES.flatMap((list) => offered[list].map((id) => [id, list])));
  for (const id of [...(assets ?? []), ...added]) {
    if (places.has(id)) continue;
    const record = stock.find(id);
    const why = whyNot(record, stock.stateOf);
    if (record && why === null) places.set(id, listOf(record));
    else plan.missing.push({ id, why: why ?? "unknown" });
  }
  const all = [...(assets ?? [...offered.send, ...offered.read]), ...added];
  const asked = new Set(assets ? [...new Set(all)].slice(0, MOST_ASSETS) : all);
  for (const list of LIST_NAMES) {
    const on = [...asked].filter((id) => places.get(id) === list);
    const off = offered[list].filter((id) => !asked.has(id));
    plan.lists[list] = [...on.map((id) => ({ id, on: true })), ...off.map((id) => ({ id, on: false }))];
  }
  return plan;
}

/**
 * The page's own assets but for those that have expired since it was made.
 *
 * @param {OwnIds} own
 * @param {Stock} stock
 * @returns {OwnIds}
 */
export function fresh({ send, read }, { find, stateOf }) {
  const isFresh = (/** @type {string} */ id) => {
    const record = find(id);
    return !record || stateOf(record) !== "expired";
  };
  return { send: send.filter(isFresh), read: read.filter(isFresh) };
}

/**
 * The lists as an address says them: null if they are as they were.
 *
 * @param {Lists} lists
 * @param {OwnIds} own
 * @param {readonly PlannedRecord[]} fits
 * @returns {string[] | null}
 */
export function assetsOf(lists, own, fits) {
  const offered = offers(own, fits);
  const isSame = LIST_NAMES.every(
    (list) =>
      lists[list].length === offered[list].length &&
      lists[list].every(({ id, on }, place) => on && id === offered[list][place]),
  );
  if (isSame) return null;
  return LIST_NAMES.flatMap((list) => lists[list].filter(({ on }) => on).map(({ id }) => id));
}

/**
 * The ids on offer: what fits first, then the rest of the page's own.
 *
 * @param {OwnIds} own
 * @param {readonly PlannedRecord[]} fits
 * @returns {OwnIds}
 */
function offers(own, fits) {
  /** @type {OwnIds} */
  const offered = { send: [], read: [] };
  const isOwn = new Set([...own.send, ...own.read]);
  const brought = { ...BROUGHT };
  for (const record of fits) {
    const list = own.send.includes(record.id) ? "send" : own.read.includes(record.id) ? "read" : listOf(record);
    if (!isOwn.has(record.id)) {
      if (brought[list] === 0) continue;
      brought[list] -= 1;
    }
    offered[list].push(record.id);
  }
  for (const list of LIST_NAMES) {
    offered[list].push(...own[list].filter((id) => !offered[list].includes(id)));
  }
  return offered;
}

/**
 * @param {PlannedRecord | undefined} record
 * @param {Stock["stateOf"]} stateOf
 * @returns {Why | null}
 */
function whyNot(record, stateOf) {
  if (!record) return "unknown";
  const status = valuesOf(record, "status")[0];
  if (status === "retired") return "retired";
  if (status !== "approved") return "unapproved";
  return stateOf(record) === "expired" ? "expired" : null;
}
