// Sheet: a list of assets for one call with a note, to and from an address and as text. No DOM.

/** @typedef {import("../search/facets.mjs").SearchRecord} SheetRecord */
/** @typedef {{ids: readonly string[], note: string}} Sheet */

/** So many assets, and so many letters of a note, a link may carry: anybody can make one. */
const MOST_SENT = 20;
const LONGEST_NOTE = 2000;

/**
 * The list in the part of an address that is sent to no server; null if it holds none.
 *
 * @param {string} fragment with or without its "#"
 * @returns {Sheet | null}
 */
export function parseSheet(fragment) {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  const sent = parameters.get("send");
  if (sent === null) return null;
  const ids = [...new Set(sent.split(",").filter((id) => id !== ""))].slice(0, MOST_SENT);
  return { ids, note: (parameters.get("note") ?? "").slice(0, LONGEST_NOTE) };
}

/**
 * @param {Sheet} sheet
 * @returns {string} with its "#"
 */
export function formatSheet({ ids, note }) {
  const parameters = new URLSearchParams({ send: ids.join(",") });
  if (note.trim() !== "") parameters.set("note", note.trim().slice(0, LONGEST_NOTE));
  return `#${parameters}`.replaceAll("%2C", ",");
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
 * @param {readonly SheetRecord[]} records
 * @param {string} note
 * @param {(record: SheetRecord) => string} addressOf
 * @param {boolean} asMarkdown
 */
export function sheetText(records, note, addressOf, asMarkdown) {
  const lines = records.map((record) => {
    const address = addressOf(record);
    if (!asMarkdown) return `- ${record.title}\n  ${address}`;
    return `- [${record.title.replace(/[\\[\]<>*_\x60]/g, "\\$&")}](${address})`;
  });
  return [note.trim(), lines.join("\n")].filter((part) => part !== "").join("\n\n");
}
