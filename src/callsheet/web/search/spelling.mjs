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
    /** @type {(string | undefined)[]} of the words that were asked for */
    this.stems = [];
    /** @type {Map<string, string[]>} so many edits, and what was typed → what is nearest */
    this.near = new Map();
  }

  /**
   * The words with the same stem.
   *
   * @param {string} word
   */
  forms(word) {
    const wanted = stem(word);
    const common = wanted.replace(/.$/su, "");
    const found = [];
    // No word has a stem of one letter but the letter itself.
    const [start, end] = this.range(common || wanted, common ? END : "\0");
    for (let at = start; at < end; at += 1) {
      const stemmed = this.stems[at] ?? (this.stems[at] = stem(this.words[at] ?? ""));
      if (stemmed === wanted) found.push(this.words[at] ?? "");
    }
    return found;
  }

  /**
   * The words that begin with these letters.
   *
   * @param {string} letters
   */
  beginning(letters) {
    return this.words.slice(...this.range(letters, END));
  }

  /**
   * Where the words begin and end that are not before `letters`, and before them with `end`.
   *
   * @param {string} letters
   * @param {string} end
   * @returns {[number, number]}
   */
  range(letters, end) {
    const start = this.at(letters, 0);
    return [start, this.at(letters + end, start)];
  }

  /**
   * The words that differ by the fewest edits, if that are few enough. An edit is a letter too
   * many, missing, or wrong, or two neighbours swapped.
   *
   * @param {string} word
   * @param {number} more so many edits are allowed than usual
   * @returns {string[]}
   */
  nearest(word, more = 0) {
    if (word.length < ONE_EDIT_FROM || word.length > TRIED_UP_TO) return [];
    const most = more + (word.length < TWO_EDITS_FROM ? 1 : 2);
    // Who types on asks for the words before again with every letter.
    const known = this.near.get(`${most} ${word}`);
    if (known) return known;
    const found = this.within(word, most);
    const least = Math.min(...found.map(({ edits }) => edits));
    const near = found.filter(({ edits }) => edits === least).map(({ candidate }) => candidate);
    this.near.set(`${most} ${word}`, near);
    return near;
  }

  /**
   * Words at most so many edits off.
   *
   * @param {string} word
   * @param {number} most
   */
  within(word, most) {
    const typed = new Typed(word);
    const found = [];
    for (const candidate of this.words) {
      if (Math.abs(candidate.length - word.length) > most) continue;
      const edits = typed.edits(candidate);
      if (edits <= most) found.push({ edits, candidate });
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
 * A word whose distance to others is found out (optimal string alignment), a letter of the other
 * one at a time, with one bit for each letter of its own: Hyyrö 2003, "A bit-vector algorithm for
 * computing Levenshtein and Damerau edit distances".
 */
class Typed {
  /** @param {string} word of at most 31 letters */
  constructor(word) {
    this.length = word.length;
    /** Where each letter stands: character code → bits. */
    this.places = new Int32Array(2 ** 16);
    for (let at = 0; at < word.length; at += 1) {
      const letter = word.charCodeAt(at);
      this.places[letter] = (this.places[letter] ?? 0) | (1 << at);
    }
  }

  /** @param {string} candidate */
  edits(candidate) {
    const last = 1 << (this.length - 1);
    let edits = this.length;
    // Where a row of distances rises, where it falls, and where a diagonal does not rise.
    let rises = -1;
    let falls = 0;
    let level = 0;
    let before = 0;
    for (let at = 0; at < candidate.length; at += 1) {
      const here = this.places[candidate.charCodeAt(at)] ?? 0;
      const swapped = ((~level & here) << 1) & before;
      level = ((((here & rises) + rises) | 0) ^ rises) | here | falls | swapped;
      const up = falls | ~(level | rises);
      const down = level & rises;
      if (up & last) edits += 1;
      if (down & last) edits -= 1;
      const shifted = (up << 1) | 1;
      rises = (down << 1) | ~(level | shifted);
      falls = shifted & level;
      before = here;
    }
    return edits;
  }
}
