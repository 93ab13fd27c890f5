// <callsheet-copy href="…">: buttons that copy the absolute address of a page.
//
// An element with `text="…"` copies that text instead. A button with `data-title` and `data-line`
// copies both above the address, as they are wanted in an email.
// The page holds the buttons `hidden`, because without this code they would do nothing.

import { make } from './dom.mjs';

/** So long the word "Copied" stays. */
const SAID = 2500;

export class CallsheetCopy extends HTMLElement {
  /** @type {HTMLElement | null} a live region, there before it says anything: with the focus */
  said = null;

  connectedCallback() {
    // There are hundreds of them among results, made anew with every letter: let them be light.
    if (!this.hasAttribute("waits")) this.offerButtons();
    this.addEventListener("focusin", this.listen);
    this.addEventListener("click", this.onClick);
  }

  /** Show the buttons: what they copy is known. With the attribute `waits` somebody else says when. */
  offerButtons() {
    for (const button of this.querySelectorAll("button")) button.hidden = false;
  }

  disconnectedCallback() {
    this.removeEventListener("focusin", this.listen);
    this.removeEventListener("click", this.onClick);
    this.said?.remove();
    this.said = null;
  }

  /** @returns {HTMLElement} */
  listen() {
    if (!this.said) this.append((this.said = make("span", { class: "cs-copy-said", role: "status" })));
    return this.said;
  }

  /** @param {Event} event */
  onClick({ target }) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button) this.copy(button);
  }

  /** @param {HTMLButtonElement} button */
  async copy(button) {
    const address = new URL(this.getAttribute("href") ?? "", document.baseURI).href;
    const text = this.getAttribute("text") ?? withLead(button, address);
    const said = this.listen();
    const copied = await copyAndSay(text, said);
    if (copied) setTimeout(() => said.replaceChildren(), SAID);
    const detail = { href: address, copied };
    this.dispatchEvent(new CustomEvent("callsheet-copied", { detail, bubbles: true }));
  }
}

/**
 * Copy a text in one of the ways that browsers know, and say so. If this one lets nobody copy, show
 * the text, selected, for the reader to copy.
 *
 * @param {string} text
 * @param {HTMLElement} said a live region
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyAndSay(text, said) {
  if ((await copyByClipboard(text)) || copyBySelection(text, said.parentElement ?? said)) {
    said.textContent = "Copied";
    return true;
  }
  const field = /\s/.test(text)
    ? make("textarea", { readonly: true, rows: "3", "aria-label": "Text to copy" })
    : make("input", { type: "text", readonly: true, "aria-label": "Link to copy" });
  field.value = text;
  said.replaceChildren("Press Ctrl+C or ⌘C to copy: ", field);
  field.select();
  return false;
}

/**
 * The address, below a title and a line if the button has them.
 *
 * @param {HTMLButtonElement} button
 * @param {string} address
 */
function withLead(button, address) {
  const lead = [button.dataset["title"], button.dataset["line"]];
  // One line each, whatever somebody has written over several.
  return [...lead, address].map((part) => part?.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
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
