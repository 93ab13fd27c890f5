// Engine: which documents answer a text, and how well. No DOM.
//
// The twin of callsheet/search/engine.py: from the same streams both give the same scores to the
// last bit.

import { Spelling } from './spelling.mjs';
import { words } from './text.mjs';
import { DamagedIndex, Postings, readNumbers, readWords, stream } from './wire.mjs';

/** What a word counts in a title, an alias, the text and an attached file. */
const [TITLE, ALIAS, TEXT, FILE] = [3, 2, 1, 0.5];

/** What a word counts that only begins as the typed one, or is spelt nearly so. */
const [BEGUN, MISTYPED] = [0.6, 0.5];

/** So many letters a beginning must have to be looked up in the text. */
const TEXT_FROM = 3;

/** BM25's parameter, and the highest level of a word in a text. */
const [K1, TOP_LEVEL] = [1.2, 15];

/** @typedef {import("./names.mjs").Names} NamesOfDocuments */
/** @typedef {{terms: Map<string, number>, words: string[], text: Postings, files: Postings}} FullText */
/** @typedef {{word: string, exactly: string[], begun: string[], mistyped: string[]}} Asked */
/** @typedef {{scores: Float64Array, matched: Uint16Array}} Answers by document: the score, and of how many words */

/**
 * The index of texts.
 *
 * @param {import("./wire.mjs").Streams} streams
 * @param {number} documents
 * @returns {FullText}
 */
export function readFullText(streams, documents) {
  const found = readWords(stream(streams, "words"));
  const steps = readNumbers(stream(streams, "forms"));
  const text = new Postings(streams, "text", documents);
  const files = new Postings(streams, "files", documents);
  const terms = new Map();
  let known = 0;
  for (const [at, step] of steps.entries()) {
    if (step > known) throw new DamagedIndex("the forms of words");
    terms.set(found[at], known - step);
    if (step === 0) known += 1;
  }
  const fits = steps.length === found.length && text.counts.length === known;
  if (!fits || files.counts.length !== known) throw new DamagedIndex("the forms of words");
  return { terms, words: found, text, files };
}

export class Engine {
  /**
   * @param {NamesOfDocuments} titles
   * @param {NamesOfDocuments} aliases
   * @param {FullText | null} full null as long as it has not come
   * @param {ReadonlySet<string>} stopWords
   */
  constructor(titles, aliases, full, stopWords) {
    this.names = [
      { names: titles, weight: TITLE },
      { names: aliases, weight: ALIAS },
    ];
    this.full = full;
    this.stopWords = stopWords;
    this.number = titles.of.length;
    const spoken = new Set([...titles.holders.keys(), ...aliases.holders.keys()]);
    this.spelling = new Spelling(full ? full.words : [...spoken].sort());
  }

  /**
   * The words of a query that count, each once, and what they are taken for.
   *
   * @param {string} text
   * @returns {Asked[]}
   */
  asked(text) {
    const typed = words(text);
    const last = typed.at(-1);
    const counting = typed.filter((word) => !this.stopWords.has(word));
    const each = new Set(counting.length > 0 ? counting : typed.slice(-1));
    return [...each].map((word) => this.taken(word, word === last));
  }

  /**
   * @param {string} word
   * @param {boolean} isLast
   * @returns {Asked}
   */
  taken(word, isLast) {
    const exactly = this.spelling.forms(word);
    const begun = isLast
      ? this.spelling.beginning(word).filter((found) => !exactly.includes(found))
      : [];
    const isKnown = exactly.length > 0 || begun.length > 0;
    return { word, exactly, begun, mistyped: isKnown ? [] : this.spelling.nearest(word) };
  }

  /**
   * How each document answers.
   *
   * @param {readonly Asked[]} query
   * @returns {Answers}
   */
  find(query) {
    const scores = new Float64Array(this.number);
    const matched = new Uint16Array(this.number);
    for (const asked of query) {
      const best = new Float64Array(this.number);
      this.add(best, asked.exactly, 1, true);
      this.add(best, asked.begun, BEGUN, [...asked.word].length >= TEXT_FROM);
      this.add(best, asked.mistyped, MISTYPED, true);
      for (let document = 0; document < best.length; document += 1) {
        const score = best[document] ?? 0;
        if (score === 0) continue;
        scores[document] = (scores[document] ?? 0) + score;
        matched[document] = (matched[document] ?? 0) + 1;
      }
    }
    return { scores, matched };
  }

  /**
   * Add what a word in any of these forms says of each document, where it says more.
   *
   * @param {Float64Array} best
   * @param {readonly string[]} forms
   * @param {number} share
   * @param {boolean} withText
   */
  add(best, forms, share, withText) {
    if (forms.length === 0) return;
    const says = new Float64Array(this.number);
    for (const { names, weight } of this.names) {
      const most = new Float64Array(this.number);
      for (const form of forms) {
        const holders = names.holders.get(form);
        if (holders) raise(most, holders.documents, holders.says, 1);
      }
      addAll(says, most, weight);
    }
    if (withText && this.full) {
      const { terms, text, files } = this.full;
      const sought = new Set(forms.flatMap((form) => terms.get(form) ?? []));
      for (const { postings, weight } of [
        { postings: text, weight: TEXT },
        { postings: files, weight: FILE },
      ]) {
        const most = new Float64Array(this.number);
        for (const term of sought) {
          const { documents, levels } = postings.of(term);
          raise(most, documents, levels, TOP_LEVEL);
        }
        addAll(says, most, weight);
      }
    }
    let holders = 0;
    for (const each of says) holders += Number(each > 0);
    const rarity = rarityOf(holders, this.number);
    for (let document = 0; document < says.length; document += 1) {
      const value = share * rarity * (says[document] ?? 0);
      if (value > (best[document] ?? 0)) best[document] = value;
    }
  }
}

/**
 * @param {Float64Array} most
 * @param {ArrayLike<number>} documents
 * @param {ArrayLike<number>} values
 * @param {number} whole what a value is a part of
 */
function raise(most, documents, values, whole) {
  for (let at = 0; at < documents.length; at += 1) {
    const document = documents[at] ?? 0;
    const value = (values[at] ?? 0) / whole;
    if (value > (most[document] ?? 0)) most[document] = value;
  }
}

/**
 * @param {Float64Array} says
 * @param {Float64Array} more
 * @param {number} weight
 */
function addAll(says, more, weight) {
  for (let document = 0; document < more.length; document += 1) {
    const value = more[document] ?? 0;
    if (value > 0) says[document] = (says[document] ?? 0) + weight * (K1 + 1) * value;
  }
}

/**
 * BM25's inverse document frequency, to three decimals: logarithms differ in their last bit.
 *
 * @param {number} holders
 * @param {number} number
 */
function rarityOf(holders, number) {
  const rarity = Math.log(1 + (number - holders + 0.5) / (holders + 0.5));
  return Math.floor(rarity * 1000 + 0.5) / 1000;
}
