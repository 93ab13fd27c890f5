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
    const { tokens, stops } = this;
    const { starts, average } = this.measured();
    const next = starts.slice();
    const documents = new Uint32Array(starts.at(-1) ?? 0);
    const says = new Float64Array(documents.length);
    const last = new Int32Array(this.words.length).fill(-1);
    const times = new Uint16Array(this.words.length);
    let name = 0;
    for (let document = 0; document < counts.length; document += 1) {
      for (const end = name + (counts[document] ?? 0); name < end; name += 1) {
        const [from, to] = [this.names[name] ?? 0, this.names[name + 1] ?? 0];
        let length = 0;
        for (let at = from; at < to; at += 1) {
          const token = tokens[at] ?? 0;
          if (!stops[token]) length += 1;
          times[token] = (times[token] ?? 0) + 1;
        }
        const dampened = K1 * (1 - NAME_B + (NAME_B * length) / average);
        for (let at = from; at < to; at += 1) {
          const token = tokens[at] ?? 0;
          const often = times[token] ?? 0;
          times[token] = 0;
          if (stops[token] || often === 0) continue;
          if (last[token] !== document) next[token] = (next[token] ?? 0) + 1;
          last[token] = document;
          const place = (next[token] ?? 0) - 1;
          documents[place] = document;
          says[place] = Math.max(says[place] ?? 0, often / (often + dampened));
        }
      }
    }
    return { starts, documents, says };
  }

  /** Where the list of each word begins, and how many words that count a name has on average. */
  measured() {
    const { tokens, stops } = this;
    const last = new Int32Array(this.words.length).fill(-1);
    const starts = new Uint32Array(this.words.length + 1);
    let counting = 0;
    for (let document = 0; document + 1 < this.starts.length; document += 1) {
      for (let at = this.starts[document] ?? 0; at < (this.starts[document + 1] ?? 0); at += 1) {
        const token = tokens[at] ?? 0;
        if (stops[token]) continue;
        counting += 1;
        if (last[token] === document) continue;
        last[token] = document;
        starts[token + 1] = (starts[token + 1] ?? 0) + 1;
      }
    }
    for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    return { starts, average: counting / Math.max(this.names.length - 1, 1) || 1 };
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

  /**
   * Raise the documents that hold a word to what it says of them.
   *
   * @param {import("./scores.mjs").Tally} tally
   * @param {string} word
   */
  raise(tally, word) {
    const place = this.places.get(word);
    if (place === undefined || this.stops[place]) return;
    const { starts, documents, says } = this.holders;
    const end = starts[place + 1] ?? 0;
    for (let at = starts[place] ?? 0; at < end; at += 1) tally.raise(documents[at] ?? 0, says[at] ?? 0);
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

