// Call basket: what <callsheet-basket root="…"> shows: the assets that were picked for the next call,
// in an order, with a note.
//
// A link carries list and note in its fragment, which no server ever sees. The note of one's own list
// stands there too.

import { copyAndSay } from '../page/copy-link.mjs';
import { loadSearch } from '../search/data.mjs';
import { keepFocus, make, siteAddress } from '../page/dom.mjs';
import { freshnessOn, freshnessWords, localDay } from '../search/freshness.mjs';
import { MOST_PICKED, basket, onKept, setBasket } from '../page/keep.mjs';
import { valuesOf } from '../search/facets.mjs';
import { LONGEST_NOTE, basketText, formatBasket, moved, parseBasket } from './basket.mjs';

/** @typedef {import("../search/facets.mjs").SearchRecord} BasketRecord */

const HOW_ON =
  "To have these on a call sheet, open one below, then press “Edit for one call” and “Add your list”.";

export class CallBasket {
  /** @type {Map<string, BasketRecord>} */
  records = new Map();

  /** @type {(record: BasketRecord) => string} */
  markOf = () => "";

  /**
   * @param {HTMLElement} host the element, which is empty
   * @param {string} root the absolute address of the site's root
   * @param {AbortSignal} signal
   */
  constructor(host, root, signal) {
    this.host = host;
    this.root = root;
    this.signal = signal;
    const { ids, note } = parseBasket(location.hash);
    /** The ids of a list that somebody has sent; null for one's own. */
    this.sent = ids;
    this.list = make("ol", { class: "cs-basket-list" });
    this.gone = make("p", { class: "cs-soft" });
    this.note = make("textarea", { rows: "2", id: "cs-basket-note", maxlength: String(LONGEST_NOTE) });
    this.note.value = note;
    this.said = make("p", { class: "cs-copy-said", role: "status" });
  }

  async start() {
    const { host, signal } = this;
    // Another list may be opened in the same tab.
    window.addEventListener("hashchange", () => parseBasket(location.hash).ids && location.reload(), { signal });
    if (!this.sent && basket().length === 0) return;
    const { data, details } = await loadSearch(this.root);
    await details;
    if (signal.aborted) return;
    this.records = new Map(data.records.map((record) => [record.id, record]));
    const today = data.pinned ? data.today : localDay(new Date());
    const status = data.facets.find(({ key }) => key === "status")?.values ?? [];
    this.markOf = (record) => {
      const id = valuesOf(record, "status")[0] ?? "approved";
      if (id !== "approved") return (status.find((each) => each.id === id)?.name ?? id).toLowerCase();
      const state = freshnessOn(record.review_by, today, data.freshness);
      if (state === "expired" || state === "overdue") return freshnessWords(state).toLowerCase();
      return valuesOf(record, "audience").includes("internal") ? "internal" : "";
    };
    const label = make("label", { for: "cs-basket-note" }, "Note");
    host.append(
      make("h2", {}, this.sent ? "A list that somebody has sent you" : "For your next call"),
      ...[this.list, this.gone, label, this.note, this.buttons(), this.said],
      ...(this.sent ? [] : [make("p", { class: "cs-soft" }, HOW_ON)]),
    );
    signal.addEventListener("abort", () => host.replaceChildren());
    if (!this.sent) {
      onKept(() => this.show(), signal);
      this.note.addEventListener("input", () => this.remember(), { signal });
    }
    this.show();
  }

  /** What is on the list and still in the hub. */
  ids() {
    return this.all().filter((id) => this.records.has(id));
  }

  all() {
    return this.sent ?? basket();
  }

  show() {
    this.list.replaceChildren(...this.ids().map((id, at, all) => this.item(id, at, all.length)));
    const gone = this.all().length - this.ids().length;
    const are = gone === 1 ? "1 asset of the list is" : `${gone} assets of the list are`;
    this.gone.replaceChildren(`${are} not in this hub. `);
    if (!this.sent) this.gone.append(this.button("Forget", () => keepFocus([this.gone], () => setBasket(this.ids()), this.note)));
    this.gone.hidden = gone === 0;
    // What is not in this hub may be another one's, unless it leaves no room.
    this.host.hidden = !this.sent && this.ids().length === 0 && gone < MOST_PICKED;
  }

  /** The note of one's own list is kept in the address, for who comes back to the page. */
  remember() {
    try {
      const note = formatBasket({ ids: null, note: this.note.value });
      history.replaceState(history.state, "", `${location.pathname}${location.search}${note}`);
    } catch {
      // Safari allows 100 changes in 10 seconds; the next one will tell the address all of it.
    }
  }

  /**
   * @param {string} id
   * @param {number} at
   * @param {number} number
   */
  item(id, at, number) {
    const record = /** @type {BasketRecord} */ (this.records.get(id));
    const { title, url, summary } = record;
    const address = siteAddress(url, this.root);
    const name = address ? make("a", { href: address }, title) : title;
    const mark = this.markOf(record);
    const item = make("li", {}, name, mark && ` (${mark})`, make("p", { class: "cs-soft" }, summary));
    if (this.sent) return item;
    const up = this.mover(id, -1, "↑", `Move ${title} up`, at === 0);
    const down = this.mover(id, 1, "↓", `Move ${title} down`, at === number - 1);
    const away = this.button("×", () => {
      this.change(this.ids().filter((each) => each !== id), `${title} is off the list`);
      const next = this.list.querySelectorAll("[data-away]")[Math.min(at, number - 2)];
      (next instanceof HTMLElement ? next : this.note).focus();
    });
    away.setAttribute("aria-label", `Take ${title} off the list`);
    away.setAttribute("data-away", "");
    item.append(make("span", { class: "cs-basket-moves" }, up, " ", down, " ", away));
    return item;
  }

  /**
   * @param {string} id
   * @param {1 | -1} step
   * @param {string} sign
   * @param {string} label
   * @param {boolean} isLast
   */
  mover(id, step, sign, label, isLast) {
    const button = this.button(sign, () => {
      this.change(moved(this.ids(), id, step), "Moved");
      const again = [...this.host.querySelectorAll("button")].find((each) => each.ariaLabel === label);
      (again?.disabled ? this.note : again)?.focus();
    });
    button.setAttribute("aria-label", label);
    button.disabled = isLast;
    return button;
  }

  /**
   * @param {readonly string[]} ids what is not in this hub stays: another one of this host may know it
   * @param {string} words
   */
  change(ids, words) {
    setBasket([...ids, ...basket().filter((id) => !this.records.has(id))]);
    this.said.textContent = words;
  }

  buttons() {
    const bar = make(
      "p",
      { class: "cs-basket-buttons" },
      ...[this.button("Copy as text", () => copyAndSay(this.text(false), this.said)), " "],
      ...[this.button("Copy as Markdown", () => copyAndSay(this.text(true), this.said)), " "],
      this.button("Copy a link to this list", () => copyAndSay(this.link(), this.said)),
    );
    if (this.sent) bar.append(" ", this.button("Add it to my list", () => this.keep()));
    else bar.append(" ", this.button("Empty the list", () => keepFocus([this.host], () => this.change([], ""))));
    return bar;
  }

  keep() {
    const wanted = [...new Set([...basket(), ...this.ids()])];
    setBasket(wanted);
    const left = wanted.filter((id) => !basket().includes(id)).length;
    const full = `Your list is full: ${left} did not fit. Take something off it first.`;
    this.said.textContent = left > 0 ? full : "On your list now";
  }

  /** @param {boolean} asMarkdown */
  text(asMarkdown) {
    const records = this.ids().flatMap((id) => this.records.get(id) ?? []);
    const items = records.map((record) => ({
      title: record.title,
      address: record.sent_as ?? siteAddress(record.url, this.root) ?? "",
      mark: this.markOf(record),
    }));
    return basketText(items, this.note.value, asMarkdown);
  }

  link() {
    const address = new URL(location.href);
    address.hash = formatBasket({ ids: this.ids(), note: this.note.value });
    return address.href;
  }

  /**
   * @param {string} words
   * @param {() => void} onPress
   */
  button(words, onPress) {
    const button = make("button", { type: "button", class: "cs-button" }, words);
    button.addEventListener("click", onPress);
    return button;
  }
}
