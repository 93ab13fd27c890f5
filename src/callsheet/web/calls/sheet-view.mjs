// Sheet view: draws a call sheet as its model says, and tells the model what somebody does with it.

import { asksFor, holdsChoices } from './sheet-choices.mjs';
import { loadStock } from './sheet-data.mjs';
import { SheetDesk } from './sheet-desk.mjs';
import { SheetModel } from './sheet-model.mjs';
import { SheetNotes, missingSentences, wishSentences } from './sheet-notes.mjs';
import { SheetObjections } from './sheet-objections.mjs';
import { LIST_NAMES } from './sheet-plan.mjs';
import { SheetRows, recordRow, rowTitle } from './sheet-rows.mjs';
import { SheetSince } from './sheet-since.mjs';
import { withFilter } from '../find/state.mjs';

/**
 * @typedef {object} SheetPage what the page holds and says
 * @property {{send: HTMLElement, read: HTMLElement}} lists
 * @property {HTMLElement} objections
 * @property {import("./sheet-model.mjs").SheetKind} kind
 * @property {string} root
 * @property {AbortSignal} signal
 * @property {() => void} onDraw everything has been drawn anew
 * @property {() => void} onDone
 * @property {(isWaiting: boolean) => void} wait show nothing for a moment, or show it all
 */

/** The address follows a note with this delay: browsers allow few changes in a short time. */
const SETTLED = 250;

/** So long the sheet waits for the hub's data before it shows what it has. */
const PATIENCE = 1500;

/** With more assets than these an objection less fits on the printed page. */
const LONG_SHEET = 12;

const FULL = "The sheet is full: take something off it first.";

const NO_DATA =
  "What else the hub knows could not be loaded. The sheet is complete without it; load the page again to fit it to a call.";

export class SheetView {
  /** @param {SheetPage} page */
  constructor(page) {
    this.page = page;
    /** @type {import("./sheet-data.mjs").SheetStock | null} */
    this.stock = null;
    /** @type {Promise<void> | null} */
    this.loading = null;
    this.hasFailed = false;
    this.isEdited = false;
    this.settling = 0;
    this.waiting = 0;
    /** @type {import("./sheet-rows.mjs").RowActions} */
    const actions = {
      onTick: (id, on) => this.tick(id, on),
      onMove: (id, by) => this.move(id, by),
      makeRow: (id) => this.makeRow(id),
    };
    this.rows = { send: new SheetRows(page.lists.send, actions), read: new SheetRows(page.lists.read, actions) };
    const own = { send: this.rows.send.own, read: this.rows.read.own };
    this.model = new SheetModel(page.kind, own, location.search, location.hash);
    this.objections = new SheetObjections(page.objections);
    const reset = () => this.reset();
    this.notes = new SheetNotes((key, value) => this.wish(withFilter(this.filters, key, value, false)), reset);
    const { note, since } = this.model.choices;
    this.desk = new SheetDesk(note, {
      onWish: (key, value) => this.wish({ ...this.filters, [key]: value === null ? [] : [value] }),
      onAdd: (ids) => this.add(ids),
      onNote: (text) => this.write(text),
      onReset: reset,
      onDone: page.onDone,
    });
    this.since = new SheetSince(since, (day) => this.look(day));
    page.signal.addEventListener("abort", () => clearTimeout(this.settling));
    page.signal.addEventListener("abort", () => clearTimeout(this.waiting));
  }

  get filters() {
    return this.model.wishes.filters;
  }

  /** Show what the address asks for; the data of the hub only if that takes them. */
  start() {
    if (this.model.lacksStock || asksFor(location.search, this.page.kind.keys)) {
      // What is on the sheet will change at once: it is shown then, and nothing jumps.
      this.page.wait(this.stock === null);
      this.waiting = window.setTimeout(() => this.page.wait(false), PATIENCE);
      this.load();
    }
    this.draw();
  }

  /** The fragment of the address has changed. */
  followAddress() {
    if (location.hash !== "" && !holdsChoices(location.hash)) {
      this.remember(); // the link led to a heading: the choices stay
      return;
    }
    this.model.read(location.hash);
    this.desk.note.value = this.model.choices.note;
    this.since.input.value = this.model.choices.since ?? "";
    this.start();
  }

  async load() {
    this.loading ??= this.learn();
    await this.loading;
  }

  async learn() {
    try {
      this.stock = await loadStock(this.page.root);
      this.model.learn(this.stock);
    } catch (error) {
      console.error("callsheet: the data for call sheets could not be loaded:", error);
      this.hasFailed = true;
      this.loading = null;
    }
    clearTimeout(this.waiting);
    this.page.wait(false);
    if (!this.page.signal.aborted) this.draw();
  }

  draw() {
    const { page, stock, model } = this;
    const { unknown } = model.wishes;
    for (const list of LIST_NAMES) this.rows[list].draw(model.lists[list], this.isEdited);
    page.lists.send.closest("callsheet-sheet")?.classList.toggle("cs-sheet--long", model.shown.length > LONG_SHEET);
    this.objections.draw(this.filters["objection"] ?? [], stock, page.root);
    const about = this.about();
    const unmet = model.unmet.map(({ key, value }) => stock?.names.value(key, value) ?? value);
    const said = stock
      ? [...wishSentences(unknown, unmet), ...missingSentences(model.missing, stock, page.root)]
      : this.hasFailed ? [[NO_DATA]] : model.lacksStock ? [["Loading what else is on this sheet …"]] : [];
    this.notes.draw({ about, said, isFitted: model.isFitted && !this.isEdited });
    this.notes.write(model.choices.note);
    if (stock && this.isEdited) {
      this.desk.offerWishes(stock, { keys: page.kind.keys, filters: this.filters });
      this.desk.offerAssets(stock, { ...page.kind, shown: model.shown });
    }
    this.drawChanges();
    page.onDraw();
  }

  drawChanges() {
    const { stock, since, model } = this;
    const day = model.choices.since;
    const { changes } = model;
    if (day === null) since.say("Pick a day to see what is new, reviewed, expired or replaced since then.");
    else if (stock && changes) since.show(changes, day, stock.today, this.page.root);
    else since.say(this.hasFailed ? NO_DATA : "Loading …");
  }

  /** What else the call is about, in words. */
  about() {
    return this.page.kind.keys.flatMap((key) =>
      (this.filters[key] ?? []).map((value) => ({
        ...{ key, value },
        name: this.stock?.names.value(key, value) ?? value,
      })),
    );
  }

  /** @param {boolean} isEdited */
  edit(isEdited) {
    this.isEdited = isEdited;
    if (isEdited) this.load();
    this.draw();
  }

  /** @type {import("./sheet-rows.mjs").RowActions["onTick"]} */
  tick(id, on) {
    const isFull = on && this.model.isFull;
    this.model.tick(id, on);
    this.settle();
    this.desk.say(isFull ? FULL : "");
    for (const list of LIST_NAMES) this.rows[list].focus(id, ".cs-row-tick input");
  }

  /** @type {import("./sheet-rows.mjs").RowActions["onMove"]} */
  move(id, by) {
    const moved = this.model.move(id, by);
    if (!moved) return;
    this.settle();
    const rows = this.rows[moved.list];
    rows.focus(id, `[data-move=${by < 0 ? "up" : "down"}]`);
    const row = rows.rows.get(id);
    this.notes.announce(`${row ? rowTitle(row) : id}: now ${moved.place} of ${moved.of}`);
  }

  /** @param {readonly string[]} ids */
  add(ids) {
    const added = this.model.add(ids);
    this.settle();
    this.desk.say(added.length < ids.length && this.model.isFull ? FULL : "");
    const titles = added.map((id) => this.stock?.find(id)?.title ?? id);
    if (added.length > 0) this.notes.announce(`Now on the sheet: ${titles.join(", ")}`);
  }

  /** @param {import("../search/facets.mjs").Filters} filters */
  wish(filters) {
    this.model.wish(filters);
    this.settle();
  }

  /** @param {string} note */
  write(note) {
    this.model.choose({ note });
    this.notes.write(note);
    this.page.onDraw();
    clearTimeout(this.settling);
    this.settling = window.setTimeout(() => this.remember(), SETTLED);
  }

  /** @param {string | null} since */
  look(since) {
    this.model.choose({ since });
    if (since) this.load();
    this.settle();
  }

  reset() {
    this.model.reset();
    this.desk.note.value = "";
    this.since.input.value = "";
    this.settle();
    this.notes.announce("The sheet is whole again");
  }

  settle() {
    this.draw();
    this.remember();
  }

  remember() {
    clearTimeout(this.settling);
    try {
      history.replaceState(history.state, "", `${location.pathname}${this.model.address}`);
    } catch {
      // Safari allows 100 changes in 10 seconds; the next one will tell the address all of it.
    }
  }

  /** @param {string} id */
  makeRow(id) {
    const record = this.stock?.find(id);
    return this.stock && record ? recordRow(record, this.stock, this.page.root) : null;
  }
}
