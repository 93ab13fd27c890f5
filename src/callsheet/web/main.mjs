// Order: text wire coded-names names stemmer spelling recognise fulltext scores engine freshness facets facet-table state order usefulness ranking reasons nothing keep sheet columns dom site-pages data later combobox marks row-actions result-row kept-list kept-popup facet-panel understood nothing-found find-page find-popup find freshness-badge copy-link find-brief sheet-choices sheet-changes sheet-plan sheet-model sheet-text sheet-data sheet-rows sheet-objections sheet-since sheet-desk sheet-notes sheet-view call-sheet call-basket print-button find-dialog search-button keys theme main more
//
// Main: one of the two modules that do something when they are loaded: it defines the elements. The
// other one is more.mjs. The build makes a classic script of main and all that it imports, and one of
// what more imports besides.

import { CallsheetCopy } from './copy-link.mjs';
import { CallsheetFind } from './find.mjs';
import { CallsheetFreshness } from './freshness-badge.mjs';
import { CallsheetKeys } from './keys.mjs';
import { CallsheetBasket, CallsheetSheet } from './later.mjs';
import { CallsheetPrint } from './print-button.mjs';
import { mendTheme } from './theme.mjs';

/** @type {[string, CustomElementConstructor][]} */
const ELEMENTS = [
  ["callsheet-basket", CallsheetBasket],
  ["callsheet-copy", CallsheetCopy],
  ["callsheet-find", CallsheetFind],
  ["callsheet-freshness", CallsheetFreshness],
  ["callsheet-keys", CallsheetKeys],
  ["callsheet-print", CallsheetPrint],
  ["callsheet-sheet", CallsheetSheet],
];

// The script may be loaded twice; an element can be defined only once.
for (const [name, element] of ELEMENTS) {
  if (!customElements.get(name)) customElements.define(name, element);
}

// The script lies in hub/, so it knows where the site begins.
const ownScript = document.currentScript;
if (ownScript instanceof HTMLScriptElement && !document.querySelector("callsheet-keys")) {
  const keys = document.createElement("callsheet-keys");
  keys.setAttribute("root", new URL("../", ownScript.src).href);
  document.body?.append(keys);
}

mendTheme();
