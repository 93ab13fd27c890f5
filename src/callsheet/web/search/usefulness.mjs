// Usefulness: which of two assets a rep would rather have, when nothing was asked in words. No DOM.
//
// The twin of callsheet/usefulness.py; tests/contract/usefulness_cases.json runs through both.

import { valuesOf } from './facets.mjs';
import { freshnessRank } from './freshness.mjs';

/** What names no persona and no stage is made for no call in particular. */
const BROAD = 100;

/** More than there are types: what parts of a key are multiplied by. */
const PART = 2 ** 12;

/**
 * A whole number to compare by, the lower the more useful: what is fresh, what was made for few, then
 * by type. Equal ones stay in the order of their ids.
 *
 * @param {import("./freshness.mjs").FreshnessState | null} state how fresh it is
 * @param {Pick<import("./facets.mjs").SearchRecord, "facets">} record
 * @param {readonly string[]} types the ids of the types in their order
 * @returns {number} below 2^26
 */
export function usefulness(state, record, types) {
  const breadth = valuesOf(record, "persona").length + valuesOf(record, "stage").length;
  const place = types.indexOf(valuesOf(record, "type")[0] ?? "");
  const kind = Math.min(place === -1 ? types.length : place, PART - 1);
  return (freshnessRank(state) * PART + Math.min(breadth || BROAD, BROAD)) * PART + kind;
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
