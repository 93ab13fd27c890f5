// <callsheet-keys>: "/" puts the cursor into the search box, or goes to the find page.
//
// Attributes: `find`, the find page's address; or `root`, the site's, and the find page is the one
// below it that the page links to. The script adds one to every page that has none.

export class CallsheetKeys extends HTMLElement {
  /** @type {AbortController | null} */
  controller = null;

  connectedCallback() {
    this.controller = new AbortController();
    const { signal } = this.controller;
    const find = this.getAttribute("find");
    // Taken now: with instant navigation the element may outlive the page that it came with.
    const address = find === null ? null : new URL(find, document.baseURI).href;
    document.addEventListener("keydown", (event) => this.onKey(event, address), { signal });
  }

  disconnectedCallback() {
    this.controller?.abort();
    this.controller = null;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string | null} address
   */
  onKey(event, address) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
    event.preventDefault();
    const box = document.querySelector("callsheet-find input[type=search]");
    if (box instanceof HTMLInputElement) {
      box.focus();
      box.select();
    } else {
      const page = new URL(address ?? linkedFindPage(this.getAttribute("root") ?? document.baseURI));
      page.hash = "search"; // where the search box takes the focus
      location.assign(page.href);
    }
  }
}

/**
 * The find page is /find/, or /find.html in a site for a folder; the navigation knows which.
 *
 * @param {string} root
 */
function linkedFindPage(root) {
  const choices = ["find/", "find.html", "find/index.html"].map((path) => new URL(path, root).href);
  const links = [...document.links].map((link) => link.href.replace(/[?#].*$/, ""));
  return choices.find((choice) => links.includes(choice)) ?? new URL("find/", root).href;
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  // In a checkbox or on a button nobody types.
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit)$/.test(target.type);
}
