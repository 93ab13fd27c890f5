import assert from "node:assert/strict";
import { test } from "node:test";

import { readNames, spellNames } from "../../src/callsheet/web/search/coded-names.mjs";
import { DamagedIndex } from "../../src/callsheet/web/search/wire.mjs";

// "the price list", "the cost": two common words and two others, which share nothing.
const STREAMS = {
  common: "the price",
  shared: "z###",
  endings: "cost list",
  names: "z#$$", // one name each
  words: "#$~}#~}",
  rare: "z#$#",
};

test("names are common words and others", () => {
  assert.deepEqual(spellNames(readNames(STREAMS)), [["the price list"], ["the cost"]]);
});

const DAMAGE = {
  common: "the",
  shared: "z##",
  endings: "cost list one",
  names: "z#$",
  words: "#$~}#~",
  rare: "z#$",
};

for (const [name, text] of Object.entries(DAMAGE)) {
  test(`damage of ${name} is found`, () => {
    assert.throws(() => readNames({ ...STREAMS, [name]: text }), DamagedIndex);
    assert.throws(() => readNames({ ...STREAMS, [name]: undefined }), DamagedIndex);
  });
}

test("no names at all", () => {
  const nothing = { common: "", shared: "z#", endings: "", names: "z#", words: "", rare: "z#" };
  assert.deepEqual(spellNames(readNames(nothing)), []);
});
