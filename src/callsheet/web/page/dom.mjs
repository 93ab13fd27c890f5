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
