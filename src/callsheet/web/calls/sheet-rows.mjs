// Sheet rows: the assets of one list on a call sheet, to be ticked and moved while it is edited.

import { make, makeChip, siteAddress } from '../page/dom.mjs';
import { valuesOf } from '../search/facets.mjs';
import { freshnessWords } from '../search/freshness.mjs';
import { AUDIENCES } from '../find/result-row.mjs';

/** @typedef {import("./sheet-plan.mjs").Entry} RowEntry */
/**
 * @typedef {object} RowActions
 * @property {(id: string, on: boolean) => void} onTick
 * @property {(id: string, by: -1 | 1) => void} onMove
 * @property {(id: string) => HTMLElement | null} makeRow for an asset that the page doesn't hold
 */

export class SheetRows {
  /**
   * @param {HTMLElement} list the page's own `ul`
   * @param {RowActions} actions
   */
  constructor(list, actions) {
    this.list = list;
    this.actions = actions;
    /** @type {Map<string, HTMLElement>} */
    this.rows = new Map();
    for (const row of list.querySelectorAll("[data-asset]")) {
      if (row instanceof HTMLElement) this.rows.set(row.dataset.asset ?? "", row);
    }
    /** The ids that the page came with. */
    this.own = [...this.rows.keys()];
    this.none = make("p", { class: "cs-empty" }, "Nothing is chosen here for this call.");
  }

  /**
   * @param {readonly RowEntry[]} entries
   * @param {boolean} isEdited
   */
  draw(entries, isEdited) {
    const shown = [];
    for (const { id, on } of isEdited ? entries : entries.filter((entry) => entry.on)) {
      const row = this.rows.get(id) ?? this.actions.makeRow(id);
      if (!row) continue;
      this.rows.set(id, row);
      row.classList.toggle("cs-row--off", !on);
      for (const control of row.querySelectorAll(".cs-row-tick, .cs-row-move")) control.remove();
      if (isEdited) this.addControls(row, id, on);
      shown.push(row);
    }
    this.list.replaceChildren(...shown);
    if (isEdited) this.markEnds(shown);
    this.list.hidden = shown.length === 0;
    this.none.remove();
    if (shown.length === 0 && entries.length > 0) this.list.after(this.none);
    const section = this.list.closest("section");
    if (section) section.hidden = entries.length === 0 && this.own.length === 0 && !section.querySelector(".cs-empty");
  }

  /**
   * @param {HTMLElement} row
   * @param {string} id
   * @param {boolean} on
   */
  addControls(row, id, on) {
    const title = rowTitle(row);
    const box = make("input", { type: "checkbox", "aria-label": `On the sheet: ${title}` });
    box.checked = on;
    box.addEventListener("change", () => this.actions.onTick(id, box.checked));
    row.prepend(make("label", { class: "cs-row-tick" }, box));
    const move = make("span", { class: "cs-row-move" });
    for (const [by, sign, word] of /** @type {const} */ ([[-1, "↑", "up"], [1, "↓", "down"]])) {
      const label = `Move ${word}: ${title}`;
      const button = make("button", { type: "button", class: "cs-move", "data-move": word, "aria-label": label }, sign);
      button.addEventListener("click", () => this.actions.onMove(id, by));
      move.append(button);
    }
    row.append(move);
  }

  /**
   * The first can't go up, nor the last down. Their buttons stay, or the focus would be lost.
   *
   * @param {readonly HTMLElement[]} rows
   */
  markEnds(rows) {
    rows[0]?.querySelector("[data-move=up]")?.setAttribute("aria-disabled", "true");
    rows[rows.length - 1]?.querySelector("[data-move=down]")?.setAttribute("aria-disabled", "true");
  }

  /**
   * @param {string} id
   * @param {string} selector
   */
  focus(id, selector) {
    const control = this.rows.get(id)?.querySelector(selector);
    if (control instanceof HTMLElement) control.focus();
  }

  /**
   * What is on the sheet, as texts and addresses.
   *
   * @returns {import("./sheet-text.mjs").Item[]}
   */
  items() {
    const rows = [...this.list.children].filter((row) => !row.classList.contains("cs-row--off"));
    return rows.flatMap((row) => {
      if (!(row instanceof HTMLElement)) return [];
      const link = row.querySelector("a.cs-row-title");
      const address = row.dataset.sentAs || (link instanceof HTMLAnchorElement ? link.href : "");
      const badge = row.querySelector(".cs-badge--overdue, .cs-badge--expired");
      return [{ title: rowTitle(row), address, mark: badge?.textContent?.trim().toLowerCase() ?? "" }];
    });
  }
}

/**
 * What the row of an asset is called.
 *
 * @param {Element} row
 */
export function rowTitle(row) {
  return row.querySelector(".cs-row-title")?.textContent?.trim() ?? "";
}

/**
 * A record as a row like those that the page came with.
 *
 * @param {import("../search/facets.mjs").SearchRecord} record
 * @param {import("./sheet-data.mjs").SheetStock} stock
 * @param {string} root the site's absolute address
 * @returns {HTMLElement}
 */
export function recordRow(record, stock, root) {
  const state = stock.stateOf(record);
  const kind = valuesOf(record, "type").map((id) => stock.names.value("type", id)).join(", ");
  const audience = valuesOf(record, "audience")[0] ?? "";
  const chip = makeChip(`audience-${audience}`, AUDIENCES.get(audience) ?? audience);
  const meta = make("span", { class: "cs-row-meta" }, make("span", { class: "cs-row-kind" }, kind), " ", chip);
  if (state) meta.append(" ", make("span", { class: `cs-badge cs-badge--${state}` }, freshnessWords(state)));
  const sentAs = webAddress(record.sent_as ?? "");
  return make(
    "li",
    { class: "cs-row", "data-asset": record.id, "data-sent-as": sentAs ?? false },
    make("a", { class: "cs-row-title", href: siteAddress(record.url, root) ?? false }, record.title),
    " ",
    meta,
    make("span", { class: "cs-row-summary" }, record.summary),
  );
}

/**
 * An address of the web, or null if it is of something else.
 *
 * @param {string} address
 */
function webAddress(address) {
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).href : null;
}
