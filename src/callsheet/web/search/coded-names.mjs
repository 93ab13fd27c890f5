// Coded names: titles and aliases as places among the different words. No DOM.
//
// callsheet/search/names.py writes them.

import { BASE, DamagedIndex, readNumbers, stream, valueAt } from './wire.mjs';

/**
 * @typedef {object} CodedNames the names of documents, as places among the different words
 * @property {readonly string[]} spelt the different words, as they are cut at spaces
 * @property {readonly number[]} counts names of each document
 * @property {readonly number[]} lengths words of each name
 * @property {readonly number[]} numbers the place of each word
 */

/** The letters below this one are the most frequent words. */
const END_OF_NAME = BASE - 2; // ends a name
const OTHER_WORD = BASE - 1; // stands for one of the other words

/**
 * The names of each document.
 *
 * @param {import("./wire.mjs").Streams} streams
 * @returns {CodedNames}
 */
export function readNames(streams) {
  const common = stream(streams, "common").split(" ");
  const others = readEndings(readNumbers(stream(streams, "shared")), stream(streams, "endings"));
  const rare = readNumbers(stream(streams, "rare"));
  const counts = readNumbers(stream(streams, "names"));
  const text = stream(streams, "words");
  const lengths = [];
  const numbers = [];
  let names = 0;
  let start = 0;
  let next = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = valueAt(text, at);
    if (value === END_OF_NAME) {
      lengths.push(numbers.length - start);
      start = numbers.length;
      continue;
    }
    const other = value === OTHER_WORD ? rare[next++] ?? others.length : -1;
    if (value === OTHER_WORD ? other >= others.length : value >= common.length) throw new DamagedIndex("names");
    numbers.push(value === OTHER_WORD ? common.length + other : value);
  }
  for (const count of counts) names += count;
  const fits = names === lengths.length && start === numbers.length && next === rare.length;
  if (!fits) throw new DamagedIndex("names");
  return { spelt: [...common, ...others], counts, lengths, numbers };
}

/**
 * Words, each of which shares letters with the one before it.
 *
 * @param {readonly number[]} shared
 * @param {string} text how they end, with spaces between them
 */
function readEndings(shared, text) {
  const endings = shared.length > 0 || text !== "" ? text.split(" ") : [];
  let before = "";
  if (shared.length !== endings.length) throw new DamagedIndex("a list of words");
  return endings.map((ending, at) => {
    const number = shared[at] ?? 0;
    if (number > before.length) throw new DamagedIndex("a list of words");
    before = before.slice(0, number) + ending;
    return before;
  });
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
