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
/** @typedef {{score: number, matched: Set<number>}} Found */

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
      { documents: titles.documents, weight: TITLE },
      { documents: aliases.documents, weight: ALIAS },
    ];
    this.full = full;
    this.stopWords = stopWords;
    this.number = titles.of.length;
    const spoken = new Set([...titles.documents.keys(), ...aliases.documents.keys()]);
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
   * Document → how it answers; documents that hold none of the words are not there.
   *
   * @param {readonly Asked[]} query
   * @returns {Map<number, Found>}
   */
  find(query) {
    /** @type {Map<number, Found>} */
    const found = new Map();
    for (const [place, asked] of query.entries()) {
      /** @type {Map<number, number>} */
      const best = new Map();
      this.add(best, asked.exactly, 1, true);
      this.add(best, asked.begun, BEGUN, [...asked.word].length >= TEXT_FROM);
      this.add(best, asked.mistyped, MISTYPED, true);
      for (const [document, score] of best) {
        const answer = found.get(document) ?? { score: 0, matched: new Set() };
        answer.score += score;
        answer.matched.add(place);
        found.set(document, answer);
      }
    }
    return found;
  }

  /**
   * Add what a word in any of these forms says of each document, where it says more.
   *
   * @param {Map<number, number>} best
   * @param {readonly string[]} forms
   * @param {number} share
   * @param {boolean} withText
   */
  add(best, forms, share, withText) {
    /** @type {Map<number, number>} */
    const says = new Map();
    for (const { documents, weight } of this.names) {
      /** @type {Map<number, number>} */
      const most = new Map();
      for (const form of forms) {
        for (const [document, value] of documents.get(form) ?? []) raise(most, document, value);
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
        /** @type {Map<number, number>} */
        const most = new Map();
        for (const term of sought) {
          for (const { document, level } of postings.of(term)) {
            raise(most, document, level / TOP_LEVEL);
          }
        }
        addAll(says, most, weight);
      }
    }
    const rarity = rarityOf(says.size, this.number);
    for (const [document, value] of says) raise(best, document, share * rarity * value);
  }
}

/**
 * @param {Map<number, number>} most
 * @param {number} document
 * @param {number} value
 */
function raise(most, document, value) {
  if (value > (most.get(document) ?? 0)) most.set(document, value);
}

/**
 * @param {Map<number, number>} says
 * @param {ReadonlyMap<number, number>} more
 * @param {number} weight
 */
function addAll(says, more, weight) {
  for (const [document, value] of more) {
    says.set(document, (says.get(document) ?? 0) + weight * (K1 + 1) * value);
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
