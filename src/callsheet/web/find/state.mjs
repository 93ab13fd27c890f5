// State: what somebody typed and chose, to and from the query of an address. No DOM.

/** @typedef {import("../search/facets.mjs").Filters} StateFilters */
/** @typedef {{text: string, filters: StateFilters}} SearchState */

/**
 * Read "?q=too+expensive&persona=finance-lead,ceo&status=draft".
 *
 * @param {string} query with or without the "?"
 * @param {readonly string[]} keys the facets; everything else in the address is left alone
 * @returns {SearchState}
 */
export function parseState(query, keys) {
  const parameters = new URLSearchParams(query);
  /** @type {Record<string, string[]>} */
  const filters = {};
  for (const key of keys) {
    const values = parameters.getAll(key).flatMap((list) => list.split(","));
    const unique = [...new Set(values.map((value) => value.trim()).filter((value) => value))];
    if (unique.length > 0) filters[key] = unique;
  }
  return { text: parameters.get("q") ?? "", filters };
}

/**
 * Write the query of an address; the empty text if there is nothing to say.
 *
 * @param {SearchState} state
 * @param {readonly string[]} keys the facets, in the order in which they are written
 * @returns {string} with its "?"
 */
export function formatState(state, keys) {
  const parts = state.text.trim() === "" ? [] : [`q=${encoded(state.text.trim())}`];
  for (const key of keys) {
    const values = (Object.hasOwn(state.filters, key) && state.filters[key]) || [];
    if (values.length > 0) parts.push(`${encoded(key)}=${values.map(encoded).join(",")}`);
  }
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/**
 * The filters after one value was switched on or off.
 *
 * @param {StateFilters} filters
 * @param {string} key
 * @param {string} value
 * @param {boolean} on
 * @returns {StateFilters}
 */
export function withFilter(filters, key, value, on) {
  const others = ((Object.hasOwn(filters, key) && filters[key]) || []).filter((v) => v !== value);
  return { ...filters, [key]: on ? [...others, value] : others };
}

/**
 * A text as a part of an address.
 *
 * @param {string} text
 */
export function encoded(text) {
  // A lone surrogate (half an emoji) would make encodeURIComponent throw.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replaceAll("%20", "+");
}
