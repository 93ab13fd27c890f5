import assert from "node:assert/strict";
import { test } from "node:test";

import {
  NO_CHOICES,
  NOTE_LETTERS,
  asksFor,
  formatChoices,
  holdsChoices,
  noteFrom,
  parseChoices,
  parseWishes,
} from "../../src/callsheet/web/calls/sheet-choices.mjs";
import { FACETS } from "./sheet_hub.mjs";

const KEYS = ["persona", "stage", "objection", "type", "industry"];

for (const choices of [
  NO_CHOICES,
  { assets: [], added: [], note: "", since: null },
  { assets: ["b", "a"], added: ["c"], note: "", since: "2026-10-02" },
  { assets: null, added: [], note: "50% & more? #1 + a=b, ü 🚚\n<b>two</b> lines", since: null },
]) {
  const fragment = formatChoices(choices);
  test(`"${fragment}" says the same on the way back`, () => {
    assert.deepEqual(parseChoices(fragment), choices);
  });
}

test("the fragment is short and readable, and empty where nothing is chosen", () => {
  const choices = { assets: ["a", "b"], added: [], note: "Bring the plan", since: "2026-10-02" };
  assert.equal(formatChoices(choices), "#assets=a,b&note=Bring+the+plan&since=2026-10-02");
  assert.equal(formatChoices(NO_CHOICES), "");
});

test("a fragment that somebody else made does no harm", () => {
  for (const fragment of ["#%", "#assets=%E0%A4%A", "#note=%00%ff%zz", "#=&&==", "#__proto__=x", "#since=2026-02-30"]) {
    const { assets, added, since } = parseChoices(fragment);
    assert.ok(assets === null || Array.isArray(assets));
    assert.deepEqual([added, since], [[], null]);
  }
  const many = parseChoices(`#assets=${Array.from({ length: 5000 }, (_, n) => `a${n}`).join(",")}`);
  assert.equal(many.assets.length, 16);
  assert.deepEqual(parseChoices("#assets=a,,a, b").assets, ["a", "b"]);
});

test("the name of a heading holds no choices", () => {
  assert.deepEqual(["", "#", "#ask", "#note", "#other=1"].map(holdsChoices), [false, false, false, false, false]);
  assert.deepEqual(["#assets=", "#note=a", "#since=x", "#add=a"].map(holdsChoices), [true, true, true, true]);
});

test("a note stays short enough for the page", () => {
  assert.equal([...noteFrom("🚚".repeat(10_000))].length, NOTE_LETTERS);
  assert.equal(noteFrom("a\r\nb\rc\u0000d\u0085e"), "a\nb\nc d e");
  assert.equal(noteFrom("1\n2\n3\n4\n5\n6\n7\n8"), "1\n2\n3\n4\n5\n6 7 8");
  for (const text of ["1\n2\n3\n4\n5\n6\n7\n8", "x".repeat(600), "a\u0007"]) {
    assert.equal(noteFrom(noteFrom(text)), noteFrom(text));
  }
});

test("half an emoji doesn't break the address", () => {
  assert.match(formatChoices({ ...NO_CHOICES, note: "a\ud83d" }), /^#note=a%EF%BF%BD$/);
});

test("what the call is about: known values, and those that nobody knows", () => {
  const query = "?objection=price&industry=food,%20parcel,food&stage=decide&persona=ceo&utm_source=x&status=draft";
  assert.deepEqual(parseWishes(query, FACETS, KEYS), {
    filters: { objection: ["price"], industry: ["food", "parcel"] },
    unknown: [],
  });
  assert.deepEqual(parseWishes("?objection=<b>,constructor,price&type=%zz", FACETS, KEYS), {
    filters: { objection: ["price"] },
    unknown: [
      { facet: "Objection", value: "<b>" },
      { facet: "Objection", value: "constructor" },
      { facet: "Type", value: "%zz" },
    ],
  });
});

test("a query asks for something, or not", () => {
  assert.ok(asksFor("?industry=anything", KEYS));
  for (const query of ["", "?", "?q=x", "?persona=cfo&stage=decide", "?objection=", "?status=draft"]) {
    assert.ok(!asksFor(query, KEYS), query);
  }
});
