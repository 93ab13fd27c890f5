// Recognise: terms of the vocabularies in what somebody typed. No DOM.
//
// The twin of callsheet/search/recognise.py.

import { stem } from './stemmer.mjs';
import { words } from './text.mjs';

/** A name of at most so many words may be recognised by one of them. */
const LOOSE = 2;

/** @typedef {{facet: string, value: string, words: string[]}} Recognised `words`: by which */

/** Knows what every value of the facets is called. */
export class Recogniser {
  /**
   * @param {readonly import("./facets.mjs").Facet[]} facets
   * @param {ReadonlySet<string>} stopWords
   */
  constructor(facets, stopWords) {
    this.stopWords = stopWords;
    this.longest = 0;
    /** @type {Map<string, {facet: string, value: string}[]>} stems, with spaces → terms */
    this.called = new Map();
    for (const { key, values } of facets) {
      for (const { id, name, spoken } of values) {
        for (const each of spoken ? [name, ...spoken] : []) this.learn(each, key, id);
      }
    }
  }

  /**
   * @param {string} name
   * @param {string} facet
   * @param {string} value
   */
  learn(name, facet, value) {
    const typed = words(name);
    const counting = typed.filter((word) => !this.stopWords.has(word));
    // "how much is it" is not what "much" means
    if (counting.length === 0 || (counting.length === 1 && typed.length > LOOSE)) return;
    const stems = counting.map(stem).join(" ");
    const terms = this.called.get(stems) ?? [];
    this.called.set(stems, terms);
    this.longest = Math.max(this.longest, counting.length);
    if (!terms.some((term) => term.facet === facet && term.value === value)) {
      terms.push({ facet, value });
    }
  }

  /**
   * The terms that a text names, in its order; each word is taken once, longer names first.
   *
   * @param {string} text
   * @returns {Recognised[]}
   */
  recognise(text) {
    const typed = words(text).filter((word) => !this.stopWords.has(word));
    const stems = typed.map(stem);
    /** @type {Map<string, Recognised>} */
    const found = new Map();
    let at = 0;
    while (at < stems.length) {
      let length = Math.min(this.longest, stems.length - at);
      while (length > 0 && !this.called.has(stems.slice(at, at + length).join(" "))) length -= 1;
      const by = typed.slice(at, at + length);
      for (const term of this.called.get(stems.slice(at, at + length).join(" ")) ?? []) {
        const key = `${term.facet} ${term.value}`;
        if (!found.has(key)) found.set(key, { ...term, words: by });
      }
      at += Math.max(length, 1);
    }
    return [...found.values()];
  }
}
