// Full text: the index of all text but titles. No DOM.
//
// The twin of callsheet/search/fulltext.py, which writes it.

import { Postings } from './postings.mjs';
import { DamagedIndex, readNumbers, readWords, stream } from './wire.mjs';

/**
 * @typedef {object} FullText
 * @property {string[]} words the vocabulary, sorted
 * @property {Map<string, number>} terms word → its term
 * @property {Postings} text term → the documents in whose text it stands
 * @property {Postings} files term → the documents in whose attached files it stands
 */

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
