// DOM: elements made from names, attributes and text. Data only ever becomes text or an attribute.

/**
 * Make an element. An attribute that is `true` is set without a value, `false` leaves it out.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean>} attributes
 * @param {...(Node | string)} children strings become text
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/**
 * A small label such as a persona; `kind` is the facet.
 *
 * @param {string} kind
 * @param {string} text
 * @returns {HTMLElement}
 */
export function makeChip(kind, text) {
  return make("span", { class: `cs-chip cs-chip--${kind}` }, text);
}

/**
 * The absolute address of something on this site, or null if `address` isn't a plain relative one.
 *
 * Addresses in data are not trusted: no scheme ("javascript:"), no other host, nothing that the
 * browser would drop before it looks for a scheme (tabs, line ends, spaces in front).
 *
 * @param {string} address "library/foo/"
 * @param {string} root the absolute address of the site's root
 * @returns {string | null}
 */
export function siteAddress(address, root) {
  if (/[\x00-\x20\\]|^\/|^[^/?#]*:/.test(address)) return null;
  return URL.canParse(address, root) ? new URL(address, root).href : null;
}

let lastId = 0;

/**
 * An id that nothing else on the page has.
 *
 * @param {string} name
 * @returns {string}
 */
export function uniqueId(name) {
  lastId += 1;
  return `callsheet-${name}-${lastId}`;
}

/**
 * Make a change that may take away the button that has the focus. The first one that is left in the
 * same part gets it then, else what comes after the part, else the page's heading.
 *
 * @param {readonly HTMLElement[]} parts
 * @param {() => void} change
 * @param {HTMLElement | null} [after]
 */
export function keepFocus(parts, change, after = null) {
  const part = parts.find((each) => each.contains(document.activeElement));
  change();
  const now = document.activeElement;
  if (!part || (now && part.contains(now) && isShown(now))) return;
  const heading = document.querySelector("h1");
  const next = [...part.querySelectorAll("a[href], button")].find(isShown) ?? after ?? heading;
  if (!(next instanceof HTMLElement)) return;
  if (next === heading) next.tabIndex = -1;
  next.focus({ preventScroll: next === heading });
}

/** @param {Element} element */
function isShown(element) {
  return element.getClientRects().length > 0;
}
