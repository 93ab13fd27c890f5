// Columns: puts records together from the columns in which they are loaded. No DOM.
//
// callsheet/search/columns.py writes them.

import { codedNames, readNames, spellNames } from './coded-names.mjs';
import { DamagedIndex, readNumbers, readWords } from './wire.mjs';

/** @typedef {import("./facets.mjs").SearchRecord} ColumnRecord */
/** @typedef {import("./facets.mjs").Facet} ColumnFacet */
/** @typedef {import("./wire.mjs").Streams} ColumnStreams */
/**
 * @template Value
 * @typedef {{of: string, values: readonly Value[]}} Chosen the different values, and which is whose
 */
/**
 * @typedef {object} FirstTier what is the same for all, and what the first result needs
 * @property {string} audience
 * @property {string} today
 * @property {boolean} pinned
 * @property {import("./freshness.mjs").FreshnessPolicy} freshness
 * @property {readonly string[]} stop_words
 * @property {readonly ColumnFacet[]} facets
 * @property {number} number of records
 * @property {ColumnStreams} titles
 * @property {Readonly<Record<string, Chosen<readonly number[]>>>} tags by facet
 * @property {{from: string | null, days: string}} reviews
 */
/**
 * @typedef {object} Details
 * @property {readonly import("./ranking.mjs").Expert[]} experts
 * @property {string | null} requests
 * @property {string} url a record's address, with a mark for its id
 * @property {string} ids
 * @property {ColumnStreams} aliases
 * @property {readonly string[]} summaries
 * @property {Chosen<string>} owners
 * @property {Chosen<string | null>} sent_as
 */

/** What stands for an id in an address. */
const ID_MARK = "{id}";

const DAY_MS = 86_400_000;

/**
 * The data as far as the first tier knows them: records without id, address, aliases, summary and
 * owner.
 *
 * @param {FirstTier} first
 * @returns {import("./ranking.mjs").SearchData}
 */
export function readFirst(first) {
  const titles = readNames(first.titles);
  const aliases = codedNames(titles.counts.map(() => []));
  return { ...first, titles, aliases, records: firstRecords(first, titles), experts: [], requests: null };
}

/**
 * @param {FirstTier} first
 * @param {import("./coded-names.mjs").CodedNames} titles
 * @returns {ColumnRecord[]}
 */
function firstRecords({ number, tags, reviews, facets }, titles) {
  const names = spellNames(titles);
  const due = daysOf(reviews);
  const sets = facets
    .filter(({ key }) => Object.hasOwn(tags, key))
    .map(({ key, values }) => {
      const { of, values: different } = /** @type {Chosen<readonly number[]>} */ (tags[key]);
      const known = different.map((places) => places.map((place) => there(values[place]).id));
      return { key, of: readNumbers(of), known };
    });
  sameLength(number, names, due, ...sets.map(({ of }) => of));
  return names.map(([title], at) => {
    /** @type {Record<string, readonly string[]>} */
    const has = {};
    for (const { key, of, known } of sets) has[key] = there(known[of[at] ?? -1]);
    return {
      id: "",
      title: title ?? "",
      summary: "",
      url: "",
      sent_as: null,
      aliases: [],
      facets: has,
      owner: "",
      review_by: due[at] ?? null,
    };
  });
}

/**
 * Add what the second tier knows, in place.
 *
 * @param {import("./ranking.mjs").SearchData} data
 * @param {Details} details
 */
export function addDetails(data, details) {
  const { records } = data;
  data.experts = details.experts;
  data.requests = details.requests;
  const ids = readWords(details.ids);
  data.aliases = readNames(details.aliases);
  const aliases = spellNames(data.aliases);
  const owners = chosenOf(details.owners);
  const sentAs = chosenOf(details.sent_as);
  sameLength(records.length, ids, aliases, owners, sentAs, details.summaries);
  for (const [at, record] of records.entries()) {
    const id = there(ids[at]);
    const pattern = sentAs[at];
    record.id = id;
    record.url = details.url.replace(ID_MARK, id);
    record.sent_as = pattern ? pattern.replace(ID_MARK, id) : null;
    record.aliases = there(aliases[at]);
    record.summary = there(details.summaries[at]);
    record.owner = there(owners[at]);
  }
}

/**
 * @template Value
 * @param {Chosen<Value>} column
 * @returns {Value[]}
 */
function chosenOf({ of, values }) {
  return readNumbers(of).map((place) => {
    if (place >= values.length) throw new DamagedIndex("columns");
    return /** @type {Value} */ (values[place]);
  });
}

/**
 * @param {FirstTier["reviews"]} reviews
 * @returns {(string | null)[]}
 */
function daysOf({ from, days }) {
  /** @type {Map<number, string | null>} */
  const known = new Map([[0, null]]);
  const first = Date.parse(`${from}T00:00:00Z`);
  return readNumbers(days).map((number) => {
    let day = known.get(number);
    if (day === undefined) {
      day = new Date(first + (number - 1) * DAY_MS).toISOString().slice(0, 10);
      known.set(number, day);
    }
    return day;
  });
}

/**
 * @template Value
 * @param {Value | undefined} value
 * @returns {Value}
 */
function there(value) {
  if (value === undefined) throw new DamagedIndex("columns");
  return value;
}

/**
 * @param {number} number
 * @param {readonly (readonly unknown[])[]} columns
 */
function sameLength(number, ...columns) {
  if (columns.some((column) => column.length !== number)) throw new DamagedIndex("columns");
}
