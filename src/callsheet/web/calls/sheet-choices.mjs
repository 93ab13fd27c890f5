// Sheet choices: what somebody has chosen for one call, to and from an address. No DOM.
//
// What fits the call stands in the query ("?objection=price"). What the sheet shows, the note and the
// day of the last call stand in the fragment ("#assets=…&note=…"), which no browser sends to a server.

import { dayNumber } from '../search/freshness.mjs';
import { encoded } from '../find/state.mjs';

/** @typedef {import("../search/facets.mjs").Facet} SheetFacet */
/**
 * @typedef {object} Choices
 * @property {readonly string[] | null} assets the ids that the sheet shows, in order; null for its own
 * @property {readonly string[]} added ids that are shown besides
 * @property {string} note
 * @property {string | null} since the day of the last call, "2026-10-02"
 */
/** @typedef {{filters: Record<string, string[]>, unknown: {facet: string, value: string}[]}} Wishes */

/** @type {Choices} */
export const NO_CHOICES = { assets: null, added: [], note: "", since: null };

/** So much of a note fits on the printed page. */
export const NOTE_LETTERS = 500;
const NOTE_LINES = 6;

/** More than these on a sheet for one call is no choice any more, and no single page. */
export const MOST_ASSETS = 16;
const MOST_WISHES = 6;

/** What a page or the persona and the stage of the sheet decide, and nobody chooses. */
const NOT_ASKED = ["persona", "stage"];

/**
 * Read "#assets=a,b&note=Bring+the+plan&since=2026-10-02".
 *
 * @param {string} fragment with or without the "#"; anybody may have written it
 * @returns {Choices}
 */
export function parseChoices(fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  const since = parameters.get("since");
  const assets = parameters.get("assets");
  return {
    assets: assets === null ? null : idsIn(assets),
    added: idsIn(parameters.get("add") ?? ""),
    note: noteFrom(parameters.get("note") ?? ""),
    since: since !== null && dayNumber(since) !== null ? since : null,
  };
}

/**
 * Does a fragment hold choices, and isn't merely the name of a heading?
 *
 * @param {string} fragment
 */
export function holdsChoices(fragment) {
  return /^#?(assets|add|note|since)=/.test(fragment);
}

/**
 * The fragment of an address; the empty text if nothing is chosen.
 *
 * @param {Choices} choices
 * @returns {string} with its "#"
 */
export function formatChoices({ assets, added, note, since }) {
  const parts = [];
  if (assets) parts.push(`assets=${assets.map(encoded).join(",")}`);
  if (added.length > 0) parts.push(`add=${added.map(encoded).join(",")}`);
  if (note.trim()) parts.push(`note=${encoded(note)}`);
  if (since) parts.push(`since=${encoded(since)}`);
  return parts.length > 0 ? `#${parts.join("&")}` : "";
}

/**
 * A note as it is kept: short enough to be printed, and without what can't be seen.
 *
 * @param {string} text
 */
export function noteFrom(text) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const head = lines.slice(0, NOTE_LINES - 1);
  const last = lines.slice(NOTE_LINES - 1).join(" ");
  const kept = lines.length < NOTE_LINES ? lines : [...head, last];
  const seen = kept.map((line) => line.replace(/\p{Cc}/gu, " ")).join("\n");
  return [...seen].slice(0, NOTE_LETTERS).join("");
}

/**
 * Read "?objection=price&industry=food": what else the call is about.
 *
 * @param {string} query
 * @param {readonly SheetFacet[]} facets those of the search data
 * @param {readonly string[]} keys the vocabularies, in their order
 * @returns {Wishes} the known values, and those that nobody knows
 */
export function parseWishes(query, facets, keys) {
  const parameters = new URLSearchParams(query);
  /** @type {Wishes} */
  const wishes = { filters: {}, unknown: [] };
  for (const { key, name, values } of askedFacets(facets, keys)) {
    const given = parameters.getAll(key).flatMap((list) => list.split(","));
    const asked = new Set(given.map((value) => value.trim()).filter((value) => value));
    const known = [...asked].filter((asked) => values.some(({ id }) => id === asked));
    if (known.length > 0) wishes.filters[key] = known.slice(0, MOST_WISHES);
    const others = [...asked].filter((value) => !known.includes(value)).slice(0, MOST_WISHES);
    wishes.unknown.push(...others.map((value) => ({ facet: name, value })));
  }
  return wishes;
}

/**
 * Does a query ask for anything that a vocabulary may know?
 *
 * @param {string} query
 * @param {readonly string[]} keys the vocabularies
 */
export function asksFor(query, keys) {
  const parameters = new URLSearchParams(query);
  return keys.some((key) => !NOT_ASKED.includes(key) && parameters.get(key)?.trim());
}

/**
 * The facets that a sheet may be fitted to.
 *
 * @param {readonly SheetFacet[]} facets
 * @param {readonly string[]} keys the vocabularies, in their order
 * @returns {SheetFacet[]}
 */
export function askedFacets(facets, keys) {
  return keys
    .filter((key) => !NOT_ASKED.includes(key))
    .flatMap((key) => facets.find((facet) => facet.key === key) ?? []);
}

/** @param {string} list */
function idsIn(list) {
  const ids = list.split(",").map((id) => id.trim());
  return [...new Set(ids.filter((id) => id))].slice(0, MOST_ASSETS);
}
