// Sheet objections: what they may say, with the answers; those that somebody expects come first.

import { make, siteAddress } from '../page/dom.mjs';

/** @typedef {import("./sheet-data.mjs").SheetStock} AnswerStock */

export class SheetObjections {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    /** The page's own, in their order. */
    this.own = [...section.querySelectorAll(".cs-objection")].filter((each) => each instanceof HTMLElement);
    /** @type {Map<string, HTMLElement>} */
    this.known = new Map(this.own.map((each) => [each.dataset.objection ?? "", each]));
  }

  /**
   * @param {readonly string[]} expected ids
   * @param {AnswerStock | null} stock
   * @param {string} root
   */
  draw(expected, stock, root) {
    const first = expected.flatMap((id) => this.known.get(id) ?? this.made(id, stock, root) ?? []);
    const shown = [...first, ...this.own.filter((each) => !first.includes(each))];
    for (const each of this.section.querySelectorAll(".cs-objection")) each.remove();
    this.section.append(...shown);
    const empty = this.section.querySelector(".cs-empty");
    if (empty instanceof HTMLElement) empty.hidden = shown.length > 0;
  }

  /**
   * @param {string} id
   * @param {AnswerStock | null} stock
   * @param {string} root
   */
  made(id, stock, root) {
    const known = stock?.objections.find((each) => each.id === id);
    if (!stock || !known) return null;
    const heading = make("h3", {}, make("a", { href: siteAddress(known.url, root) ?? false }, known.name));
    if (known.phrase) heading.append(" ", make("span", { class: "cs-phrase" }, `“${known.phrase}”`));
    const made = make("div", { class: "cs-objection", "data-objection": id }, heading);
    made.append(...known.answer.map((text) => make("p", {}, text)));
    const proof = known.proof.flatMap((asset) => stock.find(asset) ?? []);
    if (proof.length > 0) {
      const links = proof.flatMap((record, place) => [
        ...(place > 0 ? [", "] : []),
        make("a", { href: siteAddress(record.url, root) ?? false }, record.title),
      ]);
      made.append(make("p", { class: "cs-proof" }, "Proof: ", ...links));
    }
    this.known.set(id, made);
    return made;
  }

  /** @returns {import("./sheet-text.mjs").Answer[]} */
  answers() {
    return [...this.section.querySelectorAll(".cs-objection")].map((each) => ({
      name: each.querySelector("h3 a")?.textContent?.trim() ?? "",
      phrase: (each.querySelector(".cs-phrase")?.textContent ?? "").trim().replace(/^“|”$/g, ""),
      answer: [...each.querySelectorAll("p:not(.cs-proof)")].map((part) => part.textContent ?? ""),
    }));
  }
}
