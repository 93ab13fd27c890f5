// More: the second script. Like main it does something when it is loaded: it gives the first script
// what that asks for in later.mjs.

import { CallBasket } from './call-basket.mjs';
import { CallSheet } from './call-sheet.mjs';
import { FindBrief } from './find-brief.mjs';
import { showKept } from './keep.mjs';
import { KeptBar } from './kept-list.mjs';
import { KeptPopup, rememberUse } from './kept-popup.mjs';
import { nothingFound } from './nothing-found.mjs';
import { reasonsFor, spellingNote } from './reasons.mjs';
import { heedRowActions, rowActions } from './row-actions.mjs';

const MORE = {
  ...{ CallBasket, CallSheet, FindBrief, KeptBar, KeptPopup },
  ...{ heedRowActions, nothingFound, reasonsFor, rememberUse, rowActions, showKept, spellingNote },
};

/** @typedef {typeof MORE} More */

Object.assign(window, { callsheetMore: MORE });
