// Facets: which records pass the chosen filters, and how many would pass each other choice. No DOM.
//
// Within a facet any chosen value will do, between facets all must hold. The status is special:
// as long as none is chosen, only what is approved passes.

/** @typedef {Readonly<Record<string, readonly string[]>>} Filters facet → chosen values */
/** @typedef {{id: string, name: string, spoken?: readonly string[], url?: string}} FacetValue `spoken`: its other names */
/** @typedef {{key: string, name: string, values: readonly FacetValue[]}} Facet */
/**
 * @typedef {object} SearchRecord one asset, as window.callsheetSearch holds it
 * @property {string} id
 * @property {string} title
 * @property {string} summary
 * @property {string} url relative to the site's root
 * @property {string | null} [sent_as] its address on the site of those whom it may be sent to
 * @property {readonly string[]} aliases
 * @property {Readonly<Record<string, readonly string[]>>} facets
 * @property {string} owner
 * @property {string | null} review_by
 */

const DEFAULTS = new Map([["status", ["approved"]]]);

/** @type {readonly string[]} */
const NOTHING = [];

/**
 * The values that a record has in a facet.
 *
 * @param {SearchRecord} record
 * @param {string} key
 * @returns {readonly string[]}
 */
export function valuesOf(record, key) {
  return (Object.hasOwn(record.facets, key) && record.facets[key]) || NOTHING;
}

/**
 * The values chosen in a facet, without any default.
 *
 * @param {Filters} filters
 * @param {string} key
 * @returns {readonly string[]}
 */
export function chosen(filters, key) {
  return (Object.hasOwn(filters, key) && filters[key]) || NOTHING;
}

/**
 * The facets that shut a record out.
 *
 * @param {SearchRecord} record
 * @param {readonly Facet[]} facets
 * @param {Filters} filters
 * @returns {string[]} their keys
 */
export function shutOutBy(record, facets, filters) {
  return facets
    .map((facet) => facet.key)
    .filter((key) => {
      const picked = chosen(filters, key);
      const wanted = picked.length > 0 ? picked : DEFAULTS.get(key);
      return wanted && !valuesOf(record, key).some((value) => wanted.includes(value));
    });
}

/**
 * Does a record pass all filters?
 *
 * @param {SearchRecord} record
 * @param {readonly Facet[]} facets
 * @param {Filters} filters
 * @returns {boolean}
 */
export function passes(record, facets, filters) {
  return shutOutBy(record, facets, filters).length === 0;
}

/**
 * How many records each value of each facet would show, with all the *other* facets applied.
 *
 * @param {Iterable<SearchRecord>} records the results of the text alone
 * @param {readonly Facet[]} facets
 * @param {Filters} filters
 * @returns {Map<string, Map<string, number>>} facet → value → number; every value is there
 */
export function countFacets(records, facets, filters) {
  const counts = new Map(
    facets.map((facet) => [facet.key, new Map(facet.values.map((value) => [value.id, 0]))]),
  );
  for (const record of records) {
    const out = shutOutBy(record, facets, filters);
    if (out.length > 1) continue;
    // Shut out by one facet alone, a record still counts in that facet, and in no other.
    for (const key of out.length === 1 ? out : counts.keys()) {
      const numbers = counts.get(key);
      for (const value of new Set(valuesOf(record, key))) {
        const number = numbers?.get(value);
        if (number !== undefined) numbers?.set(value, number + 1);
      }
    }
  }
  return counts;
}
