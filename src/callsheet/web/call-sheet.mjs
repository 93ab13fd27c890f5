// <callsheet-sheet>: a call sheet that can be fitted to one call; without this code it is complete.
//
// Attributes: persona, stage, keys (the vocabularies), root (the site's address). All that is chosen
// is kept in the address of the page (sheet-choices.mjs) and nowhere else.

import { changeLines, dayInWords } from './sheet-since.mjs';
import { sheetMarkdown, sheetPlainText } from './sheet-text.mjs';
import { SheetView } from './sheet-view.mjs';

export class CallsheetSheet extends HTMLElement {
  /** @type {AbortController | null} */
  controller = null;

  /** @type {SheetView | null} */
  view = null;

  /** @type {Map<string, HTMLButtonElement>} the buttons that open something */
  buttons = new Map();

  connectedCallback() {
    const send = this.querySelector("[data-list=send]");
    const read = this.querySelector("[data-list=read]");
    const objections = this.querySelector("#objections")?.parentElement;
    if (this.view || !(send instanceof HTMLElement) || !(read instanceof HTMLElement) || !objections) return;
    this.controller = new AbortController();
    const { signal } = this.controller;
    const view = new SheetView({
      ...{ lists: { send, read }, objections, signal },
      kind: {
        persona: this.getAttribute("persona") ?? "",
        stage: this.getAttribute("stage") ?? "",
        keys: (this.getAttribute("keys") ?? "").split(" ").filter((key) => key),
      },
      root: new URL(this.getAttribute("root") ?? "./", document.baseURI).href,
      onDraw: () => this.fillCopies(),
      wait: (isWaiting) => this.classList.toggle("cs-sheet--waiting", isWaiting),
      onDone: () => this.toggle("edit", false),
    });
    this.view = view;
    this.querySelector("header")?.after(view.notes.element, view.desk.element, view.since.element);
    this.querySelector(".cs-sheet-main")?.prepend(view.notes.note);
    const doors = { edit: view.desk.element, since: view.since.element };
    for (const [name, door] of Object.entries(doors)) {
      door.hidden = true;
      const button = this.querySelector(`[data-sheet=${name}]`);
      if (!(button instanceof HTMLButtonElement)) continue;
      this.buttons.set(name, button);
      button.hidden = false;
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("click", () => this.toggle(name, Boolean(door.hidden)), { signal });
    }
    window.addEventListener("hashchange", () => view.followAddress(), { signal });
    if (view.model.choices.since) this.open("since", true);
    view.start();
  }

  disconnectedCallback() {
    this.controller?.abort();
    this.controller = null;
  }

  /**
   * Open or close the desk, or what has changed, and put the focus where it goes on.
   *
   * @param {string} name
   * @param {boolean} isOpen
   */
  toggle(name, isOpen) {
    this.open(name, isOpen);
    if (name === "edit") this.view?.edit(isOpen);
    const inside = name === "since" ? this.view?.since.input : null;
    (isOpen ? inside : this.buttons.get(name))?.focus();
  }

  /**
   * @param {string} name
   * @param {boolean} isOpen
   */
  open(name, isOpen) {
    const door = name === "edit" ? this.view?.desk.element : this.view?.since.element;
    if (door) door.hidden = !isOpen;
    this.buttons.get(name)?.setAttribute("aria-expanded", String(isOpen));
    if (name === "edit") this.classList.toggle("cs-sheet--edited", isOpen);
  }

  /** What the buttons copy: the link with all that is chosen, and the sheet as a text. */
  fillCopies() {
    const { view } = this;
    if (!view) return;
    const address = new URL(`${location.pathname}${view.model.address}`, location.href).href;
    const contents = this.contents(view, address);
    this.querySelector("[data-sheet=link]")?.setAttribute("href", address);
    this.querySelector("[data-sheet=markdown]")?.setAttribute("text", sheetMarkdown(contents));
    this.querySelector("[data-sheet=text]")?.setAttribute("text", sheetPlainText(contents));
  }

  /**
   * @param {SheetView} view
   * @param {string} address
   * @returns {import("./sheet-text.mjs").SheetContents}
   */
  contents(view, address) {
    const groups = ["ask", "advance"].flatMap((id) => {
      const heading = this.querySelector(`#${id}`);
      const lines = [...(heading?.parentElement?.querySelectorAll("li") ?? [])];
      return heading ? [{ name: wordsIn(heading), lines: lines.map(wordsIn) }] : [];
    });
    const { changes } = view.model;
    const lines = changes ? changeLines(changes) : [];
    if (lines.length > 0) groups.push({ name: `Since ${dayInWords(view.model.choices.since ?? "")}`, lines });
    const heading = this.querySelector("h1");
    return {
      title: heading ? wordsIn(heading) : "",
      about: view.about().map(({ name }) => name),
      note: view.model.choices.note,
      send: view.rows.send.items(),
      read: view.rows.read.items(),
      objections: view.objections.answers(),
      groups,
      address,
    };
  }
}

/** @param {Element} element */
function wordsIn(element) {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim();
}
