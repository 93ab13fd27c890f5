// <callsheet-find>: makes a plain search form answer at once.
//
// The page holds a form that works without this code, and a paragraph `.cs-find-fallback` that
// leads to the library. The element loads the search data and shows the results below the form;
// with the attribute `compact` it shows a few of them in a popup, with `brief` some more of them in
// a dialog. What can be done with results, and why they were found, comes with the details.

import { loadSearch } from '../search/data.mjs';
import { make } from '../page/dom.mjs';
import { FindPage } from './find-page.mjs';
import { FindPopup } from './find-popup.mjs';
import { localDay } from '../search/freshness.mjs';
import { loadMore } from '../page/later.mjs';
import { Search } from '../search/ranking.mjs';
import { FacetNames } from './result-row.mjs';

/**
 * @typedef {object} FindContext what the page and the popup need
 * @property {HTMLElement} host
 * @property {HTMLFormElement} form
 * @property {HTMLInputElement} input
 * @property {HTMLElement} count a live region for the number of results
 * @property {string} root the absolute address of the site's root
 * @property {string} libraryAddress
 * @property {Search} search
 * @property {boolean} internal whether it is the site for colleagues
 * @property {FacetNames} names
 * @property {Promise<void>} complete fulfilled when the records have addresses, and `more` is there
 * @property {import("../more.mjs").More | null} more null as long as it is on its way, or is missing
 * @property {boolean} typed was anything typed before the data was there?
 * @property {AbortSignal} signal
 */

/** @typedef {{element: HTMLElement, refresh: () => void}} View */

export class CallsheetFind extends HTMLElement {
  /** @type {AbortController | null} */
  controller = null;

  /** @type {HTMLElement[]} what was added to the page's own markup */
  added = [];

  connectedCallback() {
    const form = this.querySelector("form");
    const input = form?.querySelector("input[type=search]");
    if (!form || !(input instanceof HTMLInputElement)) return;
    this.controller = new AbortController();
    const { signal } = this.controller;
    const isPage = !this.hasAttribute("compact") && !this.hasAttribute("brief");
    const count = make("p", { class: "cs-count", role: "status" });
    this.add(count);

    this.fallback(false);

    let typed = false;
    input.addEventListener("input", () => (typed = true), { signal });
    const start = () => this.start({ form, input, count, signal, typed: () => typed });
    if (isPage) {
      const asked = new URLSearchParams(location.search).get("q");
      if (asked !== null) input.value = asked;
      if (location.hash === "#search") input.focus();
      start();
    } else if (this.hasAttribute("brief") || document.activeElement === input) {
      start();
    } else {
      // The home page doesn't load the data for those who don't search.
      input.addEventListener("focus", start, { signal, once: true });
    }
  }

  disconnectedCallback() {
    this.controller?.abort();
    this.controller = null;
    for (const element of this.added) element.remove();
    this.added = [];
    this.fallback(true);
  }

  /**
   * @param {{form: HTMLFormElement, input: HTMLInputElement, count: HTMLElement,
   *   signal: AbortSignal, typed: () => boolean}} parts
   */
  async start({ form, input, count, signal, typed }) {
    const root = this.address("root", "./");
    const libraryAddress = this.libraryAddress(root);
    const compact = this.hasAttribute("compact");
    if (!compact) count.textContent = "Loading …";
    /** @type {View | null} */
    let view = null;
    try {
      const brief = this.hasAttribute("brief") ? await loadMore(root) : null;
      const loaded = await loadSearch(root);
      if (signal.aborted) return;
      const { pinned, today, facets, audience } = loaded.data;
      const search = new Search(loaded.data, pinned ? today : localDay(new Date()));
      /** @type {FindContext} */
      const context = {
        ...{ host: this, form, input, count, root, libraryAddress, search, signal },
        ...{ names: new FacetNames(facets), typed: typed() },
        ...{ more: brief, complete: Promise.resolve(), internal: audience === "internal" },
      };
      context.complete = Promise.all([loaded.details, this.equip(context)]).then(() => search.addDetails());
      const shown = (view = this.view(context));
      this.add(shown.element);
      await context.complete;
      if (signal.aborted) return;
      context.more?.rememberUse(this, input, signal);
      if (!brief && context.more) new context.more.KeptPopup(context);
      shown.refresh();
      context.more?.showKept();
      await this.follow(loaded.texts, search, shown, signal);
    } catch (error) {
      console.error("callsheet: search could not be loaded:", error);
      view?.element.remove();
      this.append(count);
      if (!signal.aborted) this.fail(count, libraryAddress, signal);
    }
  }

  /**
   * @param {FindContext} context
   * @returns {View}
   */
  view(context) {
    if (context.more) return new context.more.FindBrief(context);
    return this.hasAttribute("compact") ? new FindPopup(context) : new FindPage(context);
  }

  /**
   * The search does without it: then nothing can be pinned or copied.
   *
   * @param {FindContext} context
   */
  async equip(context) {
    try {
      context.more ??= await loadMore(context.root);
    } catch (error) {
      console.error("callsheet: what can be done with results could not be loaded:", error);
    }
  }

  /**
   * Search the texts too, as soon as they are there.
   *
   * @param {Promise<import("../search/wire.mjs").Streams>} texts
   * @param {Search} search
   * @param {View} view
   * @param {AbortSignal} signal
   */
  async follow(texts, search, view, signal) {
    try {
      search.addTexts(await texts);
    } catch (error) {
      console.error("callsheet: the texts of the assets could not be loaded:", error);
      search.awaitsTexts = false;
      if (signal.aborted) return;
      view.refresh();
      const note = "Only titles and tags are searched. Load the page again to search the texts.";
      const paragraph = make("p", { role: "status" }, note);
      this.added.push(paragraph);
      view.element.before(paragraph);
      return;
    }
    if (!signal.aborted) view.refresh();
  }

  /**
   * @param {HTMLElement} count
   * @param {string} libraryAddress
   * @param {AbortSignal} signal
   */
  fail(count, libraryAddress, signal) {
    const library = make("a", { href: libraryAddress }, "library");
    count.replaceChildren("Search could not be loaded. The ", library, " lists every asset.");
    count.classList.add("cs-count--failed");
    signal.addEventListener("abort", () => count.classList.remove("cs-count--failed"));
  }

  /**
   * An attribute as an absolute address.
   *
   * @param {string} name
   * @param {string} otherwise
   */
  address(name, otherwise) {
    return new URL(this.getAttribute(name) ?? otherwise, document.baseURI).href;
  }

  /** @param {string} root */
  libraryAddress(root) {
    const link = this.querySelector(".cs-find-fallback a");
    return link instanceof HTMLAnchorElement ? link.href : new URL("library/", root).href;
  }

  /** @param {boolean} shown */
  fallback(shown) {
    const paragraph = this.querySelector(".cs-find-fallback");
    if (paragraph instanceof HTMLElement) paragraph.hidden = !shown;
  }

  /** @param {HTMLElement} element */
  add(element) {
    this.added.push(element);
    this.append(element);
  }
}
