// Names: titles and aliases, read word by word, with an index of their words. No DOM.
//
// The twin of callsheet/search/names.py.

import { words } from './text.mjs';
import { DamagedIndex, readNumbers, stream } from './wire.mjs';

/** BM25's parameters, as in callsheet/search/fulltext.py and names.py. */
const NAME_K1 = 1.2;
const NAME_B = 0.5;

/** @typedef {{documents: number[], says: number[]}} HoldersOfName side by side, by document */

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
    /** @type {Map<string, HoldersOfName>} word → the documents that hold it */
    this.holders = new Map();
    /** @type {Map<string, number[]>} a whole name, as its words → documents */
    this.called = new Map();
    const split = splitter();
    const names = of.flatMap((each, document) => each.map((name) => ({ document, all: split(name) })));
    const counting = names.map(({ document, all }) => {
      return { document, name: all.filter((word) => !stopWords.has(word)) };
    });
    const total = counting.reduce((sum, { name }) => sum + name.length, 0);
    const average = total / Math.max(names.length, 1) || 1;
    for (const { document, all } of names) this.call(all.join(" "), document);
    for (const { document, name } of counting) this.add(name, document, average);
  }

  /**
   * @param {string} name
   * @param {number} document
   */
  call(name, document) {
    const holders = this.called.get(name);
    if (!holders) this.called.set(name, [document]);
    else if (holders.at(-1) !== document) holders.push(document);
  }

  /**
   * @param {readonly string[]} name
   * @param {number} document
   * @param {number} average words of a name
   */
  add(name, document, average) {
    const norm = NAME_K1 * (1 - NAME_B + (NAME_B * name.length) / average);
    for (const word of new Set(name)) {
      let times = 0;
      for (const each of name) times += Number(each === word);
      const says = times / (times + norm);
      const holders = this.holders.get(word);
      if (!holders) {
        this.holders.set(word, { documents: [document], says: [says] });
      } else if (holders.documents.at(-1) === document) {
        holders.says.push(Math.max(holders.says.pop() ?? 0, says));
      } else {
        holders.documents.push(document);
        holders.says.push(says);
      }
    }
  }
}

/** Gives a function: name → words; what stands between two spaces is taken apart only once. */
function splitter() {
  /** @type {Map<string, string[]>} */
  const known = new Map();
  return (/** @type {string} */ name) =>
    name.split(" ").flatMap((part) => {
      let found = known.get(part);
      if (!found) known.set(part, (found = words(part)));
      return found;
    });
}
