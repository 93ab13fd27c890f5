// Call sheet: what <callsheet-sheet> does: a call sheet that can be fitted to one call.
//
// Without this code it is complete. Attributes: persona, stage, keys (the vocabularies), root (the
// site's address). All that is chosen is kept in the address of the page (sheet-choices.mjs) and
// nowhere else.

import { CallsheetCopy } from '../page/copy-link.mjs';
import { changeLines, dayInWords } from './sheet-since.mjs';
import { sheetMarkdown, sheetPlainText } from './sheet-text.mjs';
import { SheetView } from './sheet-view.mjs';

export class CallSheet {
  /** @type {SheetView | null} */
  view = null;

  /** @type {Map<string, HTMLButtonElement>} the buttons that open something */
  buttons = new Map();

  /**
   * @param {HTMLElement} host the element, with the page's own sheet in it
   * @param {string} root the absolute address of the site's root
   * @param {AbortSignal} signal
   */
  constructor(host, root, signal) {
    this.host = host;
    const send = host.querySelector("[data-list=send]");
    const read = host.querySelector("[data-list=read]");
    const objections = host.querySelector("#objections")?.parentElement;
    const isMade = host.querySelector(".cs-sheet-notes") !== null;
    if (isMade || !(send instanceof HTMLElement) || !(read instanceof HTMLElement) || !objections) return;
    const view = new SheetView({
      ...{ lists: { send, read }, objections, signal },
      kind: {
        persona: host.getAttribute("persona") ?? "",
        stage: host.getAttribute("stage") ?? "",
        keys: (host.getAttribute("keys") ?? "").split(" ").filter((key) => key),
      },
      root,
      onDraw: () => this.fillCopies(),
      wait: (isWaiting) => host.classList.toggle("cs-sheet--waiting", isWaiting),
      onDone: () => this.toggle("edit", false),
    });
    this.view = view;
    host.querySelector("header")?.after(view.notes.element, view.desk.element, view.since.element);
    host.querySelector(".cs-sheet-main")?.prepend(view.notes.note);
    const doors = { edit: view.desk.element, since: view.since.element };
    for (const [name, door] of Object.entries(doors)) {
      door.hidden = true;
      const button = host.querySelector(`[data-sheet=${name}]`);
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
    if (name === "edit") this.host.classList.toggle("cs-sheet--edited", isOpen);
  }

  /** What the buttons copy: the link with all that is chosen, and the sheet as a text. */
  fillCopies() {
    const { view } = this;
    if (!view) return;
    const address = new URL(`${location.pathname}${view.model.address}`, location.href).href;
    const contents = this.contents(view, address);
    this.host.querySelector("[data-sheet=link]")?.setAttribute("href", address);
    this.host.querySelector("[data-sheet=markdown]")?.setAttribute("text", sheetMarkdown(contents));
    this.host.querySelector("[data-sheet=text]")?.setAttribute("text", sheetPlainText(contents));
    for (const copy of this.host.querySelectorAll("callsheet-copy[waits]")) {
      if (copy instanceof CallsheetCopy) copy.offerButtons();
    }
  }

  /**
   * @param {SheetView} view
   * @param {string} address
   * @returns {import("./sheet-text.mjs").SheetContents}
   */
  contents(view, address) {
    const groups = ["ask", "advance"].flatMap((id) => {
      const heading = this.host.querySelector(`#${id}`);
      const lines = [...(heading?.parentElement?.querySelectorAll("li") ?? [])];
      return heading ? [{ name: wordsIn(heading), lines: lines.map(wordsIn) }] : [];
    });
    const { changes } = view.model;
    const lines = changes ? changeLines(changes) : [];
    if (lines.length > 0) groups.push({ name: `Since ${dayInWords(view.model.choices.since ?? "")}`, lines });
    const heading = this.host.querySelector("h1");
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
