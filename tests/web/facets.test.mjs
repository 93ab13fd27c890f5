import assert from "node:assert/strict";
import { test } from "node:test";

import { FacetTable } from "../../src/callsheet/web/search/facet-table.mjs";
import { chosen, valuesOf } from "../../src/callsheet/web/search/facets.mjs";

const facet = (key, ...ids) => ({ key, name: key, values: ids.map((id) => ({ id, name: id })) });
const FACETS = [
  facet("persona", "cfo", "cio"),
  facet("stage", "early", "late"),
  facet("status", "draft", "approved"),
];
const record = (persona, stage, status = "approved") => ({
  facets: { persona, stage, status: [status] },
});
const RECORDS = [
  record(["cfo"], ["early"]),
  record(["cfo", "cio"], ["late"]),
  record(["cio"], ["early", "late"]),
  record(["cfo"], ["late"], "draft"),
];
const TABLE = new FacetTable(FACETS, RECORDS);
const passing = (filters) => [...RECORDS.keys()].filter((place) => TABLE.passes(place, filters));
const counts = (filters) =>
  Object.fromEntries(
    [...TABLE.counts([...RECORDS.keys()], filters)].map(([key, map]) => [
      key,
      Object.fromEntries(map),
    ]),
  );

test("without filters only what is approved passes", () => {
  assert.deepEqual(passing({}), [0, 1, 2]);
  assert.deepEqual(passing({ persona: [] }), [0, 1, 2]);
});

test("within a facet any value will do, between facets all must hold", () => {
  assert.deepEqual(passing({ persona: ["cfo", "cio"], stage: ["late"] }), [1, 2]);
});

test("a chosen status replaces the default", () => {
  assert.deepEqual(passing({ status: ["draft"] }), [3]);
  assert.deepEqual(passing({ status: ["draft", "approved"] }), [0, 1, 2, 3]);
});

test("a facet counts with all the others applied, and never with itself", () => {
  assert.deepEqual(counts({ persona: ["cfo"] }), {
    persona: { cfo: 2, cio: 2 },
    stage: { early: 1, late: 1 },
    status: { draft: 1, approved: 2 },
  });
  assert.deepEqual(counts({ persona: ["cfo"], stage: ["early"], status: ["draft"] }), {
    persona: { cfo: 0, cio: 0 },
    stage: { early: 0, late: 1 },
    status: { draft: 0, approved: 1 },
  });
});

test("a value that no facet lists is neither counted nor fatal", () => {
  const odd = { facets: { persona: ["ghost", "cfo", "cfo"], status: ["approved"] } };
  const persona = new FacetTable(FACETS, [odd]).counts([0], {}).get("persona");
  assert.deepEqual(Object.fromEntries(persona), { cfo: 1, cio: 0 });
});

test("names that JavaScript's objects know are no values", () => {
  assert.deepEqual(valuesOf(RECORDS[0], "constructor"), []);
  assert.deepEqual(chosen({}, "toString"), []);
});
