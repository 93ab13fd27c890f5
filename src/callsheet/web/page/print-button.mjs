// <callsheet-print>: a button that prints the page; the page holds it `hidden`.

export class CallsheetPrint extends HTMLElement {
  /** @type {AbortController | null} */
  controller = null;

  connectedCallback() {
    const button = this.querySelector("button");
    if (!button) return;
    this.controller = new AbortController();
    button.hidden = false;
    button.addEventListener("click", () => window.print(), { signal: this.controller.signal });
  }

  disconnectedCallback() {
    this.controller?.abort();
    this.controller = null;
  }
}
