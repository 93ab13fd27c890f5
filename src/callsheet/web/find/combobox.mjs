// Combobox: the keyboard of a text field that drives a list, as in the ARIA pattern.
//
// The focus stays in the field. Arrow keys move the active item, which the field names in
// aria-activedescendant; Enter opens it; Escape lets go of it, then of the text, then of the field.

import { uniqueId } from '../page/dom.mjs';

/**
 * @typedef {object} ComboboxOptions
 * @property {HTMLInputElement} input
 * @property {HTMLElement} list what the field controls: a listbox or a grid
 * @property {"listbox" | "grid"} kind
 * @property {() => HTMLElement[]} items the options or rows; they may be made anew
 * @property {() => readonly number[]} numbers what they are, in their order
 * @property {(item: HTMLElement | null, event: KeyboardEvent) => void} onEnter
 * @property {() => void} onClear after Escape has emptied the field
 * @property {AbortSignal} signal takes everything back
 */

const COMBOBOX_ATTRIBUTES = [
  "role",
  "aria-autocomplete",
  "aria-controls",
  "aria-haspopup",
  "aria-expanded",
  "aria-activedescendant",
];

export class Combobox {
  /** @type {HTMLElement | null} */
  active = null;

  /** @param {ComboboxOptions} options */
  constructor(options) {
    this.options = options;
    const { input, list, kind, signal } = options;
    list.id ||= uniqueId(kind);
    list.setAttribute("role", kind);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-haspopup", kind);
    input.setAttribute("aria-expanded", "false");
    input.autocomplete = "off";
    input.addEventListener("keydown", (event) => this.onKey(event), { signal });
    signal.addEventListener("abort", () => {
      for (const name of COMBOBOX_ATTRIBUTES) input.removeAttribute(name);
    });
  }

  /**
   * Say whether the list can be seen. Whatever was active isn't any longer.
   *
   * @param {boolean} open
   */
  expand(open) {
    this.activate(null);
    this.options.input.setAttribute("aria-expanded", String(open));
  }

  /** @param {HTMLElement | null} item */
  activate(item) {
    const { input } = this.options;
    this.active?.setAttribute("aria-selected", "false");
    this.active = item;
    if (item) {
      item.id ||= uniqueId("item");
      item.setAttribute("aria-selected", "true");
      item.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", item.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    // While an input method composes a character, the keys are its own.
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      this.options.onEnter(this.active, event);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.letGo();
    }
  }

  /**
   * One item on or back; before the first and after the last one stands the text itself.
   *
   * @param {1 | -1} step
   */
  move(step) {
    const items = this.options.items();
    // Only after that: new items take the mark off the old one.
    const place = this.active ? items.indexOf(this.active) : -1;
    const next = place === -1 && step === -1 ? items.length - 1 : place + step;
    this.activate(items[next] ?? null);
  }

  /**
   * Make the list anew though nothing else was asked: what is active in it stays so, and so does the
   * link or button that has the focus.
   *
   * @param {() => void} change
   */
  keep(change) {
    const { items, numbers, list } = this.options;
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    if (!this.active && !focused) return change();
    const before = items();
    const rowAt = before.findIndex((item) => item.contains(focused));
    const control = controlsOf(before[rowAt]).findIndex((each) => each === focused);
    const active = this.active ? numbers()[before.indexOf(this.active)] : undefined;
    const row = numbers()[rowAt];
    change();
    const after = items();
    const now = numbers();
    if (active !== undefined) this.activate(after[now.indexOf(active)] ?? null);
    if (row !== undefined) controlsOf(after[now.indexOf(row)])[control]?.focus();
  }

  letGo() {
    const { input, onClear } = this.options;
    if (this.active) {
      this.activate(null);
    } else if (input.value !== "") {
      input.value = "";
      onClear();
    } else {
      input.blur();
    }
  }
}

/**
 * @param {HTMLElement | undefined} item
 * @returns {HTMLElement[]}
 */
function controlsOf(item) {
  return item ? [item, ...item.querySelectorAll("a, button")].filter((each) => each instanceof HTMLElement) : [];
}

/**
 * Follow a link as a click with the same keys held down would: Ctrl opens a new tab.
 *
 * @param {HTMLAnchorElement | null} link
 * @param {KeyboardEvent} event
 */
export function follow(link, event) {
  const { ctrlKey, metaKey, shiftKey } = event;
  const held = { ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true, view: window };
  link?.dispatchEvent(new MouseEvent("click", held));
}
