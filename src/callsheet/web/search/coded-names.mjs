// Coded names: titles and aliases as places among the different words. No DOM.
//
// callsheet/search/names.py writes them.

import { DamagedIndex, readNumbers, stream } from './wire.mjs';

/**
 * @typedef {object} CodedNames the names of documents, as places among the different words
 * @property {readonly string[]} spelt the different words, as they are cut at spaces
 * @property {readonly number[]} counts names of each document
 * @property {readonly number[]} lengths words of each name
 * @property {readonly number[]} numbers the place of each word
 */
const plus = (/** @type {number} */ a, /** @type {number} */ b) => a + b;

/**
 * The names of each document.
 *
 * @param {import("./wire.mjs").Streams} streams
 * @returns {CodedNames}
 */
export function readNames(streams) {
  const spelt = stream(streams, "spelt").split(" ");
  const counts = readNumbers(stream(streams, "names"));
  const lengths = readNumbers(stream(streams, "lengths"));
  const numbers = readNumbers(stream(streams, "numbers"));
  const fits = counts.reduce(plus, 0) === lengths.length && lengths.reduce(plus, 0) === numbers.length;
  if (!fits || numbers.some((number) => number >= spelt.length)) throw new DamagedIndex("names");
  return { spelt, counts, lengths, numbers };
}

/**
 * The same of names that were not written.
 *
 * @param {readonly (readonly string[])[]} names of each document
 * @returns {CodedNames}
 */
export function codedNames(names) {
  const all = names.flat().map((name) => name.split(" "));
  const spelt = [...new Set(all.flat())];
  const places = new Map(spelt.map((word, place) => [word, place]));
  return {
    spelt,
    counts: names.map((each) => each.length),
    lengths: all.map((name) => name.length),
    numbers: all.flat().map((word) => places.get(word) ?? 0),
  };
}

/**
 * The names as texts.
 *
 * @param {CodedNames} coded
 * @returns {string[][]} by document
 */
export function spellNames({ spelt, counts, lengths, numbers }) {
  let name = 0;
  let at = 0;
  return counts.map((count) => {
    const names = [];
    for (const last = name + count; name < last; name += 1) {
      let text = spelt[numbers[at] ?? 0] ?? "";
      const end = at + (lengths[name] ?? 0);
      for (at += 1; at < end; at += 1) text += ` ${spelt[numbers[at] ?? 0]}`;
      names.push(text);
    }
    return names;
  });
}
