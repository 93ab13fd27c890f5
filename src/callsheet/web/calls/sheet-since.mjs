// Sheet since: "What changed since": pick the day of the last call, and see what is new, reviewed
// again or changed, expired, replaced.

import { make, siteAddress, uniqueId } from '../page/dom.mjs';
import { dayNumber } from '../search/freshness.mjs';

/** @typedef {import("./sheet-changes.mjs").Changed} SeenChange */
/** @typedef {import("./sheet-changes.mjs").Changes} SeenChanges */

const MONTHS =
  "January February March April May June July August September October November December".split(" ");

/** @type {readonly [keyof SeenChanges, string, string][]} group, its heading, what happened on the day */
const GROUPS = [
  ["added", "New", "added"],
  ["reviewed", "Reviewed again or changed", ""],
  ["expired", "Expired: do not send", "expired"],
  ["retired", "Retired or replaced: do not send", "retired"],
];

export class SheetSince {
  /**
   * @param {string | null} since
   * @param {(since: string | null) => void} onPick
   */
  constructor(since, onPick) {
    const id = uniqueId("since");
    this.input = make("input", { type: "date", id });
    this.input.value = since ?? "";
    this.input.addEventListener("change", () => onPick(this.input.value || null));
    this.answer = make("div", { role: "status" });
    this.element = make(
      "section",
      { class: "cs-desk cs-no-print", "aria-label": "What changed" },
      make("p", { class: "cs-desk-field" }, make("label", { for: id }, "Day of your last call"), this.input),
      this.answer,
    );
  }

  /** @param {string} text */
  say(text) {
    this.answer.replaceChildren(make("p", { class: "cs-soft" }, text));
  }

  /**
   * @param {SeenChanges} changes
   * @param {string} since
   * @param {string} today
   * @param {string} root
   */
  show(changes, since, today, root) {
    const day = dayInWords(since);
    if ((dayNumber(since) ?? 0) > (dayNumber(today) ?? 0)) {
      this.say(`${day} is still to come.`);
      return;
    }
    const parts = [];
    for (const [key, heading, happened] of GROUPS) {
      if (changes[key].length === 0) continue;
      parts.push(make("h3", {}, heading));
      parts.push(make("ul", {}, ...changes[key].map((change) => lineOf(change, happened, root))));
    }
    if (parts.length === 0) this.say(`Nothing on this sheet has changed since ${day}.`);
    else this.answer.replaceChildren(make("p", { class: "cs-soft" }, `Since ${day}:`), ...parts);
  }
}

/**
 * The changes as lines of text.
 *
 * @param {SeenChanges} changes
 * @returns {string[]}
 */
export function changeLines(changes) {
  return GROUPS.flatMap(([key, heading, happened]) =>
    changes[key].map((change) => {
      const instead = change.successor ? `; instead: ${change.successor.title}` : "";
      return `${heading}: ${change.record.title} (${whatHappened(change, happened)})${instead}`;
    }),
  );
}

/**
 * A day as people write it: 2 October 2026.
 *
 * @param {string} iso
 */
export function dayInWords(iso) {
  const [year, month, day] = iso.split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ""} ${Number(year)}`;
}

/**
 * @param {SeenChange} change
 * @param {string} happened
 */
function whatHappened({ on, what }, happened) {
  const when = on === null ? `${happened}, nobody wrote down when` : `${happened} ${dayInWords(on)}`.trim();
  return [when, ...what].join("; ");
}

/**
 * @param {SeenChange} change
 * @param {string} happened
 * @param {string} root
 */
function lineOf(change, happened, root) {
  const line = make("li", {}, linkTo(change.record, root), " ");
  line.append(make("span", { class: "cs-soft" }, whatHappened(change, happened)));
  if (change.successor) line.append(". Use ", linkTo(change.successor, root), " instead.");
  return line;
}

/**
 * @param {import("../search/facets.mjs").SearchRecord} record
 * @param {string} root
 */
function linkTo(record, root) {
  return make("a", { href: siteAddress(record.url, root) ?? false }, record.title);
}
