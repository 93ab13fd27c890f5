// Result row: one record as a row of the find page, or as one line of the popup.

import { make, makeChip, siteAddress } from './dom.mjs';
import { valuesOf } from './facets.mjs';
import { FRESHNESS, freshnessWords } from './freshness.mjs';
import { rowActions } from './row-actions.mjs';

/** @typedef {import("./facets.mjs").SearchRecord} RowRecord */
/**
 * @typedef {object} RowContext
 * @property {string} root the site's absolute address
 * @property {FacetNames} names
 * @property {boolean} internal whether it is the site for colleagues
 */

/** The names of facets and of their values. */
export class FacetNames {
  /** @param {readonly import("./facets.mjs").Facet[]} facets */
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
 * @param {boolean} inFiles whether only an attached file holds what was typed
 * @returns {HTMLElement}
 */
export function resultRow(record, context, inFiles = false) {
  const address = siteAddress(record.url, context.root);
  const about = metaOf(record, context.names, inFiles);
  if (record.owner) about.push(make("span", { class: "cs-result-owner" }, `Owner: ${record.owner}`));
  const meta = make("p", { class: "cs-result-meta" }, ...spaced(about));
  const cell = make("div", { role: "gridcell" }, titleOf(record, address), meta);
  if (record.summary) cell.append(make("p", { class: "cs-result-summary" }, record.summary));
  const terms = ["persona", "stage"].flatMap((key) => chipsOf(record, key, context.names));
  /** @type {HTMLElement[]} */
  const parts = [];
  if (terms.length > 0) parts.push(make("span", { class: "cs-result-terms" }, ...spaced(terms)));
  parts.push(rowActions(record, { address, internal: context.internal }));
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
  const address = siteAddress(record.url, context.root);
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
    make("span", { class: "cs-result-meta" }, ...spaced(metaOf(record, context.names, inFiles))),
  );
}

/**
 * @param {RowRecord} record
 * @param {string | null} address
 */
function titleOf(record, address) {
  const title = address ? make("a", { href: address }, record.title) : record.title;
  return make("p", { class: "cs-result-title" }, title);
}

/** What an audience means to whoever wants to send something; the pages say the same. */
const AUDIENCES = new Map([
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
 * @param {boolean} inFiles
 * @returns {HTMLElement[]}
 */
export function metaOf(record, names, inFiles) {
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
  if (inFiles) parts.push(make("span", { class: "cs-soft" }, "Found in an attached file"));
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
