// Names: titles and aliases, read word by word, with an index of their words. No DOM.
//
// The twin of callsheet/search/names.py. Everything is numbers: ten thousand titles are read while
// a page opens.

import { K1 } from './scores.mjs';
import { words } from './text.mjs';

/** BM25's parameter for names, as in callsheet/search/names.py. */
const NAME_B = 0.5;

/** What needs no normalising to be one word. */
const PLAIN = /^[a-z0-9]+$/;

/** @typedef {{documents: Uint32Array, says: Float64Array}} HoldersOfName side by side, by document */

/** Which documents hold each word of their names, and which are called so. */
export class Names {
  /**
   * @param {import("./coded-names.mjs").CodedNames} coded
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

  /** @param {import("./coded-names.mjs").CodedNames} coded */
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
   * For each word the documents that hold it, and what it says of them: one list after the other.
   *
   * @param {readonly number[]} counts names of each document
   */
  index(counts) {
    const last = new Int32Array(this.words.length).fill(-1);
    const starts = new Uint32Array(this.words.length + 1);
    let counting = 0;
    this.eachToken(counts, (token, document) => {
      counting += 1;
      if (last[token] === document) return;
      last[token] = document;
      starts[token + 1] = (starts[token + 1] ?? 0) + 1;
    });
    for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    const average = counting / Math.max(this.names.length - 1, 1) || 1;
    const next = starts.slice();
    const documents = new Uint32Array(starts.at(-1) ?? 0);
    const says = new Float64Array(documents.length);
    last.fill(-1);
    this.eachToken(counts, (token, document, times, length) => {
      const value = times / (times + K1 * (1 - NAME_B + (NAME_B * length) / average));
      if (last[token] !== document) next[token] = (next[token] ?? 0) + 1;
      last[token] = document;
      const at = (next[token] ?? 0) - 1;
      documents[at] = document;
      if (value > (says[at] ?? 0)) says[at] = value;
    });
    return { starts, documents, says };
  }

  /**
   * Every word that counts, with its document, how often it stands in the name, and how many words
   * count there.
   *
   * @param {readonly number[]} counts
   * @param {(token: number, document: number, times: number, length: number) => void} visit
   */
  eachToken(counts, visit) {
    let name = 0;
    for (let document = 0; document < counts.length; document += 1) {
      for (const last = name + (counts[document] ?? 0); name < last; name += 1) {
        const [start, end] = [this.names[name] ?? 0, this.names[name + 1] ?? 0];
        let length = 0;
        for (let at = start; at < end; at += 1) length += this.stops[this.tokens[at] ?? 0] ? 0 : 1;
        for (let at = start; at < end; at += 1) {
          const token = this.tokens[at] ?? 0;
          if (this.stops[token]) continue;
          let times = 0;
          for (let other = start; other < end; other += 1) times += Number(this.tokens[other] === token);
          visit(token, document, times, length);
        }
      }
    }
  }

  /**
   * The documents that hold a word.
   *
   * @param {string} word
   * @returns {HoldersOfName | undefined}
   */
  of(word) {
    const place = this.places.get(word);
    if (place === undefined || this.stops[place]) return undefined;
    const { starts, documents, says } = this.holders;
    const [start, end] = [starts[place], starts[place + 1]];
    return { documents: documents.subarray(start, end), says: says.subarray(start, end) };
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
   * A hash of each whole name → the names, and their documents, one after the other.
   *
   * @param {readonly number[]} counts
   */
  hashed(counts) {
    /** @type {Map<number, number[]>} */
    const calls = new Map();
    let name = 0;
    for (let document = 0; document < counts.length; document += 1) {
      for (const last = name + (counts[document] ?? 0); name < last; name += 1) {
        const key = hash(this.tokens, this.names[name] ?? 0, this.names[name + 1] ?? 0);
        const others = calls.get(key);
        if (others) others.push(name, document);
        else calls.set(key, [name, document]);
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
    const calls = this.calls.get(hash(tokens, 0, tokens.length)) ?? [];
    const found = [];
    for (let at = 0; at < calls.length; at += 2) {
      const name = calls[at] ?? 0;
      const called = this.tokens.slice(this.names[name], this.names[name + 1]);
      const same = called.length === tokens.length && called.every((token, k) => token === tokens[k]);
      if (same) found.push(calls[at + 1] ?? 0);
    }
    return found;
  }
}

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

