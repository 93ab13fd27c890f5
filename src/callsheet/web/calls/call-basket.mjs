// Call basket: what <callsheet-basket root="…"> shows: the assets that were picked for the next call, in an order, with a note.
//
// A link carries list and note in its fragment, which no server ever sees.

import { copyText } from '../page/copy-link.mjs';
import { loadSearch } from '../search/data.mjs';
import { make, siteAddress } from '../page/dom.mjs';
import { basket, onKept, setBasket } from '../page/keep.mjs';
import { formatSheet, moved, parseSheet, sheetText } from './basket.mjs';

/** @typedef {import("../search/facets.mjs").SearchRecord} BasketRecord */

const HOW_ON =
  "To have these on a call sheet, open one below, then press “Edit for one call” and “Add your list”.";

export class CallBasket {
  /** @type {Map<string, BasketRecord>} */
  records = new Map();

  /**
   * @param {HTMLElement} host the element, which is empty
   * @param {string} root the absolute address of the site's root
   * @param {AbortSignal} signal
   */
  constructor(host, root, signal) {
    this.host = host;
    this.root = root;
    this.signal = signal;
    this.sent = parseSheet(location.hash);
  }

  async start() {
    const { host, signal } = this;
    if (!this.sent && basket().length === 0) return;
    const { data, details } = await loadSearch(this.root);
    await details;
    if (signal.aborted) return;
    this.records = new Map(data.records.map((record) => [record.id, record]));
    this.list = make("ol", { class: "cs-basket-list" });
    this.note = make("textarea", { rows: "2", id: "cs-basket-note" });
    this.note.value = this.sent?.note ?? "";
    this.said = make("p", { class: "cs-copy-said", role: "status" });
    const label = make("label", { for: "cs-basket-note" }, "Note");
    host.append(
      make("h2", {}, this.sent ? "A list that somebody has sent you" : "For your next call"),
      ...[this.list, label, this.note, this.buttons(), this.said],
      ...(this.sent ? [] : [make("p", { class: "cs-soft" }, HOW_ON)]),
    );
    signal.addEventListener("abort", () => host.replaceChildren());
    if (!this.sent) onKept(() => this.show(), signal);
    this.show();
  }

  /** What is on the list and still in the hub. */
  ids() {
    return (this.sent?.ids ?? basket()).filter((id) => this.records.has(id));
  }

  show() {
    this.list?.replaceChildren(...this.ids().map((id, at, all) => this.item(id, at, all.length)));
    this.host.hidden = this.ids().length === 0;
  }

  /**
   * @param {string} id
   * @param {number} at
   * @param {number} number
   */
  item(id, at, number) {
    const { title, url, summary } = /** @type {BasketRecord} */ (this.records.get(id));
    const address = siteAddress(url, this.root);
    const name = address ? make("a", { href: address }, title) : title;
    const item = make("li", {}, name, make("p", { class: "cs-soft" }, summary));
    if (this.sent) return item;
    const up = this.mover(id, -1, "↑", `Move ${title} up`, at === 0);
    const down = this.mover(id, 1, "↓", `Move ${title} down`, at === number - 1);
    const away = this.button("×", () => this.change(basket().filter((each) => each !== id), `${title} is off the list`));
    away.setAttribute("aria-label", `Take ${title} off the list`);
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
   * @param {string[]} ids
   * @param {string} words
   */
  change(ids, words) {
    setBasket(ids);
    if (this.said) this.said.textContent = words;
  }

  buttons() {
    const bar = make(
      "p",
      { class: "cs-basket-buttons" },
      ...[this.button("Copy as text", () => this.copy(this.text(false))), " "],
      ...[this.button("Copy as Markdown", () => this.copy(this.text(true))), " "],
      this.button("Copy a link to this list", () => this.copy(this.link())),
    );
    if (this.sent) bar.append(" ", this.button("Keep it as my list", () => this.keep()));
    else bar.append(" ", this.button("Empty the list", () => this.change([], "Empty")));
    return bar;
  }

  keep() {
    setBasket(this.ids());
    if (this.said) this.said.textContent = "Kept: it is your list now";
  }

  /** @param {boolean} asMarkdown */
  text(asMarkdown) {
    const records = this.ids().flatMap((id) => this.records.get(id) ?? []);
    /** @param {BasketRecord} record */
    const addressOf = (record) => record.sent_as ?? siteAddress(record.url, this.root) ?? "";
    return sheetText(records, this.note?.value ?? "", addressOf, asMarkdown);
  }

  link() {
    const address = new URL(location.href);
    address.hash = formatSheet({ ids: this.ids(), note: this.note?.value ?? "" });
    return address.href;
  }

  /** @param {string} text */
  async copy(text) {
    const copied = await copyText(text, this.host);
    const field = make("textarea", { readonly: true, rows: "4", "aria-label": "Text to copy" });
    field.value = text;
    this.said?.replaceChildren(...(copied ? ["Copied"] : ["Press Ctrl+C or ⌘C to copy: ", field]));
    if (!copied) field.select();
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
