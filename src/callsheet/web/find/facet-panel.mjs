// Facet panel: the facets as groups of checkboxes with live counts, and the chosen ones as chips.

import { make } from '../page/dom.mjs';
import { chosen } from '../search/facets.mjs';

/** @typedef {import("../search/facets.mjs").Facet} PanelFacet */
/** @typedef {import("../search/facets.mjs").Filters} PanelFilters */
/** @typedef {import("./result-row.mjs").FacetNames} PanelNames */
/** @typedef {(key: string, value: string, on: boolean) => void} OnChoice */
/**
 * @typedef {object} Choice a value of a facet
 * @property {string} key
 * @property {string} id
 * @property {boolean} isUsed whether any record has it
 * @property {HTMLElement} label
 * @property {HTMLInputElement} box
 * @property {HTMLElement} count
 */

/** Up to this width the facets stand above the results, folded up; the styles know it too. */
const NARROW = "(max-width: 45em)";

/** A status is shown without being chosen, which wants a word. */
const HINTS = new Map([["status", "Approved only, unless you choose."]]);

/** With more values than that a facet scrolls by itself; the styles know how high it is then. */
const LONG = 12;

export class FacetPanel {
  /**
   * @param {readonly PanelFacet[]} facets
   * @param {import("../search/facet-table.mjs").FacetTable} table knows which values there are
   * @param {OnChoice} onChoice
   * @param {AbortSignal} signal
   */
  constructor(facets, table, onChoice, signal) {
    /** @type {Choice[]} */
    this.choices = [];
    this.number = make("span", { class: "cs-facets-number" });
    this.done = make("button", { type: "button", class: "cs-button cs-facets-done" });
    this.sheet = make("div", { class: "cs-facets-sheet" });
    this.element = make("details", { class: "cs-facets" }, make("summary", {}, "Filters", this.number), this.sheet);
    /** @type {Map<string, HTMLElement>} */
    this.groups = new Map();
    for (const facet of facets) {
      this.sheet.append(this.group(facet, table.used(facet.key)));
    }
    this.sheet.append(make("p", { class: "cs-facets-foot" }, this.done));
    this.element.addEventListener(
      "change",
      ({ target }) => {
        const choice = this.choices.find(({ box }) => box === target);
        if (choice) onChoice(choice.key, choice.id, choice.box.checked);
      },
      { signal },
    );
    this.done.addEventListener("click", () => this.fold(), { signal });
    const narrow = window.matchMedia(NARROW);
    /** @param {KeyboardEvent} event */
    const escaped = (event) => {
      if (event.key === "Escape" && narrow.matches) this.fold();
    };
    this.element.addEventListener("keydown", escaped, { signal });
    /** @param {FocusEvent} event */
    const left = ({ relatedTarget }) => {
      // The sheet covers what is behind it, also for who goes there with the keyboard.
      if (narrow.matches && relatedTarget instanceof Node && !this.element.contains(relatedTarget)) this.element.open = false;
    };
    this.element.addEventListener("focusout", left, { signal });
    this.element.open = !narrow.matches;
    narrow.addEventListener("change", () => (this.element.open = !narrow.matches), { signal });
  }

  /** On a telephone: away with the sheet, the focus back to what has opened it. */
  fold() {
    this.element.open = false;
    this.element.querySelector("summary")?.focus();
  }

  /**
   * @param {PanelFacet} facet
   * @param {ReadonlySet<string>} used those of its values that any record has
   */
  group(facet, used) {
    const group = make("fieldset", { class: "cs-facet" }, make("legend", {}, facet.name));
    const hint = HINTS.get(facet.key);
    if (hint) group.append(make("p", { class: "cs-facet-hint" }, hint));
    const isLong = used.size > LONG;
    const values = make("div", isLong ? { class: "cs-facet-long", tabindex: "0" } : {});
    for (const { id, name } of facet.values) {
      // Without a name it is no field of the form around it.
      const box = make("input", { type: "checkbox", autocomplete: "off" });
      const count = make("span", { class: "cs-facet-count" });
      const label = make("label", { class: "cs-facet-value" }, box, make("span", {}, name), " ", count);
      this.choices.push({ key: facet.key, id, isUsed: used.has(id), label, box, count });
      values.append(label);
    }
    group.append(values);
    this.groups.set(facet.key, group);
    return group;
  }

  /**
   * The boxes stay the same elements in the same places: nothing moves, and the focus stays.
   *
   * @param {Map<string, Map<string, number>>} counts
   * @param {PanelFilters} filters
   * @param {number} results
   */
  show(counts, filters, results) {
    let number = 0;
    /** @type {Map<string, number>} */
    const offered = new Map();
    for (const { key, id, isUsed, label, box, count } of this.choices) {
      const some = counts.get(key)?.get(id) ?? 0;
      box.checked = chosen(filters, key).includes(id);
      number += Number(box.checked);
      // Not from under the hands of who has just unchecked it.
      box.disabled = some === 0 && !box.checked && document.activeElement !== box;
      label.classList.toggle("cs-facet-value--none", some === 0);
      if (count.textContent !== String(some)) count.textContent = String(some);
      // What is chosen can always be seen; what no record has is never offered.
      label.hidden = !isUsed && !box.checked;
      if (!label.hidden) offered.set(key, (offered.get(key) ?? 0) + 1);
    }
    for (const [key, group] of this.groups) {
      // One status, all approved, is no choice.
      const least = key === "status" && chosen(filters, key).length === 0 ? 2 : 1;
      group.hidden = (offered.get(key) ?? 0) < least;
    }
    this.number.textContent = number > 0 ? ` (${number})` : "";
    this.done.textContent = results === 1 ? "Show 1 result" : `Show ${results} results`;
  }
}

/**
 * The chosen values in words: "Persona: Finance lead".
 *
 * @param {PanelFilters} filters
 * @param {readonly PanelFacet[]} facets
 * @param {PanelNames} names
 */
export function chosenInWords(filters, facets, names) {
  return facets.flatMap(({ key }) =>
    chosen(filters, key).map((id) => {
      return { key, id, text: `${names.facet(key)}: ${names.value(key, id)}` };
    }),
  );
}

/**
 * The chosen values as buttons that take them back, and one that takes back all.
 *
 * @param {ReturnType<typeof chosenInWords>} values
 * @param {OnChoice} onChoice
 * @param {() => void} onClear
 * @returns {HTMLButtonElement[]}
 */
export function activeChips(values, onChoice, onClear) {
  if (values.length === 0) return [];
  const all = { type: "button", class: "cs-button cs-clear", "aria-label": "Clear filters" };
  const clear = make("button", all, "Clear");
  clear.addEventListener("click", onClear);
  const chips = values.map(({ key, id, text }) => {
    const attributes = {
      type: "button",
      class: `cs-chip cs-chip--${key}`,
      "aria-label": `Remove filter ${text}`,
    };
    const cross = make("span", { "aria-hidden": "true" }, " ×");
    const chip = make("button", attributes, text, cross);
    chip.addEventListener("click", () => onChoice(key, id, false));
    return chip;
  });
  return [...chips, clear];
}
