// Ranking: which records answer a text, and in which order. No DOM.
//
// The twin of callsheet/search/ranking.py: the same data, text and day give the same order there.
//
//   text → words → score and number of words matched, per record (engine.mjs)
//        → exact title or alias first, then what holds all words, score, freshness, title, id

import { Engine } from './engine.mjs';
import { passes, valuesOf } from './facets.mjs';
import { freshnessOn, freshnessRank } from './freshness.mjs';
import { readFullText } from './fulltext.mjs';
import { Names } from './names.mjs';

/** @typedef {import("./facets.mjs").SearchRecord} RankedRecord */
/** @typedef {import("./facets.mjs").Facet} RankedFacet */
/** @typedef {import("./freshness.mjs").FreshnessPolicy} Policy */
/**
 * @typedef {object} SearchData what hub/search.js holds
 * @property {number} version
 * @property {string} build which build it is of
 * @property {string} audience whose site it is: "internal" for colleagues
 * @property {string} today
 * @property {boolean} pinned
 * @property {Policy} freshness
 * @property {readonly string[]} stop_words
 * @property {readonly RankedFacet[]} facets
 * @property {readonly RankedRecord[]} records
 */
/**
 * @typedef {object} Hit
 * @property {string} id
 * @property {number} score
 * @property {number} matched how many words
 * @property {RankedRecord} record
 * @property {boolean} inFiles whether nothing but an attached file holds any of them
 */
/** @typedef {{record: RankedRecord, rank: number, trust: number, title: string}} Dated */

/** What the score of an asset that is not current is multiplied by. */
const TRUST = new Map([["overdue", 0.8], ["expired", 0.5]]);

/** The records of a day, ready to be searched. */
export class Search {
  /**
   * @param {SearchData} data
   * @param {string} today
   */
  constructor(data, today) {
    this.facets = data.facets;
    /** @type {Dated[]} */
    this.dated = data.records.map((record) => {
      const state = freshnessOn(record.review_by, today, data.freshness);
      return {
        record: { ...record, facets: { ...record.facets, freshness: state ? [state] : [] } },
        rank: freshnessRank(state),
        trust: (state && TRUST.get(state)) ?? 1,
        title: record.title.toLowerCase(),
      };
    });
    /** The records in the order of an empty search, which decides between equals. */
    this.places = [...this.dated.entries()]
      .sort(
        ([, a], [, b]) =>
          a.rank - b.rank || byUnits(a.title, b.title) || byUnits(a.record.id, b.record.id),
      )
      .map(([number]) => number);
    const stopWords = new Set(data.stop_words);
    /** @type {import("./engine.mjs").Indexed} */
    this.indexed = {
      titles: new Names(data.records.map((record) => [record.title]), stopWords),
      aliases: new Names(data.records.map((record) => record.aliases), stopWords),
      tags: tagsOf(data, stopWords),
      full: null,
      stopWords,
    };
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

  /**
   * All records that answer a text, best first, whatever the filters.
   *
   * @param {string} text
   * @returns {Hit[]}
   */
  rank(text) {
    const asked = this.engine.asked(text);
    if (asked.length === 0) return this.places.map((number) => this.hit(number, 0, 0, false));
    const { scores, matched, own } = this.engine.find(asked);
    const exact = this.engine.called(text);
    const hits = [];
    for (const number of this.places) {
      const isExact = exact.has(number);
      const words = matched[number] ?? 0;
      if (words === 0 && !isExact) continue;
      const hit = this.hit(number, scores[number] ?? 0, words, !isExact && own[number] === 0);
      hits.push({ hit, isExact, hasAll: words >= asked.length });
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
    return { id: record.id, score: score * trust, matched, record, inFiles };
  }
}

/**
 * The values of those facets that say what they are called, and the records that have them.
 *
 * @param {SearchData} data
 * @param {ReadonlySet<string>} stopWords
 * @returns {import("./engine.mjs").Tags}
 */
function tagsOf({ facets, records }, stopWords) {
  const spoken = [];
  const members = [];
  for (const { key, values } of facets) {
    for (const value of values) {
      if (!value.spoken) continue;
      spoken.push([value.name, ...value.spoken]);
      const holders = [...records.keys()];
      members.push(
        holders.filter((number) => {
          const record = records[number];
          return record && valuesOf(record, key).includes(value.id);
        }),
      );
    }
  }
  return { spoken: new Names(spoken, stopWords), members };
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
