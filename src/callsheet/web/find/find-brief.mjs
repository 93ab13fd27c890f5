// Find brief: the best results as rows, and what is kept while nothing is typed, for the dialog.

import { keepFocus, make } from '../page/dom.mjs';
import { onKept } from '../page/keep.mjs';
import { KeptList, sheetLink } from './kept-list.mjs';
import { reasonsFor } from '../search/reasons.mjs';
import { resultRow } from './result-row.mjs';
import { comboboxOf } from './rows.mjs';
import { heedRowActions } from './row-actions.mjs';
import { STILL_LOADING } from './find-popup.mjs';
import { formatState } from './state.mjs';

/** @typedef {import("./find.mjs").FindContext} BriefContext */

/** So many results the dialog shows; the find page shows all. */
const BRIEFLY = 10;

export class FindBrief {
  /** @param {BriefContext} context */
  constructor(context) {
    this.context = context;
    const { input, signal } = context;
    this.frame = 0;
    /** @type {readonly number[]} the places of the records that are shown */
    this.found = [];
    this.kept = new KeptList(context);
    this.results = make("div", { "aria-label": "Results" });
    this.more = make("p", { class: "cs-brief-more" });
    const parts = [this.kept.element, this.results, this.more];
    this.element = make("div", { class: "cs-brief", tabindex: "-1" }, ...parts);
    this.combobox = comboboxOf(this);
    input.addEventListener("input", () => this.soon(), { signal });
    input.addEventListener("keydown", (event) => this.toKept(event), { signal, capture: true });
    heedRowActions(this.results, signal);
    onKept(() => this.changed(), signal);
    signal.addEventListener("abort", () => cancelAnimationFrame(this.frame));
    this.update();
  }

  refresh() {
    if (this.context.input.value.trim() === "") return;
    keepFocus([this.more], () => this.combobox.keep(() => this.update()), this.context.input);
  }

  soon() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.update());
  }

  update() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { search, input, count } = this.context;
    const text = input.value.trim();
    const hits = text === "" ? [] : search.search(text, {});
    this.found = hits.slice(0, BRIEFLY).map(({ number }) => number);
    const forms = search.forms(text);
    const reasons = reasonsFor(search, text);
    const rows = hits.slice(0, BRIEFLY).map((hit) => {
      return resultRow(hit.record, this.context, { forms, reasons: reasons(hit) });
    });
    this.results.replaceChildren(...rows);
    this.results.hidden = hits.length === 0;
    this.kept.element.hidden = text !== "";
    if (text === "") this.kept.show();
    this.element.scrollTop = 0;
    this.combobox.expand(hits.length > 0);
    count.textContent = text === "" ? "" : hits.length === 1 ? "1 result" : `${hits.length} results`;
    this.showMore(text, hits.length);
  }

  /**
   * @param {string} text
   * @param {number} number
   */
  showMore(text, number) {
    const address = new URL(this.context.form.action);
    address.search = formatState({ text, filters: {} }, []);
    const label = number > BRIEFLY ? `See all ${number} results` : "Search with filters";
    const all = make("a", { class: "cs-popup-all", href: address.href }, label);
    const sheet = text === "" ? null : sheetLink(this.context);
    const words = this.context.search.awaitsTexts ? STILL_LOADING : `Nothing found for “${text}”.`;
    const nothing = text !== "" && number === 0 ? [`${words} `] : [];
    this.more.replaceChildren(...nothing, all, ...(sheet ? [" ", sheet] : []));
  }

  /** Something was pinned or added, here or in another tab. */
  changed() {
    if (!this.kept.element.hidden && !this.kept.element.contains(document.activeElement)) this.kept.show();
    this.showMore(this.context.input.value.trim(), this.number());
  }

  number() {
    return Number.parseInt(this.context.count.textContent ?? "", 10) || 0;
  }

  rows() {
    if (this.frame) this.update();
    return [...this.results.children].filter((each) => each instanceof HTMLElement);
  }

  /** @param {KeyboardEvent} event */
  toKept(event) {
    if (event.key !== "ArrowDown" || event.isComposing || this.kept.element.hidden) return;
    event.preventDefault();
    this.kept.stops()[0]?.focus();
  }

  numbers() {
    return this.found;
  }

  typed() {
    this.update();
  }
}
