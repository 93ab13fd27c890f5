// Keep: what this browser keeps for its reader and tells nobody: searches, pins, the call sheet.
//
// All of it is one value of localStorage. Where the browser keeps nothing, it lives as long as the
// page. No DOM.

/** The name of the value; the number changes when older code could not read it any longer. */
const KEPT_AS = "callsheet:v1";

/** So many are kept of each, and so many letters of a search. */
export const MOST_PICKED = 20;
const MOST_KEPT = { recent: 8, pinned: 100, basket: MOST_PICKED };
const LONGEST_SEARCH = 100;

/** @typedef {"recent" | "pinned" | "basket"} KeptName */
/** @typedef {Record<KeptName, readonly string[]>} Kept */
/** @typedef {"added" | "removed" | "full"} Toggled */

/** Tells this page of changes; the browser itself tells the others. */
const keptChanges = new EventTarget();

/** @type {Record<string, unknown> | null} instead of what the browser would not keep */
let onlyHere = null;

/** @type {{text: string | null, value: Record<string, unknown>}} */
let lastRead = { text: null, value: {} };

/** The last searches, the newest first. */
export function recent() {
  return kept("recent");
}

/** The ids of pinned assets, the newest first. Some may be those of assets that are gone. */
export function pinned() {
  return kept("pinned");
}

/** The ids of assets for the call sheet, in the order in which they were added. */
export function basket() {
  return kept("basket");
}

/** Does the browser keep it after the page is left? Known once something was changed. */
export function isLasting() {
  return onlyHere === null;
}

/**
 * Put a search in front of the others. One letter is none.
 *
 * @param {string} text
 */
export function rememberSearch(text) {
  const search = text.trim().replace(/\s+/g, " ");
  if ([...search].length < 2 || search.length > LONGEST_SEARCH) return;
  keep("recent", [search, ...without(recent(), search)].slice(0, MOST_KEPT.recent));
}

/** @param {string} search */
export function forgetSearch(search) {
  keep("recent", without(recent(), search));
}

export function forgetSearches() {
  keep("recent", []);
}

/**
 * @param {string} id of an asset
 * @returns {Toggled}
 */
export function togglePinned(id) {
  if (pinned().includes(id)) return keep("pinned", without(pinned(), id)), "removed";
  if (pinned().length >= MOST_KEPT.pinned) return "full";
  keep("pinned", [id, ...pinned()]);
  return "added";
}

/**
 * @param {string} id of an asset
 * @returns {Toggled}
 */
export function toggleBasket(id) {
  if (basket().includes(id)) return keep("basket", without(basket(), id)), "removed";
  if (basket().length >= MOST_KEPT.basket) return "full";
  keep("basket", [...basket(), id]);
  return "added";
}

/**
 * Another order of the list for the call sheet, or another list.
 *
 * @param {readonly string[]} ids of assets
 */
export function setBasket(ids) {
  keep("basket", ids.slice(0, MOST_KEPT.basket));
}

/**
 * Be told of every change, in this page or another one.
 *
 * @param {() => void} listener
 * @param {AbortSignal} signal takes it back
 */
export function onKept(listener, signal) {
  keptChanges.addEventListener("change", listener, { signal });
  /** @param {StorageEvent} event */
  const elsewhere = ({ key }) => {
    if (key === KEPT_AS || key === null) listener();
  };
  globalThis.addEventListener?.("storage", elsewhere, { signal });
}

/** What is kept is to be shown anew: the assets have their addresses now. */
export function showKept() {
  keptChanges.dispatchEvent(new Event("change"));
}

/**
 * A list as it was kept, or as much of it as makes sense: anybody may have written there.
 *
 * @param {KeptName} name
 * @returns {readonly string[]}
 */
function kept(name) {
  const list = readKept()[name];
  if (!Array.isArray(list)) return [];
  /** @type {string[]} */
  const texts = list.filter((each) => typeof each === "string" && each !== "");
  return [...new Set(texts)].slice(0, MOST_KEPT[name]);
}

/**
 * Keep a list, and leave alone whatever else stands in the value.
 *
 * @param {KeptName} name
 * @param {readonly string[]} list
 */
function keep(name, list) {
  const value = { ...readKept(), [name]: list };
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(value));
    onlyHere = null;
  } catch {
    onlyHere = value; // closed or full
  }
  keptChanges.dispatchEvent(new Event("change"));
}

/** @returns {Record<string, unknown>} */
function readKept() {
  if (onlyHere) return onlyHere;
  try {
    const text = localStorage.getItem(KEPT_AS);
    if (text !== lastRead.text) lastRead = { text, value: parsedKept(text) };
    return lastRead.value;
  } catch {
    return {};
  }
}

/**
 * @param {string | null} text
 * @returns {Record<string, unknown>}
 */
function parsedKept(text) {
  try {
    const value = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

/**
 * @param {readonly string[]} list
 * @param {string} text
 */
function without(list, text) {
  return list.filter((each) => each !== text);
}
