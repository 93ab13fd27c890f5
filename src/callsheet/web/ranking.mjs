// Ranking: which records answer a text, and in which order. No DOM; lunr is passed in.
//
// The twin of callsheet/search/ranking.py: the same data, text and day give the same order there.
//
//   text → words → for each word one lunr query → score and number of words matched, per record
//        → exact title or alias first, then words matched, score, freshness, title, id

import { passes } from './facets.mjs';
import { freshnessOn, freshnessRank } from './freshness.mjs';
import { phrase, words } from './text.mjs';

/** @typedef {import("./facets.mjs").SearchRecord} RankedRecord */
/** @typedef {import("./facets.mjs").Facet} RankedFacet */
/** @typedef {import("./freshness.mjs").FreshnessPolicy} Policy */
/**
 * @typedef {object} SearchData what hub/search.js holds, without the index
 * @property {number} version
 * @property {string} today
 * @property {boolean} pinned
 * @property {Policy} freshness
 * @property {readonly RankedFacet[]} facets
 * @property {readonly RankedRecord[]} records
 */
/** @typedef {{toString(): string}} LunrToken */
/** @typedef {{boost?: number, editDistance?: number, usePipeline: false, wildcard?: number}} LunrOptions */
/** @typedef {{term(term: string, options: LunrOptions): unknown}} LunrQuery */
/** @typedef {{metadata: Record<string, Record<string, object>>}} LunrMatchData term → field */
/** @typedef {{ref: string, score: number, matchData: LunrMatchData}} LunrMatch */
/** @typedef {{query(fill: (query: LunrQuery) => void): LunrMatch[]}} LunrIndex */
/**
 * @typedef {object} Lunr the parts of lunr.js 2.3.9 that are used
 * @property {{load(index: object): LunrIndex}} Index
 * @property {{wildcard: {TRAILING: number}}} Query
 * @property {new (text: string, metadata: object) => LunrToken} Token
 * @property {(token: LunrToken) => LunrToken} stemmer
 * @property {(token: LunrToken) => LunrToken | undefined} stopWordFilter
 */
/**
 * @typedef {object} Hit
 * @property {string} id
 * @property {number} score
 * @property {number} matched how many words, not counting those that only attached files hold
 * @property {RankedRecord} record
 * @property {boolean} inFiles whether nothing but an attached file holds any of them
 */
/**
 * @typedef {object} Prepared the records of a day, in the order of an empty search
 * @property {readonly RankedFacet[]} facets
 * @property {readonly RankedRecord[]} records each with its freshness among its facets
 * @property {ReadonlyMap<string, number>} places id → place in that order
 * @property {ReadonlyMap<string, ReadonlySet<string>>} named title or alias, as a phrase → ids
 */

/** The field of the index with the words of attached files. */
const FILES = "files";

/** A shorter word with a letter wrong could be any word. */
const FUZZY_FROM = 4;

/** With a longer one lunr would be busy for seconds: it takes the square of the length. */
const FUZZY_UP_TO = 40;

/**
 * Work out, once for a day, what doesn't depend on the text.
 *
 * @param {SearchData} data
 * @param {string} today
 * @returns {Prepared}
 */
export function prepare(data, today) {
  const dated = data.records.map((record) => {
    const state = freshnessOn(record.review_by, today, data.freshness);
    return {
      rank: freshnessRank(state),
      title: record.title.toLowerCase(),
      record: { ...record, facets: { ...record.facets, freshness: state ? [state] : [] } },
    };
  });
  dated.sort(
    (a, b) => a.rank - b.rank || byUnits(a.title, b.title) || byUnits(a.record.id, b.record.id),
  );
  /** @type {Map<string, Set<string>>} */
  const named = new Map();
  for (const { record } of dated) {
    for (const name of [record.title, ...record.aliases].map(phrase)) {
      named.set(name, (named.get(name) ?? new Set()).add(record.id));
    }
  }
  const records = dated.map((entry) => entry.record);
  const places = new Map(records.map((record, place) => [record.id, place]));
  return { facets: data.facets, records, places, named };
}

/**
 * All records that answer a text, best first, whatever the filters.
 *
 * @param {Prepared} prepared
 * @param {Lunr} lunr
 * @param {LunrIndex} index
 * @param {string} text
 * @returns {Hit[]}
 */
export function rank(prepared, lunr, index, text) {
  const typed = words(text);
  if (typed.length === 0) {
    const nothing = { score: 0, matched: 0, inFiles: false };
    return prepared.records.map((record) => ({ id: record.id, ...nothing, record }));
  }
  /** @type {Map<string, {score: number, matched: number}>} */
  const found = new Map();
  for (const matches of answers(lunr, index, typed)) {
    for (const { ref, score, matchData } of matches) {
      const sum = found.get(ref) ?? { score: 0, matched: 0 };
      found.set(ref, { score: sum.score + score, matched: sum.matched + Number(isInAsset(matchData)) });
    }
  }
  const exact = prepared.named.get(typed.join(" ")) ?? new Set();
  for (const id of exact) {
    if (!found.has(id)) found.set(id, { score: 0, matched: 0 });
  }
  const hits = prepared.records.flatMap((record) => {
    const sum = found.get(record.id);
    if (!sum) return [];
    const inFiles = sum.matched === 0 && !exact.has(record.id);
    return [{ ...sum, score: rounded(sum.score), id: record.id, record, inFiles }];
  });
  // The records are in the order of an empty search already, and sorting is stable.
  return hits.sort(
    (a, b) =>
      Number(exact.has(b.id)) - Number(exact.has(a.id)) ||
      b.matched - a.matched ||
      b.score - a.score,
  );
}

/**
 * The records that answer a text and pass the filters, best first.
 *
 * @param {Prepared} prepared
 * @param {Lunr} lunr
 * @param {LunrIndex} index
 * @param {string} text
 * @param {import("./facets.mjs").Filters} filters
 * @returns {Hit[]}
 */
export function search(prepared, lunr, index, text, filters) {
  const hits = rank(prepared, lunr, index, text);
  return hits.filter((hit) => passes(hit.record, prepared.facets, filters));
}

/**
 * What lunr finds for each word that counts. Words such as "too" or "the" don't, except that the
 * last of nothing but such words is taken for the beginning of a word: "to" on the way to "tool".
 *
 * @param {Lunr} lunr
 * @param {LunrIndex} index
 * @param {readonly string[]} typed
 */
function answers(lunr, index, typed) {
  const last = typed.at(-1) ?? "";
  const begun = { wildcard: lunr.Query.wildcard.TRAILING, boost: 1 };
  const counting = [...new Set(typed)].filter((word) =>
    lunr.stopWordFilter(new lunr.Token(word, {})),
  );
  if (counting.length === 0) return [ask(index, [[last, begun]])];
  return counting.map((word) => {
    const stem = lunr.stemmer(new lunr.Token(word, {})).toString();
    /** @type {[string, object][]} */
    const clauses = [[stem, { boost: 3 }]];
    if (word === last) clauses.push([word, begun]);
    const matches = ask(index, clauses);
    const { length } = [...word];
    if (matches.length > 0 || length < FUZZY_FROM || length > FUZZY_UP_TO) return matches;
    // "expensve": one letter off the word or its stem.
    return ask(index, [...new Set([word, stem])].map((term) => [term, { editDistance: 1 }]));
  });
}

/**
 * @param {LunrIndex} index
 * @param {readonly [string, object][]} clauses
 */
function ask(index, clauses) {
  return index.query((query) => {
    for (const [term, options] of clauses) query.term(term, { ...options, usePipeline: false });
  });
}

/**
 * Whether the word stands in the asset itself, and not only in a file that hangs on it.
 *
 * @param {LunrMatchData} matchData
 */
function isInAsset(matchData) {
  return Object.values(matchData.metadata).some((fields) =>
    Object.keys(fields).some((field) => field !== FILES),
  );
}

/**
 * To 4 decimals, halves upwards: Python's `round` and JavaScript's differ, `floor` doesn't.
 *
 * @param {number} score
 */
function rounded(score) {
  return Math.floor(score * 10_000 + 0.5) / 10_000;
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
