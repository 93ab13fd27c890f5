// Theme: what Material leaves out for those who use the keyboard alone.

import { make } from './dom.mjs';

export function mendTheme() {
  addSkipLink();
  // By then Material has put tables into boxes that scroll.
  window.addEventListener("load", focusScrollingTables, { once: true });
}

/** Material's own link leads to the table of contents' first entry, which not every page has. */
function addSkipLink() {
  const place = document.querySelector("[data-md-component=skip]");
  const heading = document.querySelector("main h1");
  if (!place || !heading || place.childElementCount > 0) return;
  heading.id ||= "top-of-content";
  place.append(make("a", { class: "md-skip", href: `#${heading.id}` }, "Skip to content"));
}

/** A table that is wider than the screen: without the focus no key scrolls it. */
function focusScrollingTables() {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (box.scrollWidth <= box.clientWidth) continue;
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "Table");
  }
}
