// Facets: what records have in them, and what is chosen. No DOM.
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
 * @property {Record<string, readonly string[]>} facets
 * @property {string} owner
 * @property {string | null} review_by
 */

/** What is chosen as long as nothing is. */
const DEFAULTS = new Map([["status", ["approved"]]]);

/** @type {readonly string[]} */
const NOTHING = [];

/**
 * The values that a record has in a facet.
 *
 * @param {Pick<SearchRecord, "facets">} record
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
 * The values that pass in a facet, with its default; null if all do.
 *
 * @param {Filters} filters
 * @param {string} key
 * @returns {readonly string[] | null}
 */
export function wanted(filters, key) {
  const picked = chosen(filters, key);
  return picked.length > 0 ? picked : DEFAULTS.get(key) ?? null;
}
