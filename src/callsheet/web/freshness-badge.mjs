// <callsheet-freshness review-by="2027-01-02">: a badge that the build has rendered and that ages.
//
// Attributes: review-by, due-soon-days, expired-after-days, and `pinned` if the build's own date is
// to be kept. Only the word and the class change, in `.cs-badge-word` if the badge holds more.

import { FRESHNESS, freshnessOn, freshnessWords, localDay } from './freshness.mjs';

export class CallsheetFreshness extends HTMLElement {
  connectedCallback() {
    if (this.hasAttribute("pinned")) return;
    const policy = {
      due_soon_days: this.days("due-soon-days"),
      expired_after_days: this.days("expired-after-days"),
    };
    const state = freshnessOn(this.getAttribute("review-by"), localDay(new Date()), policy);
    if (!state || this.classList.contains(`cs-badge--${state}`)) return;
    this.classList.remove(...FRESHNESS.map((each) => `cs-badge--${each}`));
    this.classList.add("cs-badge", `cs-badge--${state}`);
    (this.querySelector(".cs-badge-word") ?? this).textContent = freshnessWords(state);
  }

  /**
   * A whole number of days; 30, as in hub.yml, if the attribute is missing.
   *
   * @param {string} name
   */
  days(name) {
    const text = this.getAttribute(name) ?? "";
    return /^\d+$/.test(text) ? Number(text) : 30;
  }
}
