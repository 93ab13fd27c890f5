// Ranking: which records answer a text, and in which order. No DOM.
//
// The twin of callsheet/search/ranking.py: the same data, text and day give the same order there.
//
//   text → words → score and number of words matched, per record (engine.mjs)
//        → more for the terms that the text names (recognise.mjs), less for what is stale
//        → exact title or alias first, then what holds all words, score, freshness, title, id

import { Engine } from './engine.mjs';
import { passes, valuesOf } from './facets.mjs';
import { freshnessOn, freshnessRank } from './freshness.mjs';
import { readFullText } from './fulltext.mjs';
import { Names } from './names.mjs';
import { Recogniser } from './recognise.mjs';

/** @typedef {import("./facets.mjs").SearchRecord} RankedRecord */
/** @typedef {import("./facets.mjs").Facet} RankedFacet */
/** @typedef {import("./freshness.mjs").FreshnessPolicy} Policy */
/** @typedef {import("./recognise.mjs").Recognised} RecognisedTerm */
/** @typedef {{name: string, role: string, knows: readonly string[], url: string}} Expert */
/**
 * @typedef {object} SearchData what the parts of the search data hold, but for the texts
 * @property {string} today
 * @property {boolean} pinned
 * @property {Policy} freshness
 * @property {readonly string[]} stop_words
 * @property {readonly RankedFacet[]} facets
 * @property {readonly Expert[]} experts
 * @property {string | null} requests where missing content is asked for
 * @property {readonly RankedRecord[]} records
 */
/**
 * @typedef {object} Hit
 * @property {number} number the place of the record in the data
 * @property {string} id
 * @property {number} score
 * @property {number} matched how many words
 * @property {RankedRecord} record
 * @property {boolean} inFiles whether nothing but an attached file holds any of them
 */
/** @typedef {{record: RankedRecord, rank: number, trust: number, title: string}} Dated */

/** What the score of an asset that is not current is multiplied by. */
const TRUST = new Map([["overdue", 0.8], ["expired", 0.5]]);

/** What it is multiplied by for each term that the text names and the asset carries. */
const CARRIES = 1.25;

/** The records of a day, ready to be searched. */
export class Search {
  /**
   * @param {SearchData} data
   * @param {string} today
   */
  constructor(data, today) {
    this.data = data;
    this.facets = data.facets;
    this.today = today;
    this.stopWords = new Set(data.stop_words);
    this.recogniser = new Recogniser(data.facets, this.stopWords);
    /** The values of those facets that say what they are called. */
    this.tags = this.facets.flatMap(({ key, values }) =>
      values.filter(({ spoken }) => spoken).map((value) => ({ key, value })),
    );
    this.dated = this.dateAll();
    this.places = this.inOrder();
    this.members = this.tags.map(({ key, value }) => {
      const carries = (/** @type {number} */ at) =>
        valuesOf(/** @type {Dated} */ (this.dated[at]).record, key).includes(value.id);
      return [...this.dated.keys()].filter(carries);
    });
    /** @type {import("./engine.mjs").Indexed} */
    this.indexed = {
      titles: new Names(data.records.map((record) => [record.title]), this.stopWords),
      aliases: this.aliases(),
      tags: { spoken: this.spoken(), members: this.members },
      full: null,
      stopWords: this.stopWords,
    };
    this.engine = new Engine(this.indexed);
  }

  /** The details of the records have come: search their aliases too. */
  addDetails() {
    this.dated = this.dateAll();
    this.places = this.inOrder();
    this.indexed = { ...this.indexed, aliases: this.aliases() };
    this.engine = new Engine(this.indexed);
  }

  /**
   * Search the texts too.
   *
   * @param {import("./wire.mjs").Streams} streams
   */
  addTexts(streams) {
    this.indexed = { ...this.indexed, full: readFullText(streams, this.dated.length) };
    this.engine = new Engine(this.indexed);
  }

  /** @returns {Dated[]} */
  dateAll() {
    return this.data.records.map((record) => {
      const state = freshnessOn(record.review_by, this.today, this.data.freshness);
      return {
        record: { ...record, facets: { ...record.facets, freshness: state ? [state] : [] } },
        rank: freshnessRank(state),
        trust: (state && TRUST.get(state)) ?? 1,
        title: record.title.toLowerCase(),
      };
    });
  }

  /** The records in the order of an empty search, which decides between equals. */
  inOrder() {
    return [...this.dated.entries()]
      .sort(
        ([, a], [, b]) =>
          a.rank - b.rank || byUnits(a.title, b.title) || byUnits(a.record.id, b.record.id),
      )
      .map(([number]) => number);
  }

  aliases() {
    return new Names(this.data.records.map((record) => record.aliases), this.stopWords);
  }

  spoken() {
    const names = this.tags.map(({ value }) => [value.name, ...(value.spoken ?? [])]);
    return new Names(names, this.stopWords);
  }

  /**
   * The terms of the vocabularies that a text names.
   *
   * @param {string} text
   * @returns {RecognisedTerm[]}
   */
  recognised(text) {
    return this.recogniser.recognise(text);
  }

  /**
   * The words that a text finds: what it may stand for in titles and texts.
   *
   * @param {string} text
   * @returns {Set<string>}
   */
  forms(text) {
    const asked = this.engine.asked(text);
    return new Set(asked.flatMap(({ exactly, begun, mistyped }) => [...exactly, ...begun, ...mistyped]));
  }

  /**
   * All records that answer a text, best first, whatever the filters.
   *
   * @param {string} text
   * @param {readonly RecognisedTerm[]} terms whose assets shall stand higher
   * @returns {Hit[]}
   */
  rank(text, terms = this.recognised(text)) {
    const asked = this.engine.asked(text);
    if (asked.length === 0) return this.places.map((number) => this.hit(number, 0, 0, false));
    const { scores, matched, own } = this.engine.find(asked);
    for (const { facet, value } of terms) {
      const tag = this.tags.findIndex((each) => each.key === facet && each.value.id === value);
      for (const number of this.members[tag] ?? []) scores[number] = (scores[number] ?? 0) * CARRIES;
    }
    const exact = this.engine.called(text);
    const hits = [];
    for (const number of this.places) {
      const isExact = exact.has(number);
      const held = matched[number] ?? 0;
      if (held === 0 && !isExact) continue;
      const hit = this.hit(number, scores[number] ?? 0, held, !isExact && own[number] === 0);
      hits.push({ hit, isExact, hasAll: held >= asked.length });
    }
    // They are in the order of an empty search already, and sorting is stable.
    hits.sort(
      (a, b) =>
        Number(b.isExact) - Number(a.isExact) ||
        Number(b.hasAll) - Number(a.hasAll) ||
        b.hit.score - a.hit.score,
    );
    return hits.map(({ hit }) => hit);
  }

  /**
   * The records that answer a text and pass the filters, best first.
   *
   * @param {string} text
   * @param {import("./facets.mjs").Filters} filters
   * @returns {Hit[]}
   */
  search(text, filters) {
    return this.rank(text).filter((hit) => passes(hit.record, this.facets, filters));
  }

  /**
   * @param {number} number
   * @param {number} score
   * @param {number} matched
   * @param {boolean} inFiles
   * @returns {Hit}
   */
  hit(number, score, matched, inFiles) {
    const { record, trust } = /** @type {Dated} */ (this.dated[number]);
    return { number, id: record.id, score: score * trust, matched, record, inFiles };
  }
}

/**
 * Compare by UTF-16 code units, as `<` does, and not by the reader's language.
 *
 * @param {string} a
 * @param {string} b
 */
function byUnits(a, b) {
  return a < b ? -1 : Number(a > b);
}
