// Search button: the dialog for those who have no keyboard, in the header of the theme.

import { make } from '../page/dom.mjs';

const LENS = "M9.5 3a6.5 6.5 0 0 1 5.17 10.44l5.45 5.44-1.24 1.24-5.44-5.45A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9";

/**
 * Put the button into the header, once. A theme whose own search the hub's owner has switched on
 * keeps that; Zensical switches its own on by itself, and ours takes its place.
 *
 * @param {() => void} search
 * @param {AbortSignal} signal takes it away
 */
export function addSearchButton(search, signal) {
  const header = document.querySelector(".md-header__inner");
  if (!header || header.querySelector(".cs-search-button, .md-search__form")) return;
  for (const other of header.querySelectorAll(".md-search, [for=__search]")) other.classList.add("cs-replaced");
  const attributes = { type: "button", class: "cs-search-button", "aria-label": "Search", title: "Search: / or Ctrl-K" };
  const button = make("button", attributes, lens());
  button.addEventListener("click", search, { signal });
  header.append(button);
  signal.addEventListener("abort", () => button.remove());
}

function lens() {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", LENS);
  picture.append(path);
  return picture;
}
