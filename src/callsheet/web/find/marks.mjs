// Marks: a text with the words marked that were looked for, and a line that says where they stand.

import { make } from '../page/dom.mjs';
import { words } from '../search/text.mjs';

/** @typedef {import("../search/reasons.mjs").Reason} MarkedReason */

/** What stands between separators; words are cut where text.mjs cuts them. */
const SPAN = /[^\s\x1c-\x1f\x85\u200b\ufeff\-\u2010-\u2015/*]+/gu;

/** A span without the signs around it. */
const CORE = /[\p{L}\p{M}\p{N}_](?:.*[\p{L}\p{M}\p{N}_])?/su;

/** What the fields are called that are no facets. */
const FIELDS = new Map([
  ["title", "title"],
  ["alias", "other name"],
  ["text", "text"],
  ["file", "attached file"],
]);

/**
 * A text as nodes, with every word marked that is one of these.
 *
 * @param {string} text
 * @param {ReadonlySet<string>} forms as text.mjs makes words
 * @returns {(string | HTMLElement)[]}
 */
export function marked(text, forms) {
  const parts = [];
  let end = 0;
  for (const { 0: span, index } of forms.size > 0 ? text.matchAll(SPAN) : []) {
    const core = CORE.exec(span);
    if (!core || !words(core[0]).some((word) => forms.has(word))) continue;
    const start = index + core.index;
    if (start > end) parts.push(text.slice(end, start));
    parts.push(make("mark", {}, core[0]));
    end = start + core[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/**
 * Where the words stand: "Found by expensive (title), cfo (Finance lead)".
 *
 * @param {readonly MarkedReason[]} reasons
 * @param {import("./result-row.mjs").FacetNames} names
 * @returns {HTMLElement | null}
 */
export function reasonLine(reasons, names) {
  const parts = reasons.map(({ field, value, words: found }) => {
    const where = value === null ? FIELDS.get(field) : names.value(field, value);
    const each = found.flatMap((word, at) => [at > 0 ? " " : "", make("mark", {}, word)]);
    return make("span", {}, ...each, ` (${where})`);
  });
  if (parts.length === 0) return null;
  const spaced = parts.flatMap((part, at) => (at > 0 ? [", ", part] : [part]));
  return make("p", { class: "cs-result-found" }, "Found by ", ...spaced);
}
