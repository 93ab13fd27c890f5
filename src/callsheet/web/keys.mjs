// <callsheet-keys find="…/find/">: "/" puts the cursor into the search box, or goes to the find page.

export class CallsheetKeys extends HTMLElement {
  /** @type {AbortController | null} */
  controller = null;

  connectedCallback() {
    // Taken now: with instant navigation the element may outlive the page that it came with.
    const page = new URL(this.getAttribute("find") ?? "find/", document.baseURI);
    page.hash = "search";
    this.controller = new AbortController();
    const { signal } = this.controller;
    document.addEventListener("keydown", (event) => pressed(event, page), { signal });
  }

  disconnectedCallback() {
    this.controller?.abort();
    this.controller = null;
  }
}

/**
 * @param {KeyboardEvent} event
 * @param {URL} page
 */
function pressed(event, page) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
  event.preventDefault();
  const box = document.querySelector("callsheet-find input[type=search]");
  if (box instanceof HTMLInputElement) {
    box.focus();
    box.select();
  } else {
    location.assign(page.href);
  }
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  // In a checkbox or on a button nobody types.
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit)$/.test(target.type);
}
