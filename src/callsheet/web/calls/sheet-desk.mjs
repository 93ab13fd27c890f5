// Sheet desk: the controls to edit a call sheet with: what the call is about, an asset more, a note.

import { make, uniqueId } from '../page/dom.mjs';
import { valuesOf } from '../search/facets.mjs';
import { basket } from '../page/keep.mjs';
import { NOTE_LETTERS, askedFacets, noteFrom } from './sheet-choices.mjs';
import { fitting } from './sheet-plan.mjs';

/** @typedef {import("./sheet-data.mjs").SheetStock} DeskStock */
/** @typedef {import("../search/facets.mjs").Filters} DeskFilters */
/**
 * @typedef {object} DeskActions
 * @property {(key: string, value: string | null) => void} onWish
 * @property {(ids: readonly string[]) => void} onAdd
 * @property {(note: string) => void} onNote
 * @property {() => void} onReset
 * @property {() => void} onDone
 */

/** So many assets the list to choose from holds at most. */
const MOST_CHOICES = 300;

export class SheetDesk {
  /**
   * @param {string} note
   * @param {DeskActions} actions
   */
  constructor(note, actions) {
    this.actions = actions;
    this.wishes = make("div", { class: "cs-desk-fields" });
    /** @type {Map<string, HTMLSelectElement>} */
    this.selects = new Map();
    const hint = uniqueId("hint");
    this.note = make("textarea", { rows: "3", maxlength: String(NOTE_LETTERS), "aria-describedby": hint });
    this.note.value = note;
    this.note.addEventListener("input", () => actions.onNote(noteFrom(this.note.value)));
    this.choice = make("select");
    const add = make("button", { type: "button", class: "cs-button" }, "Add");
    add.addEventListener("click", () => this.choice.value && actions.onAdd([this.choice.value]));
    /** @type {readonly string[]} what was picked for the next call and isn't on the sheet */
    this.picked = [];
    this.addPicked = make("button", { type: "button", class: "cs-button" });
    this.addPicked.addEventListener("click", () => actions.onAdd(this.picked));
    this.full = make("span", { class: "cs-soft", role: "status" });
    this.more = make("div", { class: "cs-desk-field" }, ...labelled("One more asset", this.choice), add, this.addPicked, this.full);
    this.more.hidden = true;
    const reset = make("button", { type: "button", class: "cs-button" }, "Start again");
    reset.addEventListener("click", () => actions.onReset());
    const done = make("button", { type: "button", class: "cs-button" }, "Done");
    done.addEventListener("click", () => actions.onDone());
    const keeping =
      "Tick below what goes on the sheet, and move it up or down. All of it is kept in the address of this page and nowhere else: to keep or share it, copy the link.";
    this.element = make(
      "section",
      { class: "cs-desk cs-no-print", "aria-label": "Edit for one call" },
      make("p", { class: "cs-soft", id: hint }, keeping),
      this.wishes,
      this.more,
      make("div", { class: "cs-desk-field cs-desk-field--wide" }, ...labelled("Note for this call", this.note)),
      make("p", { class: "cs-actions" }, done, reset),
    );
  }

  /** @param {string} text why something can't be added, or nothing */
  say(text) {
    this.full.textContent = text;
  }

  /**
   * The hub's data is there: offer what it has.
   *
   * @param {DeskStock} stock
   * @param {{keys: readonly string[], filters: DeskFilters}} wish
   */
  offerWishes(stock, { keys, filters }) {
    if (this.selects.size === 0) {
      for (const { key, name, values } of askedFacets(stock.facets, keys)) {
        const options = values.map(({ id, name: words }) => make("option", { value: id }, words));
        const select = make("select", {}, make("option", { value: "" }, "Any"), ...options);
        select.addEventListener("change", () => this.actions.onWish(key, select.value || null));
        this.selects.set(key, select);
        this.wishes.append(make("div", { class: "cs-desk-field" }, ...labelled(name, select)));
      }
    }
    for (const [key, select] of this.selects) select.value = (filters[key] ?? [])[0] ?? "";
  }

  /**
   * Offer the assets that are not on the sheet yet.
   *
   * @param {DeskStock} stock
   * @param {{persona: string, stage: string, shown: readonly string[]}} sheet
   */
  offerAssets(stock, { persona, stage, shown }) {
    const found = fitting(stock.records, stock.stateOf, { persona, stage, filters: {}, types: stock.types });
    const others = found.filter(({ id }) => !shown.includes(id)).slice(0, MOST_CHOICES);
    const both = stock.names.value("persona", persona);
    const later = stock.names.value("stage", stage);
    /** @type {[string, HTMLOptionElement[]][]} */
    const groups = [[`${both} at ${later}`, []], [both, []], [`Others at ${later}`, []]];
    for (const record of others) {
      const isForPersona = valuesOf(record, "persona").includes(persona);
      const group = !isForPersona ? 2 : valuesOf(record, "stage").includes(stage) ? 0 : 1;
      groups[group]?.[1].push(make("option", { value: record.id }, record.title));
    }
    this.choice.replaceChildren(
      make("option", { value: "" }, "Choose …"),
      ...groups.filter(([, options]) => options.length > 0).map(([label, options]) => make("optgroup", { label }, ...options)),
    );
    this.picked = basket().filter((id) => stock.find(id) && !shown.includes(id));
    this.addPicked.hidden = this.picked.length === 0;
    this.addPicked.textContent = `Add your list (${this.picked.length})`;
    this.more.hidden = others.length === 0 && this.picked.length === 0;
  }
}

/**
 * @param {string} text
 * @param {HTMLElement} control
 * @returns {[HTMLLabelElement, HTMLElement]}
 */
function labelled(text, control) {
  control.id = uniqueId("field");
  return [make("label", { for: control.id }, text), control];
}
