// What the table of cases (tests/contract/search_cases.json) can't tell: what is asked of lunr.

import assert from "node:assert/strict";
import { test } from "node:test";

import { prepare, rank } from "../../src/callsheet/web/ranking.mjs";

class Token {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}
const lunr = {
  Token,
  Query: { wildcard: { TRAILING: 2 } },
  stemmer: (token) => token,
  stopWordFilter: (token) => token,
};
const prepared = prepare({ records: [], facets: [], freshness: {} }, "2026-11-24");

/** The terms that are looked for with a letter wrong when somebody types `text`. */
function fuzzy(text) {
  const terms = [];
  const term = (word, { editDistance }) => editDistance && terms.push(word);
  rank(prepared, lunr, { query: (fill) => (fill({ term }), []) }, text);
  return terms;
}

test("a letter may be wrong in words of 4 to 40 letters", () => {
  for (const length of [4, 40]) assert.deepEqual(fuzzy("x".repeat(length)), ["x".repeat(length)]);
});

test("in shorter and longer ones it may not: lunr takes the square of the length", () => {
  for (const length of [3, 41, 10_000]) assert.deepEqual(fuzzy("x".repeat(length)), []);
});
