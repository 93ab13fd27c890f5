// Engine: which documents answer a text, and how well. No DOM.
//
// The twin of callsheet/search/engine.py, with the same scores to the last bit.

import { Tally, rarityOf } from './scores.mjs';
import { Spelling } from './spelling.mjs';
import { words } from './text.mjs';

/** What a word counts in a title, an alias, what a tag is called, the text, an attached file. */
const [TITLE, ALIAS, TAG, TEXT, FILE] = [3, 2, 1.5, 1, 0.5];

/** What a word counts that only begins as the typed one, or is spelt nearly so. */
const [BEGUN, MISTYPED] = [0.6, 0.5];

export const TEXT_FROM = 3; // letters of a beginning that is looked up in the text

/** The highest level of a word in a text. */
const TOP_LEVEL = 15;

/** @typedef {import("./names.mjs").Names} NamesOfDocuments */
/** @typedef {import("./fulltext.mjs").FullText} TextOfDocuments */
/**
 * @typedef {object} Asked one word of a query, and what it was taken for
 * @property {string} word
 * @property {string[]} exactly the words that are forms of it
 * @property {string[]} begun those that begin so
 * @property {string[]} mistyped those that it may have been meant to be, if there are no others
 * @property {ReadonlySet<string>} forms all of them
 */
/**
 * @typedef {object} Tags what documents are tagged with, and what everybody calls that
 * @property {NamesOfDocuments} spoken the names of each tag
 * @property {(tag: number) => readonly number[]} members the documents that have one
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
 * @property {number[]} documents those that are found
 * @property {Float64Array} scores 0 if it is not found
 * @property {Uint16Array} matched how many of the words it holds
 * @property {Uint16Array} own how many of them stand in more than its attached files
 */

export class Engine {
  /** @param {Indexed} indexed */
  constructor(indexed) {
    this.indexed = indexed;
    this.number = indexed.titles.size;
    /** What a word says in one field, in all but files, in files; and at most, in any of its forms. */
    this.field = new Tally(this.number);
    this.says = new Tally(this.number);
    this.files = new Tally(this.number);
    this.best = new Tally(this.number);
    /** @type {{text: string, asked: Asked[]}} each keystroke asks for it several times */
    this.last = { text: "", asked: [] };
    /** @type {Spelling | null} */
    this.known = null;
  }

  /** The words of names are in the vocabulary of the texts too. */
  get spelling() {
    const { titles, aliases, tags, full } = this.indexed;
    if (!this.known) {
      const names = [titles, aliases, ...(tags ? [tags.spoken] : [])];
      const spoken = new Set(names.flatMap((each) => (full ? [] : each.vocabulary())));
      this.known = new Spelling(full ? full.words : [...spoken].sort());
    }
    return this.known;
  }

  /**
   * The documents whose title or alias this is, whatever stands around and between its words.
   *
   * @param {string} text
   * @returns {Set<number>}
   */
  called(text) {
    const typed = words(text);
    const { titles, aliases } = this.indexed;
    return new Set([...titles.called(typed), ...aliases.called(typed)]);
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
    const mistyped = isKnown ? [] : this.spelling.nearest(word);
    return { word, exactly, begun, mistyped, forms: new Set([...exactly, ...begun, ...mistyped]) };
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
    /** @type {number[]} */
    const documents = [];
    const { best } = this;
    const stands = new Uint8Array(this.number);
    for (const { word, exactly, begun, mistyped } of query) {
      best.clear();
      stands.fill(0);
      this.add(stands, exactly, 1, true);
      this.add(stands, begun, BEGUN, [...word].length >= TEXT_FROM);
      this.add(stands, mistyped, MISTYPED, true);
      for (let at = 0; at < best.count; at += 1) {
        const document = best.touched[at] ?? 0;
        if (matched[document] === 0) documents.push(document);
        scores[document] = (scores[document] ?? 0) + (best.values[document] ?? 0);
        matched[document] = (matched[document] ?? 0) + 1;
        own[document] = (own[document] ?? 0) + (stands[document] ?? 0);
      }
    }
    return { documents, scores, matched, own };
  }

  /**
   * Add to the best what a word in any of these forms says of each document, where it says more.
   *
   * @param {Uint8Array} stands 1 where it stands in more than attached files
   * @param {readonly string[]} forms
   * @param {number} share
   * @param {boolean} withText
   */
  add(stands, forms, share, withText) {
    if (forms.length === 0) return;
    const { says, files, best } = this;
    this.look(forms, withText);
    for (let at = 0; at < says.count; at += 1) stands[says.touched[at] ?? 0] = 1;
    says.addField(files, FILE);
    const factor = share * rarityOf(says.count, this.number);
    for (let at = 0; at < says.count; at += 1) {
      const document = says.touched[at] ?? 0;
      best.raise(document, factor * (says.values[document] ?? 0));
    }
  }

  /**
   * Find out what a word in any of these forms says of each document, and what its files do.
   *
   * @param {readonly string[]} forms
   * @param {boolean} withText
   */
  look(forms, withText) {
    const { titles, aliases, tags, full } = this.indexed;
    const { says, files } = this;
    says.clear();
    files.clear();
    this.lookInNames(titles, forms, TITLE);
    this.lookInNames(aliases, forms, ALIAS);
    if (tags) this.lookInTags(tags, forms);
    if (!withText || !full) return;
    const terms = new Set(forms.flatMap((form) => full.terms.get(form) ?? []));
    this.field.clear();
    for (const term of terms) {
      const { documents, levels } = full.text.of(term);
      this.field.raiseAll(documents, levels, TOP_LEVEL);
      const filed = full.files.of(term);
      files.raiseAll(filed.documents, filed.levels, TOP_LEVEL);
    }
    says.addField(this.field, TEXT);
  }

  /**
   * @param {NamesOfDocuments} names
   * @param {readonly string[]} forms
   * @param {number} weight
   */
  lookInNames(names, forms, weight) {
    this.field.clear();
    for (const form of forms) names.raise(this.field, form);
    this.says.addField(this.field, weight);
  }

  /**
   * @param {Tags} tags
   * @param {readonly string[]} forms
   */
  lookInTags(tags, forms) {
    this.field.clear();
    for (const form of forms) {
      const holders = tags.spoken.of(form);
      for (const [at, tag] of holders?.documents.entries() ?? []) {
        const value = holders?.says[at] ?? 0;
        for (const document of tags.members(tag)) this.field.raise(document, value);
      }
    }
    this.says.addField(this.field, TAG);
  }
}
