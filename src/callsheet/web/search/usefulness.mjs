// Usefulness: which of two assets a rep would rather have, when nothing was asked in words. No DOM.
//
// The twin of callsheet/usefulness.py; tests/contract/usefulness_cases.json runs through both.

import { valuesOf } from './facets.mjs';
import { freshnessRank } from './freshness.mjs';

/** @typedef {readonly [number, number, number]} UsefulKey */

/** What names no persona and no stage is made for no call in particular. */
const BROAD = 100;

/**
 * What to compare by: what is fresh, what was made for few, then by type.
 *
 * @param {import("./freshness.mjs").FreshnessState | null} state how fresh it is
 * @param {Pick<import("./facets.mjs").SearchRecord, "facets">} record
 * @param {readonly string[]} types the ids of the types in their order
 * @returns {UsefulKey}
 */
export function usefulness(state, record, types) {
  const breadth = valuesOf(record, "persona").length + valuesOf(record, "stage").length;
  const place = types.indexOf(valuesOf(record, "type")[0] ?? "");
  return [freshnessRank(state), Math.min(breadth || BROAD, BROAD), place === -1 ? types.length : place];
}

/**
 * Below 0 if the first one is more useful. Equal ones stay in the order of their ids.
 *
 * @param {UsefulKey} a
 * @param {UsefulKey} b
 */
export function compareUseful(a, b) {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/**
 * The ids of the types in their order.
 *
 * @param {readonly import("./facets.mjs").Facet[]} facets
 * @returns {string[]}
 */
export function typesOf(facets) {
  return facets.find(({ key }) => key === "type")?.values.map(({ id }) => id) ?? [];
}
