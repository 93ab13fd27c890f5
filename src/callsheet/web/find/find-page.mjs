// Find page: results, facets and chips below the search box, all of it kept in the address.

import { keepFocus, make } from '../page/dom.mjs';
import { STILL_LOADING } from './find-popup.mjs';
import { FacetPanel, activeChips, chosenInWords } from './facet-panel.mjs';
import { resultRow } from './result-row.mjs';
import { comboboxOf } from './rows.mjs';
import { formatState, parseState, withFilter } from './state.mjs';
import { Understood } from './understood.mjs';

/** @typedef {import("./find.mjs").FindContext} PageContext */

/** So many results are rendered at first, and with each "Show more". */
const PORTION = 50;

/** So many of them fill a screen and come with the letter; the others when the hand rests. */
const SCREENFUL = 12;
const REST = 120; // milliseconds

export class FindPage {
  /** @param {PageContext} context */
  constructor(context) {
    this.context = context;
    const { form, input, signal } = context;
    this.facets = context.search.facets;
    this.keys = this.facets.map((facet) => facet.key);
    this.state = parseState(location.search, this.keys);
    /** @type {readonly number[]} the places of the records that were found */
    this.hits = [];
    this.hit = context.search.everything().hit;
    this.frame = 0;
    this.rest = 0;
    this.isEquipped = false;
    // With instant navigation the address changes before the element is taken away.
    this.path = location.pathname;

    /** @type {import("./facet-panel.mjs").OnChoice} */
    this.onChoice = (key, value, on) => this.choose(key, value, on);
    this.panel = new FacetPanel(this.facets, context.search.table, this.onChoice, signal);
    this.chips = make("div", { class: "cs-chips", role: "group", "aria-label": "Filters in use" });
    this.understood = new Understood(context.names, {
      only: ({ facet, value }) => this.choose(facet, value, true),
      change: () => this.keepPlace(() => this.update()),
    });
    this.results = make("div", { class: "cs-results", "aria-label": "Results" });
    this.more = make("button", { type: "button", class: "cs-button cs-more" }, "Show more");
    this.empty = make("div", { class: "cs-empty" });
    this.head = make("div", { class: "cs-results-head" }, context.count, this.understood.element, this.chips);
    const main = make("div", { class: "cs-results-side" }, this.head, this.results, this.empty, this.more);
    this.element = make("div", { class: "cs-find-layout" }, this.panel.element, main);
    this.combobox = comboboxOf(this);

    form.addEventListener("submit", (event) => this.submitted(event), { signal });
    input.addEventListener("input", () => this.soon(), { signal });
    this.more.addEventListener("click", () => this.showMore(), { signal });
    window.addEventListener("popstate", () => this.restore(), { signal });
    signal.addEventListener("abort", () => {
      cancelAnimationFrame(this.frame);
      clearTimeout(this.rest);
    });

    // What was typed while the data was loading is newer than the address.
    if (context.typed) this.state = { ...this.state, text: input.value };
    else input.value = this.state.text;
    this.update();
    if (context.typed) this.remember();
  }

  /** Show the results of a keystroke with the next picture; further strokes before it are one. */
  soon() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.typed());
  }

  /** More of the data is there: what was found in titles alone is found anew. */
  refresh() {
    const { more, signal } = this.context;
    if (more && !this.isEquipped) {
      this.isEquipped = true;
      this.head.append(new more.KeptBar(this.context).element);
      more.heedRowActions(this.results, signal);
    }
    if (location.pathname === this.path) this.keepPlace(() => this.combobox.keep(() => this.again()));
  }

  typed() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.set({ ...this.state, text: this.context.input.value });
  }

  /** @type {import("./facet-panel.mjs").OnChoice} */
  choose(key, value, on) {
    const filters = withFilter(this.state.filters, key, value, on);
    this.keepPlace(() => this.set({ ...this.state, filters }));
  }

  /**
   * Make a change that may take away a button with the focus, where there are buttons.
   *
   * @param {() => void} change
   */
  keepPlace(change) {
    keepFocus([this.chips, this.understood.element, this.empty], change, this.context.input);
  }

  /** Show the same again, as much of it as was shown. */
  again() {
    const shown = this.results.childElementCount;
    this.update();
    if (shown <= PORTION) return;
    this.fill();
    this.append(shown - PORTION);
  }

  clear() {
    this.set({ ...this.state, filters: {} });
    this.context.input.focus();
  }

  /** After a step back or forward. */
  restore() {
    if (location.pathname !== this.path) return;
    this.state = parseState(location.search, this.keys);
    this.context.input.value = this.state.text;
    this.update();
  }

  /** @param {import("./state.mjs").SearchState} state */
  set(state) {
    this.state = state;
    this.update();
    this.remember();
  }

  update() {
    const { search, host, count, more } = this.context;
    const { text, filters } = this.state;
    const terms = this.understood.meant(search.recognised(text), filters);
    const { numbers, hit } = search.rank(text, terms);
    this.hits = numbers.filter((each) => search.table.passes(each, filters));
    this.hit = hit;
    const number = this.hits.length;
    this.understood.show(number > 0 ? terms : []);
    this.panel.show(search.table.counts(numbers, filters), filters, number);

    this.results.replaceChildren();
    this.append(SCREENFUL);
    clearTimeout(this.rest);
    this.rest = number > SCREENFUL ? setTimeout(() => this.fill(), REST) : 0;
    this.more.hidden = this.rest !== 0 || number <= SCREENFUL;
    this.results.hidden = number === 0;
    this.combobox.expand(number > 0);
    const chosen = chosenInWords(filters, this.facets, this.context.names);
    this.chips.replaceChildren(...activeChips(chosen, this.onChoice, () => this.clear()));
    this.chips.hidden = chosen.length === 0;
    this.empty.hidden = number > 0;
    this.empty.replaceChildren(...(number > 0 ? [] : this.nothing(chosen.map(({ text }) => text))));
    const note = number > 0 && !search.awaitsTexts ? more?.spellingNote(search, text) : null;
    count.textContent = (number === 1 ? "1 result" : `${number} results`) + (note ?? "");
    const detail = { text, filters, count: number };
    host.dispatchEvent(new CustomEvent("callsheet-results", { detail, bubbles: true }));
  }

  /** @param {number} portion */
  append(portion) {
    const shown = this.results.childElementCount;
    const next = this.hits.slice(shown, shown + portion);
    const { search, more } = this.context;
    const { text } = this.state;
    const forms = search.forms(text);
    const reasons = more?.reasonsFor(search, text) ?? (() => []);
    const rows = next.map((number) => {
      const hit = this.hit(number);
      return resultRow(hit.record, this.context, { forms, reasons: reasons(hit) });
    });
    this.results.append(...rows);
    this.more.hidden = shown + next.length >= this.hits.length;
  }

  /** The first portion, all of it. */
  fill() {
    clearTimeout(this.rest);
    this.rest = 0;
    this.append(PORTION - SCREENFUL);
  }

  showMore() {
    const shown = this.results.childElementCount;
    this.append(PORTION);
    this.results.children[shown]?.querySelector("a")?.focus();
  }

  /** @param {string[]} inWords the filters */
  nothing(inWords) {
    const { search, names, root, libraryAddress, more } = this.context;
    const text = this.state.text.trim();
    const { filters } = this.state;
    if (search.awaitsTexts) return [STILL_LOADING];
    if (!more) return [`Nothing found. The `, make("a", { href: libraryAddress }, "library"), " lists every asset."];
    return more.nothingFound({ text, filters, inWords, search, names, root, libraryAddress }, (next) => {
      this.context.input.value = next.text;
      this.set(next);
      this.context.input.focus();
    });
  }

  /**
   * The rows for what stands in the box, even if the next picture has not been painted yet.
   *
   * @returns {HTMLElement[]}
   */
  rows() {
    if (this.frame) this.typed();
    if (this.rest) this.fill();
    return [...this.results.children].filter((each) => each instanceof HTMLElement);
  }

  numbers() {
    return this.hits;
  }

  /** @param {SubmitEvent} event */
  submitted(event) {
    event.preventDefault();
    this.typed();
  }

  /** Keep the state in the address: a reload, a bookmark and the way back find it there. */
  remember() {
    if (location.pathname !== this.path) return;
    const hash = location.hash === "#search" ? "" : location.hash;
    const address = `${this.path}${formatState(this.state, this.keys)}${hash}`;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Safari allows 100 changes in 10 seconds; the next one will tell the address all of it.
    }
  }
}
