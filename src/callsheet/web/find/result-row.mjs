// Result row: one record as a row of the find page, or as one line of the popup.

import { make, makeChip, siteAddress } from '../page/dom.mjs';
import { valuesOf } from '../search/facets.mjs';
import { FRESHNESS, freshnessWords } from '../search/freshness.mjs';
import { marked, reasonLine } from './marks.mjs';

/** @typedef {import("../search/facets.mjs").SearchRecord} RowRecord */
/**
 * @typedef {object} RowContext
 * @property {string} root the site's absolute address
 * @property {FacetNames} names
 * @property {boolean} internal whether it is the site for colleagues
 * @property {import("../more.mjs").More | null} more has what can be done with a result
 */

/**
 * @typedef {object} Why a record was found
 * @property {ReadonlySet<string>} forms the words to mark
 * @property {readonly import("../search/reasons.mjs").Reason[]} reasons
 */

/** The names of facets and of their values. */
export class FacetNames {
  /** @param {readonly import("../search/facets.mjs").Facet[]} facets */
  constructor(facets) {
    this.facets = new Map(
      facets.map(({ key, name, values }) => [
        key,
        { name, values: new Map(values.map((value) => [value.id, value.name])) },
      ]),
    );
  }

  /** @param {string} key */
  facet(key) {
    return this.facets.get(key)?.name ?? key;
  }

  /**
   * @param {string} key
   * @param {string} id
   */
  value(key, id) {
    return this.facets.get(key)?.values.get(id) ?? id;
  }
}

/**
 * A record with everything that helps to choose, in a row of a grid.
 *
 * @param {RowRecord} record
 * @param {RowContext} context
 * @param {Why} why
 * @returns {HTMLElement}
 */
export function resultRow(record, context, { forms, reasons }) {
  const address = record.url ? siteAddress(record.url, context.root) : null;
  const about = metaOf(record, context.names);
  if (record.owner) about.push(make("span", { class: "cs-result-owner" }, `Owner: ${record.owner}`));
  const meta = make("p", { class: "cs-result-meta" }, ...spaced(about));
  const cell = make("div", { role: "gridcell" }, titleOf(record, address, forms), meta);
  // As long as the details are on their way, a line is kept free for the summary.
  const summary = record.id ? marked(record.summary, forms) : ["\u00a0"];
  if (summary.length > 0) cell.append(make("p", { class: "cs-result-summary" }, ...summary));
  const line = reasonLine(reasons, context.names);
  if (line) cell.append(line);
  const terms = ["persona", "stage"].flatMap((key) => chipsOf(record, key, context.names));
  /** @type {HTMLElement[]} */
  const parts = [];
  if (terms.length > 0) parts.push(make("span", { class: "cs-result-terms" }, ...spaced(terms)));
  // As long as the details are on their way, nothing can be said of it or done with it.
  const actions = record.id ? context.more?.rowActions(record, { address, internal: context.internal }) : null;
  parts.push(actions ?? make("span", { class: "cs-result-actions" })); // keeps the height of the row
  cell.append(make("p", { class: "cs-result-foot" }, ...spaced(parts)));
  return make("div", { class: "cs-result", role: "row", "aria-selected": "false" }, cell);
}

/**
 * A record as an option of the popup: a link with a title and what kind of thing it is.
 *
 * @param {RowRecord} record
 * @param {RowContext} context
 * @param {boolean} inFiles whether only an attached file holds what was typed
 * @returns {HTMLElement}
 */
export function resultOption(record, context, inFiles = false) {
  const meta = metaOf(record, context.names);
  if (inFiles) meta.push(make("span", { class: "cs-soft" }, "Found in an attached file"));
  const address = record.url ? siteAddress(record.url, context.root) : null;
  return make(
    "a",
    {
      class: "cs-result",
      role: "option",
      tabindex: "-1",
      "aria-selected": "false",
      href: address ?? false,
    },
    make("span", { class: "cs-result-title" }, record.title),
    " ",
    make("span", { class: "cs-result-meta" }, ...spaced(meta)),
  );
}

/**
 * @param {RowRecord} record
 * @param {string | null} address
 * @param {ReadonlySet<string>} forms
 */
function titleOf(record, address, forms) {
  const title = marked(record.title, forms);
  const shown = address ? [make("a", { href: address }, ...title)] : title;
  return make("p", { class: "cs-result-title" }, ...shown);
}

/** What an audience means to whoever wants to send something; the pages say the same. */
export const AUDIENCES = new Map([
  ["internal", "Internal"],
  ["partner", "May go to partners"],
  ["customer", "May be sent"],
]);

/** The same as long as nobody may send it: it is planned, a draft or retired. */
const NOT_YET_OR_NO_MORE = new Map([
  ["internal", "Internal"],
  ["partner", "For partners"],
  ["customer", "For customers"],
]);

/**
 * May it be sent, may it be trusted: type, audience, status unless approved, freshness.
 *
 * @param {RowRecord} record
 * @param {FacetNames} names
 * @returns {HTMLElement[]}
 */
export function metaOf(record, names) {
  const parts = chipsOf(record, "type", names);
  const isApproved = valuesOf(record, "status").every((id) => id === "approved");
  for (const id of valuesOf(record, "audience")) {
    const words = (isApproved ? AUDIENCES : NOT_YET_OR_NO_MORE).get(id);
    const kind = isApproved ? id : "internal"; // grey
    parts.push(makeChip(`audience-${kind}`, words ?? names.value("audience", id)));
  }
  for (const id of valuesOf(record, "status")) {
    if (id !== "approved") parts.push(badgeOf(id, names.value("status", id)));
  }
  const state = FRESHNESS.find((each) => valuesOf(record, "freshness").includes(each));
  if (state) parts.push(badgeOf(state, freshnessWords(state)));
  return parts;
}

/**
 * @param {string} state of freshness, or a status
 * @param {string} text
 */
function badgeOf(state, text) {
  return make("span", { class: `cs-badge cs-badge--${state}` }, text);
}

/**
 * With white space between them, for whoever hears, copies or searches the text.
 *
 * @param {readonly HTMLElement[]} elements
 */
export function spaced(elements) {
  return elements.flatMap((element, place) => (place === 0 ? [element] : [" ", element]));
}

/**
 * @param {RowRecord} record
 * @param {string} key
 * @param {FacetNames} names
 */
function chipsOf(record, key, names) {
  return valuesOf(record, key).map((id) => makeChip(key, names.value(key, id)));
}
