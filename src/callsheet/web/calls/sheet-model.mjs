// Sheet model: what is chosen for one call, what the sheet then holds, and how both change. No DOM.

import { MOST_ASSETS, NO_CHOICES, formatChoices, parseChoices, parseWishes } from './sheet-choices.mjs';
import { whatChanged } from './sheet-changes.mjs';
import { LIST_NAMES, assetsOf, carries, fitting, fresh, planSheet } from './sheet-plan.mjs';
import { formatState } from '../find/state.mjs';

/** @typedef {import("../search/facets.mjs").SearchRecord} ModelRecord */
/** @typedef {import("../search/facets.mjs").Filters} ModelFilters */
/**
 * @typedef {object} ModelStock what the hub holds, on the reader's day; see SheetStock
 * @property {readonly ModelRecord[]} records
 * @property {readonly import("../search/facets.mjs").Facet[]} facets
 * @property {readonly string[]} types the ids of the types in their order
 * @property {import("../search/freshness.mjs").FreshnessPolicy} policy
 * @property {string} today
 * @property {(id: string) => ModelRecord | undefined} find
 * @property {(record: ModelRecord) => import("../search/freshness.mjs").FreshnessState | null} stateOf
 * @property {(id: string) => import("./sheet-changes.mjs").History} historyOf
 */
/** @typedef {{persona: string, stage: string, keys: readonly string[]}} SheetKind `keys`: the vocabularies */

/** @type {import("./sheet-plan.mjs").Stock} what there is before the hub's data have come */
const NO_STOCK = { find: () => undefined, stateOf: () => null };

export class SheetModel {
  /**
   * @param {SheetKind} kind
   * @param {import("./sheet-plan.mjs").OwnIds} own the page's own assets
   * @param {string} query of the page's address
   * @param {string} fragment
   */
  constructor(kind, own, query, fragment) {
    this.kind = kind;
    this.own = own;
    this.query = query;
    /** @type {ModelStock | null} */
    this.stock = null;
    /** @type {import("./sheet-choices.mjs").Wishes} */
    this.wishes = { filters: {}, unknown: [] };
    this.choices = parseChoices(fragment);
    /** @type {ModelRecord[]} */
    this.fits = [];
    const { lists, missing } = planSheet(own, this.fits, this.choices, NO_STOCK);
    this.lists = lists;
    this.missing = missing;
  }

  /** @param {string} fragment */
  read(fragment) {
    this.choices = parseChoices(fragment);
    this.replan();
  }

  /** @param {ModelStock} stock */
  learn(stock) {
    this.stock = stock;
    this.wishes = parseWishes(this.query, stock.facets, this.kind.keys);
    this.replan();
  }

  /** Does the page alone not know all that is chosen? */
  get lacksStock() {
    const own = [...this.own.send, ...this.own.read];
    const { assets, added, since } = this.choices;
    return since !== null || [...(assets ?? []), ...added].some((id) => !own.includes(id));
  }

  get isFitted() {
    return this.choices.assets !== null || this.choices.added.length > 0;
  }

  /** The ids on the sheet, in order. */
  get shown() {
    return LIST_NAMES.flatMap((list) => this.lists[list].filter(({ on }) => on).map(({ id }) => id));
  }

  /** The query and the fragment of an address that says what is chosen. */
  get address() {
    const { keys } = this.kind;
    const query = this.stock ? formatState({ text: "", filters: this.wishes.filters }, keys) : this.query;
    return `${query}${formatChoices(this.choices)}`;
  }

  /** @returns {import("./sheet-changes.mjs").Changes | null} null if nobody has picked a day */
  get changes() {
    const { stock, kind, shown } = this;
    const { since } = this.choices;
    if (!stock || since === null) return null;
    const records = stock.records.filter(
      ({ id, facets }) =>
        (facets["persona"]?.includes(kind.persona) && facets["stage"]?.includes(kind.stage)) ||
        shown.includes(id),
    );
    return whatChanged(records, stock.historyOf, stock.find, { ...stock, since });
  }

  /** The wishes that no asset for this call carries: facet and value. */
  get unmet() {
    const wishes = Object.entries(this.wishes.filters).flatMap(([key, values]) =>
      values.map((value) => ({ key, value })),
    );
    return wishes.filter(({ key, value }) => !this.fits.some((record) => carries(record, key, [value])));
  }

  replan() {
    const { stock, kind } = this;
    const { filters } = this.wishes;
    this.fits = [];
    if (stock && Object.keys(filters).length > 0) {
      this.fits = fitting(stock.records, stock.stateOf, { ...kind, filters, types: stock.types });
    }
    const { lists, missing } = planSheet(this.own, this.fits, this.choices, stock ?? NO_STOCK);
    this.lists = lists;
    this.missing = missing;
  }

  /**
   * @param {string} id
   * @param {boolean} on
   */
  tick(id, on) {
    if (on && this.isFull) return;
    for (const list of LIST_NAMES) {
      this.lists[list] = this.lists[list].map((entry) => (entry.id === id ? { id, on } : entry));
    }
    this.settle();
  }

  /**
   * Move an asset in its list.
   *
   * @param {string} id
   * @param {-1 | 1} by
   * @returns {{list: import("./sheet-plan.mjs").ListName, place: number, of: number} | null} where it
   *   stands then, counted from 1; null if it can't go there
   */
  move(id, by) {
    for (const list of LIST_NAMES) {
      const entries = [...this.lists[list]];
      const from = entries.findIndex((entry) => entry.id === id);
      const [one, other] = [entries[from], entries[from + by]];
      if (!one || !other) continue;
      entries[from + by] = one;
      entries[from] = other;
      this.lists[list] = entries;
      this.settle();
      return { list, place: from + by + 1, of: entries.length };
    }
    return null;
  }

  /** Is there no room on the page for one asset more? */
  get isFull() {
    return this.shown.length >= MOST_ASSETS;
  }

  /**
   * @param {readonly string[]} ids as many as there is room for are added
   * @returns {string[]} those that are on the sheet now
   */
  add(ids) {
    const room = MOST_ASSETS - this.shown.length;
    const added = ids.slice(0, Math.max(room, 0));
    this.choices = { ...this.choices, assets: this.shown, added };
    this.replan();
    this.settle();
    return ids.filter((id) => this.shown.includes(id));
  }

  /**
   * What else the call is about. Besides what was chosen there is then what fits it.
   *
   * @param {ModelFilters} filters
   */
  wish(filters) {
    const before = new Set(LIST_NAMES.flatMap((list) => this.lists[list].map(({ id }) => id)));
    const kept = Object.entries(filters).filter(([, values]) => values.length > 0);
    this.wishes = { filters: Object.fromEntries(kept.map(([key, values]) => [key, [...values]])), unknown: [] };
    this.replan();
    if (this.choices.assets === null) return;
    let room = MOST_ASSETS - this.shown.length;
    for (const list of LIST_NAMES) {
      this.lists[list] = this.lists[list].map((entry) => {
        if (entry.on || before.has(entry.id) || room <= 0) return entry;
        room -= 1;
        return { ...entry, on: true };
      });
    }
    this.settle();
  }

  /** @param {Partial<Pick<import("./sheet-choices.mjs").Choices, "note" | "since">>} choice */
  choose(choice) {
    this.choices = { ...this.choices, ...choice };
  }

  reset() {
    this.choices = NO_CHOICES;
    this.wishes = { filters: {}, unknown: [] };
    this.query = "";
    this.replan();
  }

  /** What was ticked, moved or added becomes the choice that the address holds. */
  settle() {
    // What the hub's data would know is kept until they have come.
    const added = this.stock ? [] : this.missing.map(({ id }) => id);
    this.choices = { ...this.choices, assets: assetsOf(this.lists, fresh(this.own, this.stock ?? NO_STOCK), this.fits), added };
  }
}
