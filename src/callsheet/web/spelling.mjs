// Spelling: which words of a sorted vocabulary a typed word may mean. No DOM.
//
// The twin of callsheet/search/spelling.py.

import { stem } from './stemmer.mjs';

/** Letters from which a word may have one letter wrong, and two. */
const ONE_EDIT_FROM = 4;
const TWO_EDITS_FROM = 8;

/** A longer word is an address or a number. */
const TRIED_UP_TO = 30;

/** Behind everything that begins with the same letters. */
const END = "\uffff\uffff";

export class Spelling {
  /** @param {readonly string[]} words sorted as `<` sorts */
  constructor(words) {
    this.words = words;
  }

  /**
   * The words with the same stem.
   *
   * @param {string} word
   */
  forms(word) {
    const wanted = stem(word);
    const common = wanted.length > 1 ? wanted.replace(/.$/u, "") : wanted;
    return this.beginning(common || wanted).filter((found) => stem(found) === wanted);
  }

  /**
   * The words that begin with these letters.
   *
   * @param {string} letters
   */
  beginning(letters) {
    const start = this.at(letters, 0);
    return this.words.slice(start, this.at(letters + END, start));
  }

  /**
   * The words that differ by the fewest edits, if that are few enough. An edit is a letter too
   * many, missing, or wrong, or two neighbours swapped.
   *
   * @param {string} word
   * @returns {string[]}
   */
  nearest(word) {
    const letters = [...word];
    if (letters.length < ONE_EDIT_FROM || letters.length > TRIED_UP_TO) return [];
    const found = this.within(letters, letters.length < TWO_EDITS_FROM ? 1 : 2);
    const least = Math.min(...found.map(({ edits }) => edits));
    return found.filter(({ edits }) => edits === least).map(({ candidate }) => candidate);
  }

  /**
   * Words at most so many edits off (optimal string alignment), row by row: a row belongs to a
   * beginning, and words whose beginning is too far off are passed over.
   *
   * @param {readonly string[]} word
   * @param {number} most
   */
  within(word, most) {
    const rows = [Array.from({ length: word.length + 1 }, (_, at) => at)];
    /** @type {string[]} */
    let before = [];
    const found = [];
    let at = 0;
    next: while (at < this.words.length) {
      const candidate = this.words[at] ?? "";
      const letters = [...candidate];
      let shared = 0;
      while (shared < before.length && before[shared] === letters[shared]) shared += 1;
      rows.length = Math.min(rows.length, shared + 1);
      before = letters;
      for (let length = rows.length; length <= letters.length; length += 1) {
        const row = nextRow(rows, word, letters, length);
        rows.push(row);
        if (Math.min(...row) > most) {
          // And what begins so cannot come nearer.
          before = letters.slice(0, length);
          at = this.at(before.join("") + END, at);
          continue next;
        }
      }
      const edits = rows.at(-1)?.at(-1) ?? most + 1;
      if (edits <= most) found.push({ edits, candidate });
      at += 1;
    }
    return found;
  }

  /**
   * The place of the first word from there on that is not before `wanted`.
   *
   * @param {string} wanted
   * @param {number} from
   */
  at(wanted, from) {
    let low = from;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle] ?? "") < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * The distances of a candidate's first letters from each beginning of the word.
 *
 * @param {readonly (readonly number[])[]} rows
 * @param {readonly string[]} word
 * @param {readonly string[]} candidate
 * @param {number} length
 */
function nextRow(rows, word, candidate, length) {
  const last = /** @type {readonly number[]} */ (rows[length - 1]);
  const beforeLast = rows[length - 2];
  const letter = candidate[length - 1];
  const row = [length];
  for (let at = 1; at <= word.length; at += 1) {
    const above = /** @type {number} */ (last[at]);
    const left = /** @type {number} */ (row[at - 1]);
    const corner = /** @type {number} */ (last[at - 1]);
    let least = Math.min(above + 1, left + 1, corner + Number(word[at - 1] !== letter));
    if (beforeLast && at > 1 && candidate[length - 2] === word[at - 1] && word[at - 2] === letter) {
      least = Math.min(least, /** @type {number} */ (beforeLast[at - 2]) + 1);
    }
    row.push(least);
  }
  return row;
}
