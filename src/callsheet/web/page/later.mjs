// Later: the second script, with all that nobody waits for: it is loaded once, when it is wanted.
//
// What is found stands on the page before it; then follow what can be done with a result, what is
// kept, and the call sheets. more.mjs is what it gives.

import { loadScript } from '../search/data.mjs';
import { make } from './dom.mjs';

/** @typedef {import("../more.mjs").More} LaterMore */

/** @type {Promise<LaterMore> | null} */
let moreOnTheWay = null;

/**
 * Load it; a second call loads nothing twice, and tries again if the first one failed.
 *
 * @param {string} root the absolute address of the site's root
 * @returns {Promise<LaterMore>} fails if it is missing or of another build
 */
export function loadMore(root) {
  moreOnTheWay ??= readMore(root).catch((error) => {
    moreOnTheWay = null;
    throw error;
  });
  return moreOnTheWay;
}

/**
 * @param {string} root
 * @returns {Promise<LaterMore>}
 */
async function readMore(root) {
  const place = /** @type {{callsheetMore?: LaterMore}} */ (window);
  if (!place.callsheetMore) await loadScript(new URL("hub/callsheet-more.js", root).href);
  if (!place.callsheetMore) throw new Error("hub/callsheet-more.js is of another build");
  return place.callsheetMore;
}

/** An element of a page that is complete without it, and whose code comes with the second script. */
class LaterElement extends HTMLElement {
  /** @type {AbortController | null} */
  controller = null;

  /** What readers are told if the code can't be loaded; nothing if they lose little. */
  lack = "A part of this page could not be loaded. Load it again to change or copy the list.";

  async connectedCallback() {
    this.controller = new AbortController();
    const { signal } = this.controller;
    const root = new URL(this.getAttribute("root") ?? "./", document.baseURI).href;
    try {
      const more = await loadMore(root);
      if (!signal.aborted) await this.begin(more, root, signal);
    } catch (error) {
      console.error("callsheet: the code of this page could not be loaded:", error);
      if (signal.aborted || !this.lack) return;
      this.prepend(make("p", { class: "cs-note cs-no-print", role: "status" }, this.lack));
    }
  }

  disconnectedCallback() {
    this.controller?.abort();
    this.controller = null;
  }

  /**
   * @param {LaterMore} _more
   * @param {string} _root the absolute address of the site's root
   * @param {AbortSignal} _signal ends it
   * @returns {Promise<void> | void}
   */
  begin(_more, _root, _signal) {}
}

/** <callsheet-keep asset="…" name="…" internal>: keeps an asset for the next call, or pins it. */
export class CallsheetKeep extends LaterElement {
  lack = "";

  /** @type {LaterElement["begin"]} */
  begin({ addKeepButtons, heedRowActions }, _root, signal) {
    const bar = make("span", { class: "cs-keep-bar" });
    const asset = { id: this.getAttribute("asset") ?? "", title: this.getAttribute("name") ?? "" };
    addKeepButtons(bar, asset, this.hasAttribute("internal"));
    heedRowActions(this, signal);
    this.replaceChildren(bar);
  }
}

/** <callsheet-sheet>: see call-sheet.mjs */
export class CallsheetSheet extends LaterElement {
  /** @type {LaterElement["begin"]} */
  begin({ CallSheet }, root, signal) {
    new CallSheet(this, root, signal);
  }
}

/** <callsheet-basket>: see call-basket.mjs */
export class CallsheetBasket extends LaterElement {
  /** @type {LaterElement["begin"]} */
  begin({ CallBasket }, root, signal) {
    return new CallBasket(this, root, signal).start();
  }
}
