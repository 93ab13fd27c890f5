// Sheet notes: what a call sheet says when it was fitted to one call: what the call is about, what
// could not be done, the note; and a voice for those who hear the page.

import { keepFocus, make, siteAddress } from '../page/dom.mjs';
import { successorOf } from './sheet-changes.mjs';

/** @typedef {import("./sheet-data.mjs").SheetStock} NotesStock */
/** @typedef {{key: string, value: string, name: string}} About one wish, and what it is called */

/** So much of a word that nobody knows is repeated. */
const REPEATED = 60;

export class SheetNotes {
  /**
   * @param {(key: string, value: string) => void} onRemove a wish
   * @param {() => void} onReset
   */
  constructor(onRemove, onReset) {
    this.onRemove = onRemove;
    this.said = make("div", { class: "cs-sheet-said cs-no-print", role: "status" });
    this.about = make("p", { class: "cs-sheet-about" });
    /** Stands beside the questions, where paper has room for it. */
    this.note = make("p", { class: "cs-sheet-note" });
    this.voice = make("p", { class: "cs-heard cs-no-print", role: "status" });
    const all = make("button", { type: "button", class: "cs-button" }, "Show the whole sheet");
    all.addEventListener("click", () => keepFocus([this.element], onReset));
    this.fitted = make("p", { class: "cs-sheet-fitted cs-no-print" }, "This sheet is fitted to one call. ", all);
    this.element = make("div", { class: "cs-sheet-notes" }, this.fitted, this.said, this.about, this.voice);
  }

  /**
   * @param {{about: readonly About[], said: readonly (string | Node)[][], isFitted: boolean}} what
   */
  draw({ about, said, isFitted }) {
    this.fitted.hidden = !isFitted;
    const sentences = said.map((parts) => make("p", { class: "cs-note" }, ...parts));
    if (this.said.textContent !== sentences.map((each) => each.textContent).join("")) {
      this.said.replaceChildren(...sentences);
    }
    this.about.hidden = about.length === 0;
    this.about.replaceChildren("About: ", ...about.flatMap((each) => [this.chip(each), " "]));
  }

  /** @param {string} note */
  write(note) {
    this.note.hidden = note.trim() === "";
    this.note.textContent = note;
  }

  /** @param {About} about */
  chip({ key, value, name }) {
    const label = `No longer about: ${name}`;
    const cross = make("span", { class: "cs-no-print", "aria-hidden": "true" }, " ×");
    const chip = make("button", { type: "button", class: `cs-chip cs-chip--${key}`, "aria-label": label }, name, cross);
    chip.addEventListener("click", () => keepFocus([this.about], () => this.onRemove(key, value)));
    return chip;
  }

  /** @param {string} text heard, and not seen */
  announce(text) {
    this.voice.textContent = text;
  }
}

/**
 * What an address asks for and the hub has not, in sentences.
 *
 * @param {readonly {facet: string, value: string}[]} unknown
 * @param {readonly string[]} unmet what no asset carries, in words
 * @returns {string[][]}
 */
export function wishSentences(unknown, unmet) {
  const said = unknown.map(({ facet, value }) => {
    const letters = [...value];
    const words = letters.length > REPEATED ? `${letters.slice(0, REPEATED).join("")}…` : value;
    return [`This hub knows no “${words}” (${facet}), so the sheet leaves it aside.`];
  });
  if (unmet.length > 0) {
    const names = unmet.map((name) => `“${name}”`).join(" or ");
    said.push([`No asset for this call is about ${names} yet.`]);
  }
  return said;
}

/**
 * What an address lists and the sheet must not show, in sentences.
 *
 * @param {import("./sheet-plan.mjs").Plan["missing"]} missing
 * @param {NotesStock} stock
 * @param {string} root
 * @returns {(string | Node)[][]}
 */
export function missingSentences(missing, stock, root) {
  const unknown = missing.filter(({ why }) => why === "unknown").length;
  /** @type {(string | Node)[][]} */
  const said = [];
  if (unknown > 0) {
    said.push([
      unknown === 1
        ? "One asset of this link is not in the hub and is left out."
        : `${unknown} assets of this link are not in the hub and are left out.`,
    ]);
  }
  for (const { id, why } of missing) {
    const record = stock.find(id);
    if (!record || why === "unknown") continue;
    const reason = { retired: "has been retired", unapproved: "is not approved", expired: "has expired" }[why];
    const successor = why === "retired" ? successorOf(id, stock.historyOf, stock.find) : null;
    /** @type {(string | Node)[]} */
    const parts = [`“${record.title}” ${reason} and is left out.`];
    if (successor) {
      const link = make("a", { href: siteAddress(successor.url, root) ?? false }, successor.title);
      parts.push(" Use ", link, " instead.");
    }
    said.push(parts);
  }
  return said;
}
