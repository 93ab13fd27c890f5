import assert from "node:assert/strict";
import { test } from "node:test";

import { Postings, isAmong } from "../../src/callsheet/web/search/postings.mjs";
import { DamagedIndex } from "../../src/callsheet/web/search/wire.mjs";

// Numbers as letters: every number is one letter, "#" is 0.
const letter = (/** @type {number} */ value) => LETTERS[value] ?? "";
const LETTERS = Array.from({ length: 92 }, (_, at) => String.fromCharCode(0x23 + at))
  .filter((each) => each !== "<" && each !== "\\")
  .join("");
const numbers = (/** @type {number[]} */ ...values) => `${letter(89)}#${values.map(letter).join("")}`;

/** @param {{counts: number[], levels: number[], bits: string}} written bits as "0" and "1" */
function postings({ counts, levels, bits }, documents = 8) {
  const bytes = bits.match(/.{1,8}/g) ?? [];
  const packed = String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte.padEnd(8, "0"), 2)));
  const streams = {
    "a.counts": numbers(...counts),
    "a.levels": numbers(...levels),
    "a.places": numbers(),
    "a.bits": btoa(packed),
  };
  return new Postings(streams, "a", documents);
}

const read = (/** @type {Postings} */ found, /** @type {number} */ term) => {
  const { documents, levels } = found.of(term);
  return [[...documents], [...levels]];
};

test("a list is gaps in Rice's code, each with a level in a canonical code", () => {
  // Shorter codes first, among equals by level: level 2 is "0", 1 is "10", 5 is "11".
  const levels = [0, 2, 1, 0, 0, 2];
  // Two of eight documents: 69 * 8 / 200 is 2, so that one bit of a gap is written as it is.
  const found = postings({ counts: [2, 0, 1], levels, bits: "01" + "0" + "101" + "11" + "1000" + "10" });
  assert.deepEqual(read(found, 0), [[1, 5], [2, 5]]);
  assert.deepEqual(read(found, 1), [[], []]);
  assert.deepEqual(read(found, 2), [[4], [1]]);
});

test("more than 32 ones in a row are counted", () => {
  const found = postings({ counts: [50], levels: [1], bits: `${"1".repeat(40)}00${"00".repeat(49)}` }, 90);
  assert.equal(found.of(0).documents[0], 40);
  assert.equal(found.of(0).documents.at(-1), 89);
});

test("what is damaged is refused, or read as documents that are there", () => {
  let seed = 7;
  const chance = () => (seed = (seed * 48271) % 0x7fffffff) / 0x7fffffff;
  let refused = 0;
  for (let round = 0; round < 500; round += 1) {
    const bits = Array.from({ length: Math.floor(chance() * 80) }, () => (chance() < 0.6 ? "1" : "0")).join("");
    const levels = Array.from({ length: 16 }, () => Math.floor(chance() * 9));
    const counts = Array.from({ length: 5 }, () => Math.floor(chance() * 9));
    try {
      const found = postings({ counts, levels, bits });
      for (const term of counts.keys()) assert.ok([...found.of(term).documents].every((each) => each < 8));
    } catch (error) {
      assert.ok(error instanceof DamagedIndex, String(error));
      refused += 1;
    }
  }
  assert.ok(refused > 100);
});

test("a document is found in a sorted list", () => {
  assert.deepEqual([0, 1, 2, 7, 8, 9].filter((each) => isAmong([1, 2, 8], each)), [1, 2, 8]);
  assert.ok(!isAmong([], 0));
});
