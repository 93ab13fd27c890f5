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
    const found = this.within(word, more + (word.length < TWO_EDITS_FROM ? 1 : 2));
    const least = Math.min(...found.map(({ edits }) => edits));
    return found.filter(({ edits }) => edits === least).map(({ candidate }) => candidate);
  }

  /**
   * Words at most so many edits off (optimal string alignment), row by row: a row belongs to a
   * beginning, and words whose beginning is too far off are passed over.
   *
   * @param {string} word
   * @param {number} most
   */
  within(word, most) {
    const table = new Table(word, most);
    const found = [];
    let at = 0;
    while (at < this.words.length) {
      const candidate = this.words[at] ?? "";
      const beginning = table.fill(candidate);
      if (beginning > 0) {
        // What begins so cannot come nearer.
        at = this.at(candidate.slice(0, beginning) + END, at);
        continue;
      }
      if (table.edits <= most) found.push({ edits: table.edits, candidate });
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
 * The distances of a candidate's beginnings (rows) from the beginnings of a word (columns); only
 * those near the diagonal, for all others are too large.
 */
class Table {
  /**
   * @param {string} word
   * @param {number} most
   */
  constructor(word, most) {
    this.word = word;
    this.most = most;
    this.width = word.length + 1;
    this.before = "";
    this.edits = 0;
    // A candidate's row beyond these is too far off.
    this.cells = new Uint8Array(this.width * (this.width + most + 1)).fill(most + 1);
    for (let at = 0; at < this.width; at += 1) this.cells[at] = at;
  }

  /**
   * Fill the rows of a candidate, those that it does not share with the last one.
   *
   * @param {string} candidate
   * @returns {number} letters up to a row that is too far off; 0 if none is, and `edits` is right
   */
  fill(candidate) {
    const { word, width, cells, most, before } = this;
    let row = 0;
    while (row < before.length && before.charCodeAt(row) === candidate.charCodeAt(row)) row += 1;
    while (row < candidate.length) {
      row += 1;
      if (this.fillRow(row, candidate) > most) {
        // The next candidate may share all rows but this one.
        this.before = candidate.slice(0, row - 1);
        return row;
      }
    }
    this.before = candidate;
    this.edits = cells[candidate.length * width + word.length] ?? 0;
    return 0;
  }

  /**
   * @param {number} row
   * @param {string} candidate
   * @returns {number} the least distance in it
   */
  fillRow(row, candidate) {
    const { word, width, cells, most } = this;
    const [here, above, twoAbove] = [row * width, (row - 1) * width, (row - 2) * width];
    const letter = candidate.charCodeAt(row - 1);
    const letterBefore = candidate.charCodeAt(row - 2);
    const first = Math.max(row - most, 1);
    const end = Math.min(row + most + 1, width);
    if (first === 1) cells[here] = row;
    let least = first === 1 ? row : most + 1;
    for (let at = first; at < end; at += 1) {
      const typed = word.charCodeAt(at - 1);
      let edits = (cells[above + at - 1] ?? 0) + Number(typed !== letter);
      // Beyond the diagonals nothing was filled in.
      if (at < row + most) edits = Math.min(edits, (cells[above + at] ?? 0) + 1);
      if (at > row - most) edits = Math.min(edits, (cells[here + at - 1] ?? 0) + 1);
      if (row > 1 && at > 1 && letterBefore === typed && word.charCodeAt(at - 2) === letter) {
        edits = Math.min(edits, (cells[twoAbove + at - 2] ?? 0) + 1);
      }
      cells[here + at] = edits;
      if (edits < least) least = edits;
    }
    return least;
  }
}
