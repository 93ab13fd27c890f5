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

/** The distances of a candidate's beginnings (rows) from the beginnings of a word (columns). */
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
    this.cells = new Uint8Array(this.width * (this.width + most + 1));
    for (let at = 0; at < this.width; at += 1) this.cells[at] = at;
  }

  /**
   * Fill the rows of a candidate, those that it does not share with the last one.
   *
   * @param {string} candidate
   * @returns {number} letters up to a row that is too far off; 0 if none is, and `edits` is right
   */
  fill(candidate) {
    const { word, width, cells, most } = this;
    let row = 0;
    while (row < this.before.length && this.before[row] === candidate[row]) row += 1;
    while (row < candidate.length) {
      row += 1;
      const least = this.fillRow(row, candidate);
      if (least > most) {
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
    const { word, width, cells } = this;
    const [here, above, twoAbove] = [row * width, (row - 1) * width, (row - 2) * width];
    const letter = candidate[row - 1];
    const letterBefore = candidate[row - 2];
    cells[here] = row;
    let least = row;
    for (let at = 1; at < width; at += 1) {
      const typed = word[at - 1];
      const corner = (cells[above + at - 1] ?? 0) + (typed === letter ? 0 : 1);
      let edits = Math.min((cells[above + at] ?? 0) + 1, (cells[here + at - 1] ?? 0) + 1, corner);
      if (row > 1 && at > 1 && letterBefore === typed && word[at - 2] === letter) {
        edits = Math.min(edits, (cells[twoAbove + at - 2] ?? 0) + 1);
      }
      cells[here + at] = edits;
      if (edits < least) least = edits;
    }
    return least;
  }
}
