// Nothing found: what was asked, and the ways on from there.

import { make, siteAddress } from '../page/dom.mjs';
import { helpWith, unfiltered } from '../search/nothing.mjs';

/** @typedef {import("../search/nothing.mjs").Help} HelpOfSearch */
/**
 * @typedef {object} Asking what was asked, and where
 * @property {string} text
 * @property {import("../search/facets.mjs").Filters} filters
 * @property {string[]} inWords the filters in words
 * @property {import("../search/ranking.mjs").Search} search
 * @property {import("./result-row.mjs").FacetNames} names
 * @property {string} root
 * @property {string} libraryAddress
 */
/** @typedef {{text: string, filters: import("../search/facets.mjs").Filters}} NextState */

/** Every status: what is shown beside what is approved. */
const STATUS = "status";

/**
 * What stands in place of results.
 *
 * @param {Asking} asking
 * @param {(next: NextState) => void} go
 * @returns {HTMLElement[]}
 */
export function nothingFound(asking, go) {
  const { text, filters, inWords, search, names, root, libraryAddress } = asking;
  const help = helpWith(search, text, filters);
  const what = text ? `Nothing found for “${text}”` : "Nothing found";
  const message = inWords.length > 0 ? `${what} with ${inWords.join(", ")}.` : `${what}.`;
  const ways = [
    spellingWay(help, filters, go),
    ...help.lifted.map((lifted) => liftWay(lifted, asking, go)),
    termWay(help, names, search, root),
    ...personWays(help, root),
    requestWay(search.data.requests, [text, ...inWords].filter(Boolean).join(", ")),
    [make("a", { href: libraryAddress }, "See the whole library")],
  ].filter((way) => way !== null);
  const items = ways.map((way) => make("li", {}, ...way));
  return [make("p", {}, message), make("ul", { class: "cs-ways" }, ...items)];
}

/**
 * @param {string} words
 * @param {() => void} onPress
 */
function press(words, onPress) {
  const button = make("button", { type: "button", class: "cs-button" }, words);
  button.addEventListener("click", onPress);
  return button;
}

/**
 * A button that searches for the nearest words, with fewer filters if these would leave nothing.
 *
 * @param {HelpOfSearch} help
 * @param {import("../search/facets.mjs").Filters} filters
 * @param {(next: NextState) => void} go
 */
function spellingWay({ mended, fits }, filters, go) {
  if (mended === null) return null;
  const next = { text: mended, filters: fits ? filters : unfiltered(filters) };
  return ["Did you mean ", press(mended, () => go(next)), fits ? "?" : "? With fewer filters."];
}

/** @param {number} number */
function results(number) {
  return number === 1 ? "1 result" : `${number} results`;
}

/**
 * A button that takes one filter away, or all of them.
 *
 * @param {import("../search/nothing.mjs").Lifted} lifted
 * @param {Asking} asking
 * @param {(next: NextState) => void} go
 */
function liftWay({ facet, number }, { text, filters, search, names }, go) {
  if (facet === null) {
    return [press("Clear filters", () => go({ text, filters: unfiltered(filters) })), ` ${results(number)}`];
  }
  if (facet === STATUS && !filters[STATUS]) {
    const all = search.facets.find(({ key }) => key === STATUS)?.values.map(({ id }) => id) ?? [];
    const words = "Look at what is not approved too";
    return [press(words, () => go({ text, filters: { ...filters, status: all } })), ` ${results(number)}`];
  }
  const { [facet]: values = [], ...others } = filters;
  const chosen = values.map((value) => names.value(facet, value)).join(" or ");
  const words = `Without ${names.facet(facet)}: ${chosen}`;
  return [press(words, () => go({ text, filters: others })), ` ${results(number)}`];
}

/**
 * The pages of the terms that were named or chosen.
 *
 * @param {HelpOfSearch} help
 * @param {import("./result-row.mjs").FacetNames} names
 * @param {import("../search/ranking.mjs").Search} search
 * @param {string} root
 */
function termWay({ terms }, names, search, root) {
  const links = terms.flatMap(({ facet, value }) => {
    const tag = search.tags.find((each) => each.key === facet && each.value.id === value);
    const address = tag?.value.url ? siteAddress(tag.value.url, root) : null;
    return address ? [make("a", { href: address }, names.value(facet, value))] : [];
  });
  const listed = links.flatMap((link, at) => (at > 0 ? [", ", link] : [link]));
  return links.length > 0 ? ["Read about ", ...listed] : null;
}

/**
 * @param {HelpOfSearch} help
 * @param {string} root
 */
function personWays({ experts, owner }, root) {
  if (owner) return [[`Ask ${owner}: most of what we have on this is theirs`]];
  return experts.map(({ name, role, knows, url }) => {
    const address = siteAddress(url, root);
    const who = address ? make("a", { href: address }, name) : name;
    return ["Ask ", who, ` (${role}), who knows about: ${knows.join("; ")}`];
  });
}

/**
 * A link to where missing content is asked for.
 *
 * @param {string | null} pattern
 * @param {string} query
 */
function requestWay(pattern, query) {
  if (!pattern || !/^(?:https?:|mailto:)/i.test(pattern)) return null;
  // A lone surrogate (half an emoji) would make encodeURIComponent throw.
  const asked = encodeURIComponent(query.replace(/\p{Surrogate}/gu, "\ufffd"));
  const href = pattern.split("{query}").join(asked);
  const rel = "noopener noreferrer";
  return [make("a", { href, rel }, "Ask for content on this"), ": the form is filled in"];
}
