// Engine: which documents answer a text, and how well. No DOM.
//
// The twin of callsheet/search/engine.py, with the same scores to the last bit.

import { addAll, raise, rarityOf } from './scores.mjs';
import { Spelling } from './spelling.mjs';
import { phrase, words } from './text.mjs';

/** What a word counts in a title, an alias, what a tag is called, the text, an attached file. */
const [TITLE, ALIAS, TAG, TEXT, FILE] = [3, 2, 1.5, 1, 0.5];

/** What a word counts that only begins as the typed one, or is spelt nearly so. */
const [BEGUN, MISTYPED] = [0.6, 0.5];

export const TEXT_FROM = 3; // letters of a beginning that is looked up in the text

/** The highest level of a word in a text. */
const TOP_LEVEL = 15;

/** @typedef {import("./names.mjs").Names} NamesOfDocuments */
/** @typedef {import("./fulltext.mjs").FullText} TextOfDocuments */
/** @typedef {{word: string, exactly: string[], begun: string[], mistyped: string[]}} Asked */
/**
 * @typedef {object} Tags what documents are tagged with, and what everybody calls that
 * @property {NamesOfDocuments} spoken the names of each tag
 * @property {readonly (readonly number[])[]} members for each tag the documents that have it
 */
/**
 * @typedef {object} Indexed what an engine searches; the texts come later
 * @property {NamesOfDocuments} titles
 * @property {NamesOfDocuments} aliases
 * @property {Tags | null} tags
 * @property {TextOfDocuments | null} full
 * @property {ReadonlySet<string>} stopWords
 */
/**
 * @typedef {object} Answers by document
 * @property {Float64Array} scores 0 if it is not found
 * @property {Uint16Array} matched how many of the words it holds
 * @property {Uint16Array} own how many of them stand in more than its attached files
 */

export class Engine {
  /** @param {Indexed} indexed */
  constructor(indexed) {
    const { titles, aliases, tags, full } = indexed;
    this.indexed = indexed;
    this.number = titles.of.length;
    const names = [titles, aliases, ...(tags ? [tags.spoken] : [])];
    const spoken = new Set(names.flatMap((each) => [...each.holders.keys()]));
    // The words of names are in the vocabulary of the texts too.
    this.spelling = new Spelling(full ? full.words : [...spoken].sort());
    /** @type {{text: string, asked: Asked[]}} each keystroke asks for it several times */
    this.last = { text: "", asked: [] };
  }

  /**
   * The documents whose title or alias this is, whatever stands around and between its words.
   *
   * @param {string} text
   * @returns {Set<number>}
   */
  called(text) {
    const name = phrase(text);
    const { titles, aliases } = this.indexed;
    return new Set([titles, aliases].flatMap((names) => names.called.get(name) ?? []));
  }

  /**
   * The words of a query that count, each once, and what they are taken for.
   *
   * @param {string} text
   * @returns {Asked[]}
   */
  asked(text) {
    if (text === this.last.text) return this.last.asked;
    const typed = words(text);
    const last = typed.at(-1);
    const counting = typed.filter((word) => !this.indexed.stopWords.has(word));
    const each = new Set(counting.length > 0 ? counting : typed.slice(-1));
    this.last = { text, asked: [...each].map((word) => this.taken(word, word === last)) };
    return this.last.asked;
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
    const own = new Uint16Array(this.number);
    for (const { word, exactly, begun, mistyped } of query) {
      const best = new Float64Array(this.number);
      const stands = new Uint8Array(this.number);
      this.add(best, stands, exactly, 1, true);
      this.add(best, stands, begun, BEGUN, [...word].length >= TEXT_FROM);
      this.add(best, stands, mistyped, MISTYPED, true);
      for (let document = 0; document < best.length; document += 1) {
        const score = best[document] ?? 0;
        if (score === 0) continue;
        scores[document] = (scores[document] ?? 0) + score;
        matched[document] = (matched[document] ?? 0) + 1;
        own[document] = (own[document] ?? 0) + (stands[document] ?? 0);
      }
    }
    return { scores, matched, own };
  }

  /**
   * Add what a word in any of these forms says of each document, where it says more.
   *
   * @param {Float64Array} best
   * @param {Uint8Array} stands 1 where it stands in more than attached files
   * @param {readonly string[]} forms
   * @param {number} share
   * @param {boolean} withText
   */
  add(best, stands, forms, share, withText) {
    if (forms.length === 0) return;
    const { says, files } = this.says(forms, withText);
    for (const [document, each] of says.entries()) if (each > 0) stands[document] = 1;
    addAll(says, files, FILE);
    let holders = 0;
    for (const each of says) holders += Number(each > 0);
    const factor = share * rarityOf(holders, this.number);
    for (let document = 0; document < says.length; document += 1) {
      const value = factor * (says[document] ?? 0);
      if (value > (best[document] ?? 0)) best[document] = value;
    }
  }

  /**
   * What a word in any of these forms says of each document; and what its files do.
   *
   * @param {readonly string[]} forms
   * @param {boolean} withText
   */
  says(forms, withText) {
    const { titles, aliases, tags, full } = this.indexed;
    const says = new Float64Array(this.number);
    addAll(says, this.inNames(titles, forms), TITLE);
    addAll(says, this.inNames(aliases, forms), ALIAS);
    if (tags) addAll(says, this.inTags(tags, forms), TAG);
    if (!withText || !full) return { says, files: new Float64Array(0) };
    const terms = this.termsOf(forms);
    addAll(says, this.inLists(full.text, terms), TEXT);
    return { says, files: this.inLists(full.files, terms) };
  }

  /** @param {readonly string[]} forms */
  termsOf(forms) {
    const { full } = this.indexed;
    return [...new Set(forms.flatMap((form) => full?.terms.get(form) ?? []))];
  }

  /**
   * @param {NamesOfDocuments} names
   * @param {readonly string[]} forms
   */
  inNames(names, forms) {
    const most = new Float64Array(this.number);
    for (const form of forms) {
      const holders = names.holders.get(form);
      if (holders) raise(most, holders.documents, holders.says, 1);
    }
    return most;
  }

  /**
   * @param {Tags} tags
   * @param {readonly string[]} forms
   */
  inTags(tags, forms) {
    const most = new Float64Array(this.number);
    for (const form of forms) {
      const { documents: found, says } = tags.spoken.holders.get(form) ?? NO_HOLDERS;
      for (const [at, tag] of found.entries()) {
        const members = tags.members[tag] ?? [];
        raise(most, members, new Float64Array(members.length).fill(says[at] ?? 0), 1);
      }
    }
    return most;
  }

  /**
   * @param {import("./wire.mjs").Postings} postings
   * @param {Iterable<number>} terms
   */
  inLists(postings, terms) {
    const most = new Float64Array(this.number);
    for (const term of terms) {
      const { documents, levels } = postings.of(term);
      raise(most, documents, levels, TOP_LEVEL);
    }
    return most;
  }
}

/** @type {import("./names.mjs").HoldersOfName} */
const NO_HOLDERS = { documents: [], says: [] };
