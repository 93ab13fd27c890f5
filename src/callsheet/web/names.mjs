// Names: titles and aliases, read word by word, with an index of their words. No DOM.
//
// The twin of callsheet/search/names.py.

import { words } from './text.mjs';
import { DamagedIndex, readNumbers, stream } from './wire.mjs';

/** BM25's parameters, as in callsheet/search/fulltext.py and names.py. */
const NAME_K1 = 1.2;
const NAME_B = 0.5;

/** @typedef {Map<string, Map<number, number>>} WordsOfNames word → document → how much it says */

/**
 * The names of each document.
 *
 * @param {import("./wire.mjs").Streams} streams
 * @returns {string[][]}
 */
export function readNames(streams) {
  const spelt = stream(streams, "spelt").split(" ");
  const lengths = readNumbers(stream(streams, "lengths"));
  const numbers = readNumbers(stream(streams, "numbers"));
  let name = 0;
  let at = 0;
  const one = () => {
    const length = lengths[name++];
    if (length === undefined || at + length > numbers.length) throw new DamagedIndex("names");
    const start = at;
    at += length;
    return numbers.slice(start, at).map((number) => {
      const word = spelt[number];
      if (word === undefined) throw new DamagedIndex("names");
      return word;
    }).join(" ");
  };
  return readNumbers(stream(streams, "names")).map((count) => Array.from({ length: count }, one));
}

/** Which documents hold each word of their names, and which are called so. */
export class Names {
  /**
   * @param {readonly (readonly string[])[]} of the names of each document
   * @param {ReadonlySet<string>} stopWords
   */
  constructor(of, stopWords) {
    this.of = of;
    /** @type {WordsOfNames} */
    this.documents = new Map();
    /** @type {Map<string, number[]>} a whole name, as its words → documents */
    this.called = new Map();
    const split = of.map((each) => each.map((name) => words(name)));
    const counting = split.map((each) =>
      each.map((name) => name.filter((word) => !stopWords.has(word))),
    );
    const all = counting.flat();
    const average = all.reduce((sum, name) => sum + name.length, 0) / Math.max(all.length, 1) || 1;
    for (const [document, each] of split.entries()) {
      for (const name of each) this.call(name.join(" "), document);
      for (const name of counting[document] ?? []) this.add(name, document, average);
    }
  }

  /**
   * @param {string} name
   * @param {number} document
   */
  call(name, document) {
    const holders = this.called.get(name);
    if (!holders) this.called.set(name, [document]);
    else if (!holders.includes(document)) holders.push(document);
  }

  /**
   * @param {readonly string[]} name
   * @param {number} document
   * @param {number} average words of a name
   */
  add(name, document, average) {
    const norm = NAME_K1 * (1 - NAME_B + (NAME_B * name.length) / average);
    for (const word of new Set(name)) {
      const times = name.filter((each) => each === word).length;
      const says = this.documents.get(word) ?? new Map();
      says.set(document, Math.max(says.get(document) ?? 0, times / (times + norm)));
      this.documents.set(word, says);
    }
  }
}
