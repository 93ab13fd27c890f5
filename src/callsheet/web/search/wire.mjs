// Wire: reads the numbers and words of the search index. No DOM.
//
// The twin of callsheet/search/wire/letters.py and words.py; docs/reference/search-data.md describes
// the format. What is damaged throws.

const LETTERS = Array.from({ length: 92 }, (_, at) => String.fromCharCode(0x23 + at))
  .filter((letter) => letter !== "<" && letter !== "\\" && letter !== "\x7f")
  .join("");

/** How many letters there are. */
export const BASE = 90;

/** Character code → value; 255 for what is no letter. */
const VALUES = new Uint8Array(128).fill(255);
for (const [value, letter] of [...LETTERS].entries()) VALUES[letter.charCodeAt(0)] = value;

/** Where a word begins, and how much of the one before it belongs to it. */
const SHARED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** @typedef {Readonly<Record<string, string>>} Streams what a part of the index is made of, by name */

/** What the index says of itself is not true. */
export class DamagedIndex extends Error {}

/**
 * A stream of a part.
 *
 * @param {Streams} streams
 * @param {string} name
 */
export function stream(streams, name) {
  const text = streams[name];
  if (typeof text !== "string") throw new DamagedIndex(`${name} is missing`);
  return text;
}

/**
 * Small numbers, written as one to three letters each.
 *
 * @param {string} text
 * @returns {number[]}
 */
export function readNumbers(text) {
  const ones = valueAt(text, 0);
  const twos = valueAt(text, 1);
  const numbers = [];
  let at = 2;
  while (at < text.length) {
    const first = valueAt(text, at);
    if (first < ones) {
      numbers.push(first);
      at += 1;
    } else if (first < ones + twos) {
      numbers.push(ones + (first - ones) * BASE + valueAt(text, at + 1));
      at += 2;
    } else {
      const middle = (first - ones - twos) * BASE + valueAt(text, at + 1);
      numbers.push(ones + (twos + middle) * BASE + valueAt(text, at + 2));
      at += 3;
    }
  }
  return numbers;
}

/**
 * What the letter at a place counts.
 *
 * @param {string} text
 * @param {number} at
 */
export function valueAt(text, at) {
  const value = VALUES[text.charCodeAt(at)] ?? 255; // behind the end it is no letter
  if (value === 255) throw new DamagedIndex("a list of numbers");
  return value;
}

/**
 * Sorted words, each written as what it does not share with the one before.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function readWords(text) {
  const words = [];
  let before = "";
  let end = 0;
  for (const match of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const shared = SHARED.indexOf(match[1] ?? "");
    if (match.index !== end || shared > before.length) throw new DamagedIndex("a list of words");
    before = before.slice(0, shared) + match[2];
    words.push(before);
    end += match[0].length;
  }
  if (end !== text.length) throw new DamagedIndex("a list of words");
  return words;
}
