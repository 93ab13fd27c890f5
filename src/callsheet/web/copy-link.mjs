// <callsheet-copy href="…">: a button that copies the absolute address of a page.
// <callsheet-copy text="…">: one that copies a text.
//
// The page holds the button `hidden`, because without this code it would do nothing.

import { make } from './dom.mjs';

/** So long the word "Copied" stays. */
const SAID = 2500;

export class CallsheetCopy extends HTMLElement {
  /** @type {AbortController | null} */
  controller = null;

  /** @type {HTMLElement | null} a live region, there before it says anything */
  said = null;

  connectedCallback() {
    const button = this.querySelector("button");
    if (!button) return;
    this.controller = new AbortController();
    const { signal } = this.controller;
    this.said = make("span", { class: "cs-copy-said", role: "status" });
    this.append(this.said);
    button.hidden = false;
    button.addEventListener("click", () => this.copy(), { signal });
  }

  disconnectedCallback() {
    this.controller?.abort();
    this.controller = null;
    this.said?.remove();
    this.said = null;
  }

  async copy() {
    const address =
      this.getAttribute("text") ?? new URL(this.getAttribute("href") ?? "", document.baseURI).href;
    const copied = (await copyByClipboard(address)) || copyBySelection(address, this);
    if (!this.said) return;
    if (copied) {
      this.said.textContent = "Copied";
      setTimeout(() => this.said?.replaceChildren(), SAID);
    } else {
      this.offer(address, this.said);
    }
    const detail = { href: address, copied };
    this.dispatchEvent(new CustomEvent("callsheet-copied", { detail, bubbles: true }));
  }

  /**
   * The browser lets nobody copy: show the address or the text, selected, for the reader to copy.
   *
   * @param {string} address
   * @param {HTMLElement} said
   */
  offer(address, said) {
    const kind = this.hasAttribute("text") ? "textarea" : "input";
    const label = kind === "input" ? "Link to copy" : "Text to copy";
    const field = make(kind, { readonly: true, "aria-label": label });
    field.value = address;
    said.replaceChildren("Press Ctrl+C or ⌘C to copy: ", field);
    field.select();
  }
}

/**
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function copyByClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // over plain http there is no clipboard, and elsewhere it may be forbidden
  }
}

/**
 * The way of old browsers, which works on file:// and over plain http.
 *
 * @param {string} text
 * @param {HTMLElement} place where the field stands for a moment; inside a dialog it must be there
 * @returns {boolean}
 */
function copyBySelection(text, place) {
  const before = document.activeElement;
  const field = make("textarea", { readonly: true, "aria-hidden": "true", tabindex: "-1" });
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  place.append(field);
  field.select();
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    copied = false;
  }
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
