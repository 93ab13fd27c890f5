// Facet table: which records pass the chosen filters, and how many would pass each other choice.
// No DOM.
//
// The twin of `facet_counts` in callsheet/search/ranking.py. Records share few different sets of
// values, so that what is true of a set is found out once.

import { valuesOf, wanted } from './facets.mjs';

/** @typedef {import("./facets.mjs").Filters} TableFilters */
/** @typedef {import("./facets.mjs").Facet} TableFacet */
/** @typedef {import("./facets.mjs").SearchRecord} TableRecord */
/**
 * @typedef {object} Column what the records have in one facet
 * @property {TableFacet} facet
 * @property {string[][]} sets the different sets of values
 * @property {Uint32Array} of for each record which of them
 */
/** @typedef {{out: Uint8Array, by: Uint8Array}} Shut how many facets shut a record out; the last */

/** @type {Pick<Column, "sets" | "of">} */
const NO_COLUMN = { sets: [], of: new Uint32Array() };

export class FacetTable {
  /**
   * @param {readonly TableFacet[]} facets
   * @param {readonly TableRecord[]} records
   */
  constructor(facets, records) {
    this.number = records.length;
    /** @type {Column[]} */
    this.columns = facets.map((facet) => {
      const { sets, of } = columnOf(facet.key, records);
      return { facet, sets, of };
    });
    /** @type {Map<string, readonly number[]>} facet and value → the records that have it */
    this.known = new Map();
    /** @type {{filters: TableFilters, shut: Shut} | null} typing changes no filters */
    this.last = null;
  }

  /**
   * Does a record pass all filters?
   *
   * @param {number} number
   * @param {TableFilters} filters
   */
  passes(number, filters) {
    return this.shut(filters).out[number] === 0;
  }

  /**
   * The records that have a value, in their order.
   *
   * @param {string} key
   * @param {string} value
   * @returns {readonly number[]}
   */
  members(key, value) {
    const name = JSON.stringify([key, value]);
    const known = this.known.get(name);
    if (known) return known;
    const { sets, of } = this.columns.find(({ facet }) => facet.key === key) ?? NO_COLUMN;
    const has = sets.map((set) => set.includes(value));
    const found = [];
    for (let number = 0; number < of.length; number += 1) {
      if (has[of[number] ?? 0]) found.push(number);
    }
    this.known.set(name, found);
    return found;
  }

  /**
   * The values that any record has.
   *
   * @param {string} key
   * @returns {Set<string>}
   */
  used(key) {
    return new Set(this.columns.find(({ facet }) => facet.key === key)?.sets.flat());
  }

  /**
   * The facet that alone shuts a record out; null if none does, or several do.
   *
   * @param {number} number
   * @param {TableFilters} filters
   * @returns {string | null}
   */
  shutOutBy(number, filters) {
    const { out, by } = this.shut(filters);
    return out[number] === 1 ? this.columns[by[number] ?? 0]?.facet.key ?? null : null;
  }

  /**
   * How many records each value of each facet would show, with all the *other* facets applied.
   *
   * @param {readonly number[]} numbers the results of the text alone
   * @param {TableFilters} filters
   * @returns {Map<string, Map<string, number>>} facet → value → number; every value is there
   */
  counts(numbers, filters) {
    const { out, by } = this.shut(filters);
    const passing = Uint32Array.from(numbers.filter((number) => out[number] === 0));
    const alone = numbers.filter((number) => out[number] === 1);
    return new Map(
      this.columns.map(({ facet, sets, of }, place) => {
        const times = new Uint32Array(sets.length);
        addTimes(times, of, passing);
        // Shut out by one facet alone, a record still counts in that facet, and in no other.
        addTimes(times, of, Uint32Array.from(alone.filter((number) => by[number] === place)));
        const counted = new Map(facet.values.map(({ id }) => [id, 0]));
        for (const [set, values] of sets.entries()) {
          for (const id of values) {
            const before = counted.get(id);
            if (before !== undefined) counted.set(id, before + (times[set] ?? 0));
          }
        }
        return [facet.key, counted];
      }),
    );
  }

  /** @param {TableFilters} filters */
  shut(filters) {
    if (this.last?.filters !== filters) this.last = { filters, shut: this.shutOut(filters) };
    return this.last.shut;
  }

  /**
   * @param {TableFilters} filters
   * @returns {Shut}
   */
  shutOut(filters) {
    const out = new Uint8Array(this.number);
    const by = new Uint8Array(this.number);
    for (const [place, { facet, sets, of }] of this.columns.entries()) {
      const values = wanted(filters, facet.key);
      if (!values) continue;
      const isOut = sets.map((set) => !set.some((id) => values.includes(id)));
      for (let number = 0; number < this.number; number += 1) {
        if (!isOut[of[number] ?? 0]) continue;
        out[number] = (out[number] ?? 0) + 1;
        by[number] = place;
      }
    }
    return { out, by };
  }
}

/**
 * How many records have each set.
 *
 * @param {Uint32Array} times
 * @param {Uint32Array} of
 * @param {Uint32Array} numbers
 */
function addTimes(times, of, numbers) {
  for (let at = 0; at < numbers.length; at += 1) {
    const set = of[numbers[at] ?? 0] ?? 0;
    times[set] = (times[set] ?? 0) + 1;
  }
}

/**
 * @param {string} key
 * @param {readonly TableRecord[]} records
 */
function columnOf(key, records) {
  /** @type {Map<readonly string[], number>} records share their lists of values */
  const known = new Map();
  /** @type {string[][]} */
  const sets = [];
  const of = new Uint32Array(records.length);
  for (let at = 0; at < of.length; at += 1) {
    const values = valuesOf(/** @type {TableRecord} */ (records[at]), key);
    let set = known.get(values);
    if (set === undefined) {
      set = sets.push([...new Set(values)]) - 1;
      known.set(values, set);
    }
    of[at] = set;
  }
  return { sets, of };
}
