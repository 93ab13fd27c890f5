// Postings: which documents hold each term, and how much of it. No DOM.
//
// The twin of callsheet/search/wire/postings.py; docs/reference/search-data.md describes the format.
// What is damaged throws; nothing that is read can make a loop without end or a document that is not
// there.

import { DamagedIndex, readNumbers, stream } from './wire.mjs';

/** After so many lists the place of one is written down. */
const STRIDE = 8;

/** Bits of the longest code that 16 levels can need. */
const LONGEST = 15;

/** Zeros behind the bits: a window of 32 bits that begins near the end looks into them. */
const PADDING = 16;

/** @typedef {{documents: Uint32Array, levels: Uint8Array}} PostingList side by side, by document */

/** @type {PostingList} */
const NO_POSTINGS = { documents: new Uint32Array(), levels: new Uint8Array() };

/** Each list is read when somebody asks for it. */
export class Postings {
  /**
   * @param {import("./wire.mjs").Streams} streams
   * @param {string} name which of its lists
   * @param {number} documents how many there are
   */
  constructor(streams, name, documents) {
    this.documents = documents;
    this.counts = readNumbers(stream(streams, `${name}.counts`));
    this.codes = new LevelCodes(readNumbers(stream(streams, `${name}.levels`)));
    this.places = [0];
    for (const step of readNumbers(stream(streams, `${name}.places`))) {
      this.places.push((this.places.at(-1) ?? 0) + step);
    }
    if (this.places.length !== Math.max(Math.ceil(this.counts.length / STRIDE), 1)) {
      throw new DamagedIndex("postings");
    }
    const letters = atob(stream(streams, `${name}.bits`));
    const bytes = new Uint8Array(letters.length + PADDING);
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
    this.view = new DataView(bytes.buffer);
    this.end = letters.length * 8;
    this.at = 0;
    /** @type {Map<number, PostingList>} */
    this.known = new Map();
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
    let list = NO_POSTINGS;
    for (let number = first; number <= term; number += 1) {
      list = this.read(this.counts[number] ?? 0);
      this.known.set(number, list);
    }
    return list;
  }

  /**
   * The list that begins at `at`.
   *
   * @param {number} count
   * @returns {PostingList}
   */
  read(count) {
    if (count > this.documents) throw new DamagedIndex("postings");
    const { view, end } = this;
    const { table, width } = this.codes;
    const fixed = parameter(this.documents, count);
    const documents = new Uint32Array(count);
    const levels = new Uint8Array(count);
    let { at } = this;
    let document = -1;
    for (let number = 0; number < count; number += 1) {
      let gap = 0;
      let ones = Math.clz32(~bitsAt(view, at));
      while (ones === 32 && at < end) {
        gap += 32;
        at += 32;
        ones = Math.clz32(~bitsAt(view, at));
      }
      at += ones + 1;
      gap = (gap + ones) * 2 ** fixed + (fixed === 0 ? 0 : bitsAt(view, at) >>> (32 - fixed));
      at += fixed;
      const code = table[bitsAt(view, at) >>> (32 - width)] ?? 0;
      at += code >> 4;
      document += gap + 1;
      if (code === 0 || at > end || document >= this.documents) throw new DamagedIndex("postings");
      documents[number] = document;
      levels[number] = code & 15;
    }
    this.at = at;
    return { documents, levels };
  }
}

/**
 * The next 32 bits.
 *
 * @param {DataView} view
 * @param {number} at
 */
function bitsAt(view, at) {
  const shift = at & 7;
  const word = view.getUint32(at >> 3);
  return shift === 0 ? word | 0 : (word << shift) | (view.getUint8((at >> 3) + 4) >> (8 - shift));
}

/** The canonical codes of the levels: for every `width` bits, what they begin with. */
class LevelCodes {
  /** @param {readonly number[]} lengths in bits, by level; 0 for a level that no list has */
  constructor(lengths) {
    const levels = lengths.map((length, level) => ({ length, level })).filter((each) => each.length);
    levels.sort((a, b) => a.length - b.length || a.level - b.level);
    this.width = levels.at(-1)?.length ?? 1;
    if (this.width > LONGEST || lengths.length > 16) throw new DamagedIndex("the codes of levels");
    /** 16 times the length of a code, and its level; 0 where no code begins so. */
    this.table = new Uint8Array(2 ** this.width);
    let start = 0;
    for (const { length, level } of levels) {
      const end = start + 2 ** (this.width - length);
      if (end > this.table.length) throw new DamagedIndex("the codes of levels");
      this.table.fill(length * 16 + level, start, end);
      start = end;
    }
  }
}

/**
 * Is a document in a sorted list?
 *
 * @param {ArrayLike<number>} documents
 * @param {number} document
 */
export function isAmong(documents, document) {
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
 * Rice's parameter; whole numbers only, so that the writer finds the same.
 *
 * @param {number} documents
 * @param {number} count
 */
function parameter(documents, count) {
  const average = Math.floor((69 * documents) / (100 * Math.max(count, 1)));
  return average > 0 ? 31 - Math.clz32(average) : 0;
}
