// Main: one of the two modules that do something when they are loaded: it defines the elements. The
// other one is more.mjs. The build makes a classic script of main and all that it imports, and one
// of what more imports besides.
//
//   search/  finds, and knows neither page nor results: no DOM, but for the loading of the data
//   page/    what any page has, and what the browser keeps
//   find/    the search box, results, filters
//   calls/   call sheets
//
// Each may import what stands above it.

import { CallsheetCopy } from './page/copy-link.mjs';
import { CallsheetFind } from './find/find.mjs';
import { CallsheetFreshness } from './page/freshness-badge.mjs';
import { CallsheetKeys } from './find/keys.mjs';
import { CallsheetBasket, CallsheetKeep, CallsheetSheet } from './page/later.mjs';
import { CallsheetPrint } from './page/print-button.mjs';
import { mendTheme } from './page/theme.mjs';

/** @type {[string, CustomElementConstructor][]} */
const ELEMENTS = [
  ["callsheet-basket", CallsheetBasket],
  ["callsheet-copy", CallsheetCopy],
  ["callsheet-find", CallsheetFind],
  ["callsheet-freshness", CallsheetFreshness],
  ["callsheet-keep", CallsheetKeep],
  ["callsheet-keys", CallsheetKeys],
  ["callsheet-print", CallsheetPrint],
  ["callsheet-sheet", CallsheetSheet],
];

for (const [name, element] of ELEMENTS) customElements.define(name, element);

// The script lies in hub/, so it knows where the site begins.
const ownScript = document.currentScript;
if (ownScript instanceof HTMLScriptElement && !document.querySelector("callsheet-keys")) {
  const keys = document.createElement("callsheet-keys");
  keys.setAttribute("root", new URL("../", ownScript.src).href);
  document.body?.append(keys);
}

mendTheme();
