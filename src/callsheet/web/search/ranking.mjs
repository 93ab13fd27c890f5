// Ranking: which records answer a text, and in which order. No DOM.
//
// The twin of callsheet/search/ranking.py: the same data, text and day give the same order there.
//
//   text → words → score and number of words matched, per record (engine.mjs)
//        → more for the terms that the text names (recognise.mjs), less for what is stale
//        → exact title or alias first, then what holds all words, score, usefulness, id

import { Engine } from './engine.mjs';
import { FacetTable } from './facet-table.mjs';
import { freshnessOn } from './freshness.mjs';
import { readFullText } from './fulltext.mjs';
import { codedNames } from './coded-names.mjs';
import { Names } from './names.mjs';
import { Order, gradeOf, inOrderOf } from './order.mjs';
import { Recogniser } from './recognise.mjs';
import { typesOf, usefulness } from './usefulness.mjs';

/** @typedef {import("./facets.mjs").SearchRecord} RankedRecord */
/** @typedef {import("./facets.mjs").Facet} RankedFacet */
/** @typedef {import("./freshness.mjs").FreshnessPolicy} Policy */
/** @typedef {import("./recognise.mjs").Recognised} RecognisedTerm */
/** @typedef {{name: string, role: string, knows: readonly string[], url: string}} Expert */
/**
 * @typedef {object} SearchData what the parts of the search data hold, but for the texts
 * @property {string} audience whose site it is: "internal" for colleagues
 * @property {string} today
 * @property {boolean} pinned
 * @property {Policy} freshness
 * @property {readonly string[]} stop_words
 * @property {readonly RankedFacet[]} facets
 * @property {readonly Expert[]} experts
 * @property {string | null} requests where missing content is asked for
 * @property {import("./coded-names.mjs").CodedNames} titles
 * @property {import("./coded-names.mjs").CodedNames} aliases
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
/** @typedef {{numbers: readonly number[], hit: (number: number) => Hit}} Ranked places of records */
/** @typedef {{states: import("./freshness.mjs").FreshnessState[], trust: number}} Dated */

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
    /** Whether the records have ids, addresses, summaries, owners. */
    this.hasDetails = false;
    /** Whether the texts may still come; who can't load them sets it to false. */
    this.awaitsTexts = true;
    this.stopWords = new Set(data.stop_words);
    /** @type {Dated[]} by record */
    this.dated = [];
    this.recogniser = new Recogniser(data.facets, this.stopWords);
    /** The values of those facets that say what they are called. */
    this.tags = this.facets.flatMap(({ key, values }) =>
      values.filter(({ spoken }) => spoken).map((value) => ({ key, value })),
    );
    this.dateAll();
    this.table = new FacetTable(data.facets, data.records);
    /** The records in the order of an empty search, which decides between equals. */
    this.places = this.inOrder();
    this.order = new Order(this.places);
    /** @type {import("./engine.mjs").Indexed} */
    this.indexed = {
      titles: new Names(data.titles, this.stopWords),
      aliases: new Names(data.aliases, this.stopWords),
      tags: { spoken: this.spoken(), members: (tag) => this.members(tag) },
      full: null,
      stopWords: this.stopWords,
    };
    this.engine = new Engine(this.indexed);
  }

  /** The details of the records have come: search their aliases too. */
  addDetails() {
    this.hasDetails = true;
    this.indexed = { ...this.indexed, aliases: new Names(this.data.aliases, this.stopWords) };
    this.engine = new Engine(this.indexed);
  }

  /**
   * Search the texts too.
   *
   * @param {import("./wire.mjs").Streams} streams
   */
  addTexts(streams) {
    this.awaitsTexts = false;
    this.indexed = { ...this.indexed, full: readFullText(streams, this.data.records.length) };
    this.engine = new Engine(this.indexed);
  }

  /** Give each record its freshness as a facet. */
  dateAll() {
    const { records, freshness } = this.data;
    /** @type {Map<string | null, Dated>} */
    const known = new Map();
    this.dated = records.map((record) => {
      let dated = known.get(record.review_by);
      if (!dated) {
        const state = freshnessOn(record.review_by, this.today, freshness);
        const trust = (state && TRUST.get(state)) ?? 1;
        dated = { states: state ? [state] : [], trust };
        known.set(record.review_by, dated);
      }
      record.facets.freshness = dated.states;
      return dated;
    });
  }

  /** As callsheet/usefulness.py says: what is fresh, what was made for few, then by type. */
  inOrder() {
    const types = typesOf(this.facets);
    return inOrderOf(
      this.data.records.map((record, number) => usefulness(this.dated[number]?.states[0] ?? null, record, types)),
    );
  }

  spoken() {
    const names = this.tags.map(({ value }) => [value.name, ...(value.spoken ?? [])]);
    return new Names(codedNames(names), this.stopWords);
  }

  /**
   * The records that have a tag.
   *
   * @param {number} tag its number
   */
  members(tag) {
    const { key, value } = this.tags[tag] ?? {};
    return key && value ? this.table.members(key, value.id) : [];
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
    return new Set(this.engine.asked(text).flatMap(({ forms }) => [...forms]));
  }

  /**
   * All records that answer a text, best first, whatever the filters.
   *
   * @param {string} text
   * @param {readonly RecognisedTerm[]} terms whose assets shall stand higher
   * @returns {Ranked}
   */
  rank(text, terms = this.recognised(text)) {
    const asked = this.engine.asked(text);
    if (asked.length === 0) return this.everything();
    const { documents, scores, matched, own } = this.engine.find(asked);
    for (const { facet, value } of terms) {
      for (const number of this.table.members(facet, value)) scores[number] = (scores[number] ?? 0) * CARRIES;
    }
    const exact = this.engine.called(text);
    const numbers = [...documents, ...[...exact].filter((number) => matched[number] === 0)];
    const grades = numbers.map((number) => {
      scores[number] = (scores[number] ?? 0) * (this.dated[number]?.trust ?? 1);
      const group = (exact.has(number) ? 2 : 0) + Number((matched[number] ?? 0) >= asked.length);
      return gradeOf(group, scores[number] ?? 0);
    });
    const sorted = this.order.sorted(numbers, grades);
    /** @param {number} number */
    const hit = (number) => {
      const inFiles = !exact.has(number) && own[number] === 0;
      return this.hit(number, scores[number] ?? 0, matched[number] ?? 0, inFiles);
    };
    return { numbers: sorted, hit };
  }

  /**
   * What an empty text finds.
   *
   * @returns {Ranked}
   */
  everything() {
    return { numbers: this.places, hit: (number) => this.hit(number, 0, 0, false) };
  }

  /**
   * The records that answer a text and pass the filters, best first.
   *
   * @param {string} text
   * @param {import("./facets.mjs").Filters} filters
   * @returns {Hit[]}
   */
  search(text, filters) {
    const { numbers, hit } = this.rank(text);
    return numbers.filter((number) => this.table.passes(number, filters)).map(hit);
  }

  /**
   * @param {number} number
   * @param {number} score
   * @param {number} matched
   * @param {boolean} inFiles
   * @returns {Hit}
   */
  hit(number, score, matched, inFiles) {
    const record = /** @type {RankedRecord} */ (this.data.records[number]);
    return { number, record, id: record.id, score, matched, inFiles };
  }
}
