// More: the second script. Like main it does something when it is loaded: it gives the first script
// what that asks for in later.mjs.

import { CallBasket } from './calls/call-basket.mjs';
import { CallSheet } from './calls/call-sheet.mjs';
import { FindBrief } from './find/find-brief.mjs';
import { showKept } from './page/keep.mjs';
import { KeptBar } from './find/kept-list.mjs';
import { KeptPopup, rememberUse } from './find/kept-popup.mjs';
import { nothingFound } from './find/nothing-found.mjs';
import { reasonsFor, spellingNote } from './search/reasons.mjs';
import { addKeepButtons, heedRowActions, rowActions } from './find/row-actions.mjs';

const MORE = {
  ...{ CallBasket, CallSheet, FindBrief, KeptBar, KeptPopup },
  ...{ addKeepButtons, heedRowActions, nothingFound, reasonsFor, rememberUse, rowActions, showKept, spellingNote },
};

/** @typedef {typeof MORE} More */

Object.assign(window, { callsheetMore: MORE });
