// Understood: the terms that a search was taken to name, as chips to filter by or to take away.

import { make } from '../page/dom.mjs';

/** @typedef {import("../search/ranking.mjs").RecognisedTerm} Term */
/** @typedef {import("./result-row.mjs").FacetNames} TermNames */

export class Understood {
  /**
   * @param {TermNames} names
   * @param {{only: (term: Term) => void, change: () => void}} on
   */
  constructor(names, on) {
    this.names = names;
    this.on = on;
    /** @type {Set<string>} the terms of the present text that were not meant */
    this.unmeant = new Set();
    this.element = make("div", { class: "cs-understood", role: "group", "aria-label": "Understood" });
    this.element.hidden = true;
  }

  /**
   * The terms that are meant: neither taken away nor chosen as filters.
   *
   * @param {readonly Term[]} terms
   * @param {import("../search/facets.mjs").Filters} filters
   */
  meant(terms, filters) {
    // Once the text names it no more, nobody knows what a later text will mean.
    const named = terms.map(keyOf);
    for (const key of [...this.unmeant].filter((each) => !named.includes(each))) this.unmeant.delete(key);
    return terms.filter(
      (term) => !this.unmeant.has(keyOf(term)) && !(filters[term.facet] ?? []).includes(term.value),
    );
  }

  /** @param {readonly Term[]} terms that are meant */
  show(terms) {
    const chips = terms.flatMap((term) => [" ", this.chip(term)]);
    this.element.replaceChildren(make("span", { class: "cs-understood-lead" }, "First come those for"), ...chips);
    this.element.hidden = terms.length === 0;
  }

  /** @param {Term} term */
  chip(term) {
    const { facet, value } = term;
    const name = this.names.value(facet, value);
    const label = `${name}, show only these`;
    const only = make("button", { type: "button", class: "cs-chip", "aria-label": label }, name);
    only.title = "Show only these";
    only.addEventListener("click", () => this.on.only(term));
    const what = `${name} is not meant`;
    const away = make("button", { type: "button", class: "cs-chip-away", "aria-label": what }, "×");
    away.title = "Not meant";
    away.addEventListener("click", () => {
      this.unmeant.add(keyOf(term));
      this.on.change();
    });
    return make("span", { class: "cs-understood-term" }, only, away);
  }
}

/** @param {Term} term */
function keyOf({ facet, value }) {
  return `${facet} ${value}`;
}
