// Usefulness: the order of assets where nobody has typed a word, the best to use first. No DOM.
//
// The twin of callsheet/search/usefulness.py; tests/contract/usefulness_cases.json runs through both.

import { chosen, valuesOf } from './facets.mjs';
import { freshnessRank } from './freshness.mjs';

/** @typedef {Pick<import("./facets.mjs").SearchRecord, "id" | "title" | "facets">} UsefulRecord */
/** @typedef {readonly [number, number, number, string, string]} UsefulKey */

const WHOM_AND_WHEN = ["persona", "stage"];

/**
 * A key for `compareUseful`: fresher first, then made for these and few others, then type and title.
 *
 * @param {UsefulRecord} record
 * @param {import("./freshness.mjs").FreshnessState | null} state how fresh it is
 * @param {import("./facets.mjs").Filters} wanted facet → the values asked for; only of personas and
 *   stages that were asked for does it count how many others an asset is for
 * @param {ReadonlyMap<string, number>} types the id of a type → its place in the hub's list
 * @returns {UsefulKey}
 */
export function usefulness(record, state, wanted, types) {
  let others = 0;
  for (const key of WHOM_AND_WHEN) {
    const asked = chosen(wanted, key);
    if (asked.length === 0) continue;
    others += new Set(valuesOf(record, key).filter((value) => !asked.includes(value))).size;
  }
  const places = valuesOf(record, "type").map((kind) => types.get(kind) ?? types.size);
  const place = Math.min(types.size, ...places);
  return [freshnessRank(state), others, place, record.title.toLowerCase(), record.id];
}

/**
 * Which of two keys comes first; texts by UTF-16 code units, and not by the reader's language.
 *
 * @param {UsefulKey} a
 * @param {UsefulKey} b
 */
export function compareUseful(a, b) {
  const first = a.findIndex((part, at) => part !== b[at]);
  if (first < 0) return 0;
  return /** @type {string | number} */ (a[first]) < /** @type {string | number} */ (b[first]) ? -1 : 1;
}

/**
 * The place of each type in the hub's list.
 *
 * @param {readonly import("./facets.mjs").Facet[]} facets
 * @returns {Map<string, number>}
 */
export function typePlaces(facets) {
  const values = facets.find(({ key }) => key === "type")?.values ?? [];
  return new Map(values.map(({ id }, place) => [id, place]));
}
