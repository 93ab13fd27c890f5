// Basket: a list of assets for one call with a note, to and from an address and as text. No DOM.

import { markdownItem, plainItem } from './sheet-text.mjs';

/** @typedef {{ids: readonly string[] | null, note: string}} Basket `ids` is null in one's own list */

/** So many assets, and so many letters of a note, a link may carry: anybody can make one. */
const MOST_SENT = 20;
export const LONGEST_NOTE = 2000;

/**
 * What stands in the part of an address that is sent to no server.
 *
 * @param {string} fragment with or without its "#"
 * @returns {Basket} without ids if it holds no list: then it belongs to the reader's own
 */
export function parseBasket(fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  const note = (parameters.get("note") ?? "").slice(0, LONGEST_NOTE);
  const sent = parameters.get("send");
  if (sent === null) return { ids: null, note };
  return { ids: [...new Set(sent.split(",").filter((id) => id !== ""))].slice(0, MOST_SENT), note };
}

/**
 * @param {Basket} basket
 * @returns {string} with its "#"; empty if there is nothing to say
 */
export function formatBasket({ ids, note }) {
  const parameters = new URLSearchParams(ids ? { send: ids.join(",") } : {});
  if (note.trim() !== "") parameters.set("note", note.trim().slice(0, LONGEST_NOTE));
  const text = parameters.toString().replaceAll("%2C", ",");
  return text && `#${text}`;
}

/**
 * An id one place up or down.
 *
 * @param {readonly string[]} ids
 * @param {string} id
 * @param {1 | -1} step
 * @returns {string[]}
 */
export function moved(ids, id, step) {
  const from = ids.indexOf(id);
  const to = from + step;
  const others = ids.filter((each) => each !== id);
  if (from === -1 || to < 0 || to > others.length) return [...ids];
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/**
 * The list for a note in a CRM, or with `asMarkdown` for a chat or a document.
 *
 * @param {readonly import("./sheet-text.mjs").Item[]} items
 * @param {string} note
 * @param {boolean} asMarkdown
 */
export function basketText(items, note, asMarkdown) {
  const lines = items.map(asMarkdown ? markdownItem : plainItem);
  return [note.trim(), lines.join("\n")].filter((part) => part !== "").join("\n\n");
}
