// Find popup: the first few results in a list under the search box, for the home page.

import { Combobox, follow } from './combobox.mjs';
import { make } from '../page/dom.mjs';
import { resultOption } from './result-row.mjs';
import { formatState } from './state.mjs';

/** @typedef {import("./find.mjs").FindContext} PopupContext */

export const STILL_LOADING = "Nothing in titles and tags. The texts are still being loaded …";

/** So many results the popup shows; the find page shows all. */
const MOST = 6;

/** In place of a record's number: the last option, which leads to all results. */
const ALL = -1;

/** @type {import("../search/facets.mjs").Filters} */
const NO_FILTERS = {};

export class FindPopup {
  /** @param {PopupContext} context */
  constructor(context) {
    this.context = context;
    const { input, host, signal } = context;
    this.frame = 0;
    /** @type {readonly number[]} the places of the records that are shown */
    this.found = [];
    this.list = make("div", { "aria-label": "Results" });
    this.empty = make("p", { class: "cs-empty" });
    this.element = make("div", { class: "cs-popup" }, this.list, this.empty);
    this.element.hidden = true;
    this.combobox = new Combobox({
      input,
      list: this.list,
      kind: "listbox",
      items: () => this.options(),
      numbers: () => [...this.found, ALL],
      onEnter: (option, event) => this.open(option, event),
      onClear: () => this.update(),
      signal,
    });
    input.addEventListener("input", () => this.soon(), { signal });
    input.addEventListener("focus", () => this.update(), { signal });
    /** @param {Event} event */
    const leave = ({ target }) => {
      if (target instanceof Node && !host.contains(target)) this.close();
    };
    document.addEventListener("pointerdown", leave, { signal });
    document.addEventListener("focusin", leave, { signal });
    signal.addEventListener("abort", () => cancelAnimationFrame(this.frame));
    if (document.activeElement === input) this.update();
  }

  /** The texts are there: whoever is looking at results gets the better ones. */
  refresh() {
    if (!this.element.hidden) this.combobox.keep(() => this.update());
  }

  soon() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.update());
  }

  /** The options for what stands in the box, even if the next picture has not been painted yet. */
  options() {
    if (this.frame) this.update();
    return [...this.list.querySelectorAll("a")];
  }

  close() {
    this.element.hidden = true;
    this.combobox.expand(false);
  }

  update() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { search, input, count, host } = this.context;
    const text = input.value.trim();
    if (text === "") {
      this.list.replaceChildren();
      count.textContent = "";
      this.close();
      return;
    }
    const { numbers, hit } = search.rank(text);
    const found = numbers.filter((each) => search.table.passes(each, NO_FILTERS));
    this.found = found.slice(0, MOST);
    const number = found.length;
    const options = found.slice(0, MOST).map((each) => {
      const { record, inFiles } = hit(each);
      return resultOption(record, this.context, inFiles);
    });
    if (number > MOST) options.push(this.all(text, number));
    this.list.replaceChildren(...options);
    this.list.hidden = number === 0;
    this.empty.hidden = number > 0;
    const nothing = search.awaitsTexts ? STILL_LOADING : `Nothing found for “${text}”.`;
    this.empty.textContent = number > 0 ? "" : nothing;
    this.element.hidden = false;
    this.combobox.expand(number > 0);
    count.textContent = number === 1 ? "1 result" : `${number} results`;
    const detail = { text, filters: {}, count: number };
    host.dispatchEvent(new CustomEvent("callsheet-results", { detail, bubbles: true }));
  }

  /**
   * @param {string} text
   * @param {number} number
   */
  all(text, number) {
    const address = new URL(this.context.form.action);
    address.search = formatState({ text, filters: {} }, []);
    return make(
      "a",
      {
        class: "cs-popup-all",
        role: "option",
        tabindex: "-1",
        "aria-selected": "false",
        href: address.href,
      },
      `See all ${number} results`,
    );
  }

  /**
   * Enter opens the active result; without one the form goes to the find page.
   *
   * @param {HTMLElement | null} option
   * @param {KeyboardEvent} event
   */
  open(option, event) {
    if (this.frame || !(option instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const number = this.found[this.options().indexOf(option)];
    if (number === undefined) return follow(option, event); // all results
    // A result has no address as long as the details are on their way, and may move when they come.
    this.context.complete.then(() => follow(this.options()[this.found.indexOf(number)] ?? null, event));
  }
}
