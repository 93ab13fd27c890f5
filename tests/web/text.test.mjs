import assert from "node:assert/strict";
import { test } from "node:test";

import { phrase, words } from "../../src/callsheet/web/search/text.mjs";

test("words are lower-cased and cut at white space, hyphens, dashes and slashes", () => {
  assert.deepEqual(words("Too-expensive HR/payroll\tdata – now\u00a0and\u2011then"), [
    ...["too", "expensive", "hr", "payroll", "data", "now", "and", "then"],
  ]);
});

test("signs around a word go, signs inside it stay", () => {
  assert.deepEqual(words('"R&D," (e.g. v2.0)? 50 % #1'), ["r&d", "e.g", "v2.0", "50", "1"]);
});

test("apostrophes are left out, whichever they are", () => {
  for (const text of ["can't", "can’t", "cant", "'Can’t'"]) assert.deepEqual(words(text), ["cant"]);
});

test("what looks the same is the same word", () => {
  assert.deepEqual(words("cafe\u0301"), words("café"));
  assert.deepEqual(words("ﬁnance ＲＯＩ"), ["finance", "roi"]);
  assert.deepEqual(words("soft\u00adware"), ["software"]);
});

test("letters of all scripts and their marks are part of a word", () => {
  assert.deepEqual(words("«Straße» 配送ルート की İ"), ["straße", "配送ルート", "की", "i̇"]);
});

test("nothing but signs is no word", () => {
  assert.deepEqual(words(" ?! – … 🚚 *"), []);
  assert.deepEqual(words(""), []);
  assert.deepEqual(words("\ud83d"), []);
});

test("a phrase is the same whatever stands around and between its words", () => {
  assert.equal(phrase(' "You are too-expensive"! '), phrase("you are TOO expensive"));
});
