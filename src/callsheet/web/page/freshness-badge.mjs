// <callsheet-freshness review-by="2027-01-02">: a badge that the build has rendered and that ages.
//
// Attributes: review-by, due-soon-days, expired-after-days, and `pinned` if the build's own date is
// to be kept. The badge is the element `.cs-badge` inside; its class and its word change.

import { FRESHNESS, freshnessOn, freshnessWords, localDay } from '../search/freshness.mjs';

export class CallsheetFreshness extends HTMLElement {
  connectedCallback() {
    if (this.hasAttribute("pinned")) return;
    const policy = {
      due_soon_days: this.days("due-soon-days"),
      expired_after_days: this.days("expired-after-days"),
    };
    const state = freshnessOn(this.getAttribute("review-by"), localDay(new Date()), policy);
    const badge = this.querySelector(".cs-badge");
    if (!state || !badge || badge.classList.contains(`cs-badge--${state}`)) return;
    badge.classList.remove(...FRESHNESS.map((each) => `cs-badge--${each}`));
    badge.classList.add(`cs-badge--${state}`);
    badge.textContent = freshnessWords(state);
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
