// <callsheet-keys>: "/", Ctrl-K and Cmd-K search from any page, and a button in the header does.
//
// The page's own search box takes the focus; a page without one shows a dialog.
// Attributes: `root`, the site's address; `find`, the find page's, if the page doesn't link to it.
// The script adds one to every page that has none.

import { FindDialog, isSearchKey } from './find-dialog.mjs';
import { addSearchButton } from './search-button.mjs';
import { sitePage } from '../page/site-pages.mjs';

export class CallsheetKeys extends HTMLElement {
  /** @type {AbortController | null} */
  controller = null;

  /** @type {FindDialog | null} */
  dialog = null;

  /** Taken at once: with instant navigation the element may outlive the page that it came with. */
  root = "";

  findPage = "";

  connectedCallback() {
    this.controller = new AbortController();
    const { signal } = this.controller;
    const find = this.getAttribute("find");
    this.root = new URL(this.getAttribute("root") ?? "./", document.baseURI).href;
    this.findPage = find === null ? sitePage("find/", this.root) : new URL(find, document.baseURI).href;
    document.addEventListener("keydown", (event) => this.onKey(event), { signal });
    addSearchButton(() => this.search(), signal);
  }

  disconnectedCallback() {
    this.controller?.abort();
    this.controller = null;
    this.dialog?.element.remove();
    this.dialog = null;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.defaultPrevented || event.isComposing || !isSearchKey(event)) return;
    event.preventDefault();
    event.stopPropagation(); // the theme's own search has the same keys
    this.search();
  }

  search() {
    const box = document.querySelector("callsheet-find:not([brief]) input[type=search]");
    if (box instanceof HTMLInputElement) {
      box.focus();
      box.select();
    } else {
      this.dialog ??= new FindDialog(this.root, this.findPage);
      this.dialog.open();
    }
  }
}
