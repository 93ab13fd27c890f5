// Sheet data: what a call sheet reads of the hub when somebody fits it to a call.
//
// The records come from the search data; the objections' answers and the assets' days from
// hub/sheets.js, by a script tag, which works over http and on file://.

import { loadScript, loadSearch } from '../search/data.mjs';
import { freshnessOn, localDay } from '../search/freshness.mjs';
import { FacetNames } from '../find/result-row.mjs';
import { typesOf } from '../search/usefulness.mjs';

/** @typedef {import("../search/facets.mjs").SearchRecord} StockRecord */
/** @typedef {import("./sheet-changes.mjs").History} StockHistory */
/**
 * @typedef {object} ObjectionAnswer
 * @property {string} id
 * @property {string} name
 * @property {string} phrase
 * @property {readonly string[]} answer
 * @property {readonly string[]} proof ids of assets
 * @property {string} url relative to the site
 */
/** @typedef {{version: number, objections: readonly ObjectionAnswer[], assets: Record<string, StockHistory>}} SheetData */

const SHEETS_VERSION = 1;

/** All that a hub has for call sheets, on the reader's day. */
export class SheetStock {
  /**
   * @param {import("../search/ranking.mjs").SearchData} data
   * @param {SheetData} sheets
   * @param {string} today
   */
  constructor(data, sheets, today) {
    this.records = data.records;
    this.facets = data.facets;
    this.policy = data.freshness;
    this.today = today;
    this.names = new FacetNames(data.facets);
    this.types = typesOf(data.facets);
    this.objections = sheets.objections;
    this.byId = new Map(data.records.map((record) => [record.id, record]));
    this.histories = new Map(Object.entries(sheets.assets));
    /** @param {string} id */
    this.find = (id) => this.byId.get(id);
    /** @param {string} id @returns {StockHistory} */
    this.historyOf = (id) => this.histories.get(id) ?? {};
    /** @param {StockRecord} record */
    this.stateOf = (record) => freshnessOn(record.review_by, today, this.policy);
  }
}

/**
 * Load it; a second call loads nothing twice, and tries again if the first one failed.
 *
 * @param {string} root the absolute address of the site's root
 * @returns {Promise<SheetStock>}
 */
export async function loadStock(root) {
  const loaded = loadSearch(root);
  loaded.catch(() => {});
  const address = new URL("hub/sheets.js", root).href;
  const found = sheetsOf(window) ?? (await loadScript(address).then(() => sheetsOf(window)));
  if (!found) throw new Error("the data of the call sheets is missing or of another version");
  const { data: search, details } = await loaded;
  await details;
  return new SheetStock(search, found, search.pinned ? search.today : localDay(new Date()));
}

/** @param {object} place */
function sheetsOf(place) {
  const { callsheetSheets } = /** @type {{callsheetSheets?: SheetData}} */ (place);
  return callsheetSheets?.version === SHEETS_VERSION ? callsheetSheets : null;
}
