// Names: titles and aliases, read word by word, with an index of their words. No DOM.
//
// The twin of callsheet/search/names.py. Everything is numbers: ten thousand titles are read while
// a page opens.

import { words } from './text.mjs';
import { DamagedIndex, readNumbers, stream } from './wire.mjs';

/** BM25's parameters, as in callsheet/search/fulltext.py and names.py. */
const NAME_K1 = 1.2;
const NAME_B = 0.5;

/** What needs no normalising to be one word. */
const PLAIN = /^[a-z0-9]+$/;

/**
 * @typedef {object} CodedNames the names of documents, as places among the different words
 * @property {readonly string[]} spelt the different words, as they are cut at spaces
 * @property {readonly number[]} counts names of each document
 * @property {readonly number[]} lengths words of each name
 * @property {readonly number[]} numbers the place of each word
 */
/** @typedef {{documents: Uint32Array, says: Float64Array}} HoldersOfName side by side, by document */

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

/** Which documents hold each word of their names, and which are called so. */
export class Names {
  /**
   * @param {CodedNames} coded
   * @param {ReadonlySet<string>} stopWords
   */
  constructor(coded, stopWords) {
    /** @type {string[]} the words, as text.mjs makes them */
    this.words = [];
    /** @type {Map<string, number>} word → its place */
    this.places = new Map();
    this.size = coded.counts.length;
    /** @type {number[]} the place of each word of each name, one after the other */
    this.tokens = [];
    /** @type {number[]} where the words of each name begin, and of each document; and the ends */
    this.names = [0];
    this.starts = [0];
    this.tokenise(coded);
    this.stops = Uint8Array.from(this.words, (word) => Number(stopWords.has(word)));
    this.holders = this.index(coded.counts);
    this.calls = this.hashed(coded.counts);
  }

  /** @param {CodedNames} coded */
  tokenise({ spelt, counts, lengths, numbers }) {
    const tokensOf = spelt.map((part) => wordsOf(part).map((word) => this.placeOf(word)));
    let name = 0;
    let at = 0;
    for (const count of counts) {
      for (const last = name + count; name < last; name += 1) {
        for (const end = at + (lengths[name] ?? 0); at < end; at += 1) {
          for (const token of tokensOf[numbers[at] ?? 0] ?? []) this.tokens.push(token);
        }
        this.names.push(this.tokens.length);
      }
      this.starts.push(this.tokens.length);
    }
  }

  /** @param {string} word */
  placeOf(word) {
    let place = this.places.get(word);
    if (place === undefined) {
      place = this.words.length;
      this.places.set(word, place);
      this.words.push(word);
    }
    return place;
  }

  /**
   * For each word the documents that hold it, and what it says of them.
   *
   * @param {readonly number[]} counts
   * @returns {HoldersOfName[]}
   */
  index(counts) {
    const number = this.names.length - 1;
    const counting = this.tokens.filter((token) => this.stops[token] === 0).length;
    const average = counting / Math.max(number, 1) || 1;
    /** @type {number[][]} */
    const documents = this.words.map(() => []);
    /** @type {number[][]} */
    const says = this.words.map(() => []);
    let name = 0;
    for (const [document, count] of counts.entries()) {
      for (const last = name + count; name < last; name += 1) {
        const [start, end] = [this.names[name] ?? 0, this.names[name + 1] ?? 0];
        let length = 0;
        for (let at = start; at < end; at += 1) length += this.stops[this.tokens[at] ?? 0] ? 0 : 1;
        const norm = NAME_K1 * (1 - NAME_B + (NAME_B * length) / average);
        for (let at = start; at < end; at += 1) {
          const token = this.tokens[at] ?? 0;
          if (this.stops[token] || this.tokens.indexOf(token, start) < at) continue;
          let times = 0;
          for (let other = at; other < end; other += 1) times += Number(this.tokens[other] === token);
          const held = /** @type {number[]} */ (documents[token]);
          const said = /** @type {number[]} */ (says[token]);
          const value = times / (times + norm);
          if (held.at(-1) === document) said.push(Math.max(said.pop() ?? 0, value));
          else said.push(value) && held.push(document);
        }
      }
    }
    return documents.map((held, token) => {
      return { documents: Uint32Array.from(held), says: Float64Array.from(says[token] ?? []) };
    });
  }

  /**
   * The documents that hold a word.
   *
   * @param {string} word
   * @returns {HoldersOfName | undefined}
   */
  of(word) {
    const place = this.places.get(word);
    return place === undefined || this.stops[place] ? undefined : this.holders[place];
  }

  /** The words that somebody may look for. */
  vocabulary() {
    return this.words.filter((_, place) => this.stops[place] === 0);
  }

  /**
   * The words of a document's names.
   *
   * @param {number} document
   * @returns {string[]}
   */
  held(document) {
    const [start, end] = [this.starts[document], this.starts[document + 1]];
    return this.tokens.slice(start, end).map((token) => this.words[token] ?? "");
  }

  /**
   * A hash of each whole name → the names and their documents.
   *
   * @param {readonly number[]} counts
   */
  hashed(counts) {
    /** @type {Map<number, {name: number, document: number}[]>} */
    const calls = new Map();
    let name = 0;
    for (const [document, count] of counts.entries()) {
      for (const last = name + count; name < last; name += 1) {
        const key = hash(this.tokens, this.names[name] ?? 0, this.names[name + 1] ?? 0);
        calls.set(key, [...(calls.get(key) ?? []), { name, document }]);
      }
    }
    return calls;
  }

  /**
   * The documents that are called so, word for word.
   *
   * @param {readonly string[]} typed
   * @returns {number[]}
   */
  called(typed) {
    const tokens = typed.map((word) => this.places.get(word) ?? -1);
    return (this.calls.get(hash(tokens, 0, tokens.length)) ?? [])
      .filter(({ name }) => {
        const [start, end] = [this.names[name] ?? 0, this.names[name + 1] ?? 0];
        const same = this.tokens.slice(start, end).every((token, at) => token === tokens[at]);
        return same && end - start === tokens.length;
      })
      .map(({ document }) => document);
  }
}

const plus = (/** @type {number} */ a, /** @type {number} */ b) => a + b;

/** @param {string} part */
function wordsOf(part) {
  const lower = part.toLowerCase();
  return PLAIN.test(lower) ? [lower] : words(part);
}

/**
 * @param {readonly number[]} tokens
 * @param {number} start
 * @param {number} end
 */
function hash(tokens, start, end) {
  let sum = end - start;
  for (let at = start; at < end; at += 1) sum = (Math.imul(sum, 31) + (tokens[at] ?? 0)) | 0;
  return sum;
}

