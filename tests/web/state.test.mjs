import assert from "node:assert/strict";
import { test } from "node:test";

import { formatState, parseState, withFilter } from "../../src/callsheet/web/find/state.mjs";

const KEYS = ["persona", "stage", "status"];

for (const state of [
  { text: "", filters: {} },
  { text: "too expensive", filters: {} },
  { text: "50% & more? #1 + a=b, ü 🚚", filters: { stage: ["decide"] } },
  { text: "", filters: { persona: ["finance-lead", "ceo"], status: ["draft"] } },
]) {
  const query = formatState(state, KEYS);
  test(`"${query}" says the same on the way back`, () => {
    assert.deepEqual(parseState(query, KEYS), state);
  });
}

test("addresses are short and readable", () => {
  const filters = { stage: ["c"], persona: ["a", "b"], status: [] };
  assert.equal(formatState({ text: " cfo price ", filters }, KEYS), "?q=cfo+price&persona=a,b&stage=c");
  assert.equal(formatState({ text: "  ", filters: {} }, KEYS), "");
});

test("an address that others have written is read too", () => {
  const query = "?persona=a%2Cb&persona=b,%20c,,&q=x%20y&q=z";
  assert.deepEqual(parseState(query, KEYS), { text: "x y", filters: { persona: ["a", "b", "c"] } });
});

test("what is no facet is no filter", () => {
  assert.deepEqual(parseState("?utm_source=mail&__proto__=x&colour=red", KEYS).filters, {});
});

test("half an emoji doesn't break the address", () => {
  assert.equal(formatState({ text: "a\ud83d", filters: {} }, KEYS), "?q=a%EF%BF%BD");
});

test("a value is switched on once and off again, and the old filters stay as they were", () => {
  const before = { persona: ["a"] };
  const on = withFilter(withFilter(before, "persona", "b", true), "persona", "b", true);
  assert.deepEqual(on, { persona: ["a", "b"] });
  assert.deepEqual(withFilter(on, "persona", "a", false), { persona: ["b"] });
  assert.deepEqual(before, { persona: ["a"] });
});
