// Kept popup: the kept list below an empty search box, over the page, so that nothing moves.

import { make } from '../page/dom.mjs';
import { onKept, rememberSearch } from '../page/keep.mjs';
import { KeptList } from './kept-list.mjs';

/** @typedef {import("./find.mjs").FindContext} KeptContext */

export class KeptPopup {
  /** @param {KeptContext} context */
  constructor(context) {
    const { input, form, signal } = context;
    this.input = input;
    this.list = new KeptList(context);
    this.list.element.classList.add("cs-popup");
    this.element = make("div", { class: "cs-kept-place" }, this.list.element);
    this.element.hidden = true;
    form.after(this.element);
    signal.addEventListener("abort", () => this.element.remove());

    const update = () => this.update();
    for (const kind of ["focus", "click", "input"]) input.addEventListener(kind, update, { signal });
    onKept(() => this.element.hidden || this.update(), signal);
    // Before the keyboard of the results, which would take the keys for itself.
    input.addEventListener("keydown", (event) => this.onKey(event), { signal, capture: true });
    this.list.element.addEventListener("keydown", (event) => this.onEscape(event), { signal });
    /** @param {Event} event */
    const leave = ({ target }) => {
      if (target instanceof Node && target !== input && !this.element.contains(target)) this.close();
    };
    document.addEventListener("pointerdown", leave, { signal });
    document.addEventListener("focusin", leave, { signal });
    if (document.activeElement === input) this.update();
  }

  update() {
    const isAsked = this.input.value === "" && this.element.parentElement?.contains(document.activeElement);
    this.element.hidden = !isAsked || !this.list.show();
  }

  close() {
    this.element.hidden = true;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (this.element.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") {
      event.preventDefault();
      this.list.stops()[0]?.focus();
    }
    this.onEscape(event);
  }

  /** @param {KeyboardEvent} event */
  onEscape(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.input.focus();
    this.close();
  }
}

/**
 * Remember what was searched for once it was of use: a result opened, copied, pinned, or Enter.
 *
 * @param {HTMLElement} host
 * @param {HTMLInputElement} input
 * @param {AbortSignal} signal
 */
export function rememberUse(host, input, signal) {
  const remember = () => rememberSearch(input.value);
  host.addEventListener("submit", remember, { signal, capture: true });
  /** @param {Event} event */
  const used = ({ target }) => {
    if (target instanceof Element && target.closest(".cs-result :is(a, button), a:is(.cs-result, .cs-popup-all)")) remember();
  };
  for (const kind of ["click", "auxclick"]) host.addEventListener(kind, used, { signal });
}
