// Facet panel: the facets as groups of checkboxes with live counts, and the chosen ones as chips.

import { make } from './dom.mjs';
import { chosen } from './facets.mjs';

/** @typedef {import("./facets.mjs").Facet} PanelFacet */
/** @typedef {import("./facets.mjs").Filters} PanelFilters */
/** @typedef {import("./result-row.mjs").FacetNames} PanelNames */
/** @typedef {(key: string, value: string, on: boolean) => void} OnChoice */
/** @typedef {{key: string, id: string, label: HTMLElement, box: HTMLInputElement, count: HTMLElement}} Choice */

/** Up to this width the facets stand above the results, folded up; the styles know it too. */
const NARROW = "(max-width: 45em)";

/** A status is shown without being chosen, which wants a word. */
const HINTS = new Map([["status", "Approved only, unless you choose."]]);

export class FacetPanel {
  /**
   * @param {readonly PanelFacet[]} facets
   * @param {OnChoice} onChoice
   * @param {AbortSignal} signal
   */
  constructor(facets, onChoice, signal) {
    /** @type {Choice[]} */
    this.choices = [];
    /** @type {Map<string, HTMLElement>} */
    this.groups = new Map();
    this.element = make("details", { class: "cs-facets" }, make("summary", {}, "Filters"));
    for (const facet of facets) this.element.append(this.group(facet));
    this.element.addEventListener(
      "change",
      ({ target }) => {
        const choice = this.choices.find(({ box }) => box === target);
        if (choice) onChoice(choice.key, choice.id, choice.box.checked);
      },
      { signal },
    );
    const narrow = window.matchMedia(NARROW);
    this.element.open = !narrow.matches;
    narrow.addEventListener("change", () => (this.element.open = !narrow.matches), { signal });
  }

  /** @param {PanelFacet} facet */
  group(facet) {
    const group = make("fieldset", { class: "cs-facet" }, make("legend", {}, facet.name));
    const hint = HINTS.get(facet.key);
    if (hint) group.append(make("p", { class: "cs-facet-hint" }, hint));
    for (const { id, name } of facet.values) {
      // Without a name it is no field of the form around it.
      const box = make("input", { type: "checkbox", autocomplete: "off" });
      const count = make("span", { class: "cs-facet-count" });
      const label = make("label", { class: "cs-facet-value" }, box, make("span", {}, name), " ", count);
      this.choices.push({ key: facet.key, id, label, box, count });
      group.append(label);
    }
    this.groups.set(facet.key, group);
    return group;
  }

  /**
   * The boxes stay the same elements, so that the one with the focus keeps it.
   *
   * @param {Map<string, Map<string, number>>} counts
   * @param {PanelFilters} filters
   */
  show(counts, filters) {
    /** @type {Map<string, number>} */
    const offered = new Map();
    for (const { key, id, label, box, count } of this.choices) {
      const number = counts.get(key)?.get(id) ?? 0;
      box.checked = chosen(filters, key).includes(id);
      // A value without results goes, but not from under the hands of who has just unchecked it.
      label.hidden = number === 0 && !box.checked && document.activeElement !== box;
      count.textContent = String(number);
      if (!label.hidden) offered.set(key, (offered.get(key) ?? 0) + 1);
    }
    for (const [key, group] of this.groups) {
      // One status, all approved, is no choice.
      const least = key === "status" && chosen(filters, key).length === 0 ? 2 : 1;
      group.hidden = (offered.get(key) ?? 0) < least;
    }
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
 * The chosen values as buttons that take them back.
 *
 * @param {ReturnType<typeof chosenInWords>} values
 * @param {OnChoice} onChoice
 * @returns {HTMLButtonElement[]}
 */
export function activeChips(values, onChoice) {
  return values.map(({ key, id, text }) => {
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
}
