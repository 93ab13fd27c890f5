// Wire: reads the numbers, words and postings of the search index. No DOM.
//
// The twin of callsheet/search/wire; docs/reference/search-data.md describes the format. What is
// damaged throws; nothing that is read can make a loop without end or a document that is not there.

const LETTERS = Array.from({ length: 92 }, (_, at) => String.fromCharCode(0x23 + at))
  .filter((letter) => letter !== "<" && letter !== "\\" && letter !== "\x7f")
  .join("");

/** How many letters there are. */
const BASE = 90;

/** Character code → value; 255 for what is no letter. */
const VALUES = new Uint8Array(128).fill(255);
for (const [value, letter] of [...LETTERS].entries()) VALUES[letter.charCodeAt(0)] = value;

/** Where a word begins, and how much of the one before it belongs to it. */
const SHARED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** After so many lists the place of one is written down. */
const STRIDE = 32;

/** Bits of the longest code of a level. */
const LONGEST = 40;

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
  const last = text.length;
  let at = 0;
  const next = () => {
    const value = at < last ? VALUES[text.charCodeAt(at++)] : 255;
    if (value === undefined || value === 255) throw new DamagedIndex("a list of numbers");
    return value;
  };
  const ones = next();
  const twos = next();
  const numbers = [];
  while (at < last) {
    const first = next();
    if (first < ones) {
      numbers.push(first);
    } else if (first < ones + twos) {
      numbers.push(ones + (first - ones) * BASE + next());
    } else {
      const middle = (first - ones - twos) * BASE + next();
      numbers.push(ones + (twos + middle) * BASE + next());
    }
  }
  return numbers;
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

/** Which documents hold each term, and how much of it. A list is read when somebody asks for it. */
export class Postings {
  /**
   * @param {Streams} streams
   * @param {string} name which of its lists
   * @param {number} documents how many there are
   */
  constructor(streams, name, documents) {
    this.documents = documents;
    this.counts = readNumbers(stream(streams, `${name}.counts`));
    this.levels = levelCodes(readNumbers(stream(streams, `${name}.levels`)));
    this.places = [0];
    for (const step of readNumbers(stream(streams, `${name}.places`))) {
      this.places.push((this.places.at(-1) ?? 0) + step);
    }
    if (this.places.length !== Math.max(Math.ceil(this.counts.length / STRIDE), 1)) {
      throw new DamagedIndex("postings");
    }
    const bytes = atob(stream(streams, `${name}.bits`));
    this.bytes = new Uint8Array(bytes.length);
    for (let at = 0; at < bytes.length; at += 1) this.bytes[at] = bytes.charCodeAt(at);
    /** @type {Map<number, PostingList>} */
    this.known = new Map();
    this.at = 0;
  }

  /**
   * @param {number} term
   * @returns {PostingList}
   */
  of(term) {
    const known = this.known.get(term);
    if (known) return known;
    const first = term - (term % STRIDE);
    this.at = this.places[first / STRIDE] ?? 0;
    for (let number = first; number <= term; number += 1) {
      const list = this.read(this.counts[number] ?? 0);
      if (number === term) this.known.set(term, list);
    }
    return this.known.get(term) ?? NO_POSTINGS;
  }

  /**
   * Is a document in the list of a term?
   *
   * @param {number} term
   * @param {number} document
   */
  holds(term, document) {
    const { documents } = this.of(term);
    let low = 0;
    let high = documents.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((documents[middle] ?? 0) < document) low = middle + 1;
      else high = middle;
    }
    return documents[low] === document;
  }

  /**
   * @param {number} count
   * @returns {PostingList}
   */
  read(count) {
    if (count > this.documents) throw new DamagedIndex("postings");
    const fixed = parameter(this.documents, count);
    const documents = new Uint32Array(count);
    const levels = new Uint8Array(count);
    let document = -1;
    for (let number = 0; number < count; number += 1) {
      let many = 0;
      while (this.bit() === 1) many += 1;
      let gap = many;
      for (let each = 0; each < fixed; each += 1) gap = gap * 2 + this.bit();
      document += gap + 1;
      if (document >= this.documents) throw new DamagedIndex("postings");
      documents[number] = document;
      levels[number] = this.level();
    }
    return { documents, levels };
  }

  level() {
    let code = 1;
    for (let length = 1; length <= LONGEST; length += 1) {
      code = code * 2 + this.bit();
      const level = this.levels.get(code);
      if (level !== undefined) return level;
    }
    throw new DamagedIndex("postings");
  }

  bit() {
    const byte = this.bytes[this.at >> 3];
    if (byte === undefined) throw new DamagedIndex("postings");
    const bit = (byte >> (7 - (this.at & 7))) & 1;
    this.at += 1;
    return bit;
  }
}

/** @typedef {{documents: Uint32Array, levels: Uint8Array}} PostingList side by side, by document */

/** @type {PostingList} */
const NO_POSTINGS = { documents: new Uint32Array(), levels: new Uint8Array() };

/**
 * Rice's parameter; whole numbers only, so that the writer finds the same.
 *
 * @param {number} documents
 * @param {number} count
 */
function parameter(documents, count) {
  const average = Math.floor((69 * documents) / (100 * Math.max(count, 1)));
  return average > 0 ? 31 - Math.clz32(average) : 0;
}

/**
 * The canonical codes of the levels: code with a 1 before it → level.
 *
 * @param {readonly number[]} lengths
 * @returns {Map<number, number>}
 */
function levelCodes(lengths) {
  const levels = lengths.map((length, level) => ({ length, level })).filter((each) => each.length);
  levels.sort((a, b) => a.length - b.length || a.level - b.level);
  const codes = new Map();
  let code = 0;
  let before = 0;
  for (const { length, level } of levels) {
    code *= 2 ** (length - before);
    before = length;
    codes.set(2 ** length + code, level);
    code += 1;
  }
  return codes;
}
