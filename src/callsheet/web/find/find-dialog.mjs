// Find dialog: the search over any page, made when it is opened for the first time.

import { make } from '../page/dom.mjs';
import { sitePage } from '../page/site-pages.mjs';

export class FindDialog {
  /**
   * @param {string} root the absolute address of the site's root
   * @param {string} findPage the absolute address of the find page
   */
  constructor(root, findPage) {
    const label = make("label", { class: "cs-find-label", for: "cs-dialog-q" }, "Search");
    this.input = make("input", {
      ...{ id: "cs-dialog-q", type: "search", name: "q", autocomplete: "off" },
      placeholder: "What do you need?",
    });
    const close = make("button", { type: "button", class: "cs-dialog-close" }, "Close");
    const form = make("form", { class: "cs-find-box", role: "search", action: findPage }, label, this.input, close);
    const library = make("a", { href: sitePage("library/", root) }, "The library lists every asset.");
    const fallback = make("p", { class: "cs-find-fallback", hidden: true }, library);
    const find = document.createElement("callsheet-find");
    find.setAttribute("root", root);
    find.setAttribute("brief", "");
    find.append(form, fallback);
    this.element = make("dialog", { class: "cs-dialog md-typeset", "aria-label": "Search" }, find);
    this.element.addEventListener("keydown", (event) => this.onKey(event), true);
    this.element.addEventListener("click", (event) => this.onClick(event));
    close.addEventListener("click", () => this.close());
    // Nothing that is typed here concerns the page, whose theme has keys of its own.
    this.element.addEventListener("keydown", (event) => event.stopPropagation());
    document.body.append(this.element);
  }

  open() {
    if (!this.element.open) this.element.showModal();
    this.input.focus();
    this.input.select();
  }

  /** The focus goes back to where it was; if that was nowhere, it must not stay in here. */
  close() {
    this.element.close();
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && this.element.contains(activeElement)) activeElement.blur();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.isComposing) return;
    // In the box the browser and the combobox would take Escape for the text.
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (isSearchKey(event)) {
      event.preventDefault();
      event.stopPropagation();
      this.open();
    }
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    const { target, ctrlKey, metaKey, shiftKey } = event;
    if (!(target instanceof Element)) return;
    const isBeside = target === this.element; // on the dark ground around it
    const leaves = target.closest("a") && !(ctrlKey || metaKey || shiftKey);
    if (isBeside || leaves) this.close();
  }
}

/**
 * "/" unless somebody types, Ctrl-K or Cmd-K.
 *
 * @param {KeyboardEvent} event
 */
export function isSearchKey(event) {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey) return false;
  if (ctrlKey !== metaKey) return key.toLowerCase() === "k" && !shiftKey;
  return key === "/" && !ctrlKey && !isTyping(event.composedPath()[0] ?? null);
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  // In a checkbox or on a button nobody types.
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit)$/.test(target.type);
}
