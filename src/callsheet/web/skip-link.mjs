// Skip link: the way past the navigation, for a page on which the theme has made none.
//
// Material's leads to the first entry of the table of contents, which a page made of HTML lacks.

import { make } from './dom.mjs';

export function addSkipLink() {
  const place = document.querySelector("[data-md-component=skip]");
  const heading = document.querySelector("main h1");
  if (!place || !heading || place.childElementCount > 0) return;
  heading.id ||= "top-of-content";
  place.append(make("a", { class: "md-skip", href: `#${heading.id}` }, "Skip to content"));
}
