// Kept list: the last searches, the pinned assets and the way to the call sheet.

import { make, siteAddress } from '../page/dom.mjs';
import { basket, forgetSearch, forgetSearches, isLasting, onKept, pinned, recent, togglePinned } from '../page/keep.mjs';
import { metaOf, spaced } from './result-row.mjs';
import { sitePage } from '../page/site-pages.mjs';

/** @typedef {import("./find.mjs").FindContext} ListContext */
/** @typedef {import("../search/facets.mjs").SearchRecord} ListRecord */
/** @typedef {import("../search/ranking.mjs").Search} ListSearch */

/** Where the call sheet stands that holds what was added. */
const SHEET_PAGE = "call/";

const NOBODY_ELSE = "Only this browser keeps this. Nobody else sees it.";
const NOT_LASTING = "This browser keeps nothing here: it is gone when you leave the page.";

export class KeptList {
  /** @param {ListContext} context */
  constructor(context) {
    this.context = context;
    this.element = make("div", { class: "cs-kept", role: "group", "aria-label": "Kept in this browser" });
    this.element.addEventListener("keydown", (event) => this.onKey(event), { signal: context.signal });
  }

  /** Show what there is now. Gives whether there is anything. */
  show() {
    const parts = [...this.searches(), ...this.pins()];
    const sheet = sheetLink(this.context);
    if (sheet) parts.push(make("p", { class: "cs-kept-sheet" }, sheet));
    const isEmpty = parts.length === 0;
    if (isEmpty) parts.push(make("p", {}, "Your last searches and the assets that you pin will stand here."));
    parts.push(make("p", { class: "cs-kept-note" }, isLasting() ? NOBODY_ELSE : NOT_LASTING));
    this.element.replaceChildren(...parts);
    return !isEmpty;
  }

  /** @returns {HTMLElement[]} */
  searches() {
    const texts = recent();
    if (texts.length === 0) return [];
    const clear = this.remover("Clear", "Clear recent searches", forgetSearches);
    const items = texts.map((text) => {
      const again = make("button", { type: "button", class: "cs-kept-search" }, text);
      again.addEventListener("click", () => this.search(text));
      return make("li", {}, again, this.remover("×", `Forget ${text}`, () => forgetSearch(text)));
    });
    return [head("Recent searches", clear), make("ul", { class: "cs-kept-searches" }, ...items)];
  }

  /** @returns {HTMLElement[]} */
  pins() {
    const { search, names, root } = this.context;
    const ids = search.hasDetails ? pinned() : [];
    if (ids.length === 0) return [];
    const records = recordsOf(search);
    const items = [];
    /** @type {string[]} */
    const gone = [];
    for (const id of ids) {
      const record = records.get(id);
      const href = record && siteAddress(record.url, root);
      if (!record || !href) {
        gone.push(id);
        continue;
      }
      const meta = make("span", { class: "cs-result-meta" }, ...spaced(metaOf(record, names)));
      const unpin = this.remover("×", `Unpin ${record.title}`, () => togglePinned(id));
      items.push(make("li", {}, make("a", { href }, record.title), " ", meta, unpin));
    }
    /** @type {HTMLElement[]} */
    const parts = [make("ul", { class: "cs-kept-pins" }, ...items)];
    if (gone.length > 0) {
      const are = gone.length === 1 ? "1 pinned asset is" : `${gone.length} pinned assets are`;
      const forget = this.remover("Forget", `Forget what is gone`, () => gone.forEach(togglePinned));
      parts.push(make("p", { class: "cs-kept-gone" }, `${are} no longer here. `, forget));
    }
    return [head("Pinned"), ...parts];
  }

  /**
   * A button that takes something off the list; the focus goes to the next of its kind.
   *
   * @param {string} text
   * @param {string} label
   * @param {() => void} remove
   */
  remover(text, label, remove) {
    const attributes = { type: "button", class: "cs-kept-remove", "aria-label": label };
    const button = make("button", attributes, text);
    button.addEventListener("click", () => {
      const place = [...this.element.querySelectorAll(".cs-kept-remove")].indexOf(button);
      remove();
      this.show();
      const next = this.element.querySelectorAll(".cs-kept-remove")[place];
      if (next instanceof HTMLElement) next.focus();
      else this.context.input.focus();
    });
    return button;
  }

  /** @param {string} text */
  search(text) {
    const { input } = this.context;
    input.value = text;
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** What the arrows go through. */
  stops() {
    const stops = [...this.element.querySelectorAll(".cs-kept-search, a")];
    return stops.filter((stop) => stop instanceof HTMLElement);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = this.stops();
    const item = event.target instanceof Element ? event.target.closest("li, p") : null;
    const place = stops.findIndex((stop) => stop === event.target || item?.contains(stop));
    event.preventDefault();
    (stops[place + (event.key === "ArrowDown" ? 1 : -1)] ?? this.context.input).focus();
  }
}

/** The way to the call sheet beside the number of results; it says aloud when that changes. */
export class KeptBar {
  /** @param {ListContext} context */
  constructor(context) {
    this.element = make("span", { class: "cs-kept-bar", role: "status" });
    const show = () => this.element.replaceChildren(...[sheetLink(context)].filter((link) => link !== null));
    onKept(show, context.signal);
    show();
  }
}

/**
 * "Call sheet (3)", or null where there is none or nothing on it.
 *
 * @param {{internal: boolean, root: string, search: ListSearch}} context
 * @returns {HTMLAnchorElement | null}
 */
export function sheetLink({ internal, root, search }) {
  const ids = internal && search.hasDetails ? basket() : [];
  const number = ids.length === 0 ? 0 : ids.filter((id) => recordsOf(search).has(id)).length;
  if (number === 0) return null;
  return make("a", { class: "cs-sheet-link", href: sitePage(SHEET_PAGE, root) }, `Call sheet (${number})`);
}

/** @type {WeakMap<ListSearch, Map<string, ListRecord>>} */
const recordsById = new WeakMap();

/**
 * @param {ListSearch} search
 * @returns {Map<string, ListRecord>}
 */
function recordsOf(search) {
  let records = recordsById.get(search);
  if (!records) {
    records = new Map(search.data.records.map((record) => [record.id, record]));
    recordsById.set(search, records);
  }
  return records;
}

/**
 * @param {string} text
 * @param {...HTMLElement} more
 */
function head(text, ...more) {
  return make("p", { class: "cs-kept-head" }, make("span", {}, text), ...more);
}
