// Nothing: what helps when a search finds nothing. No DOM.
//
// The twin of callsheet/search/nothing.py.

import { Engine } from './engine.mjs';
import { codedNames } from './coded-names.mjs';
import { Names } from './names.mjs';
import { mended } from './reasons.mjs';

/** So many people are named. */
const EXPERTS = 2;

/** @typedef {import("./ranking.mjs").Search} AnySearch */
/** @typedef {import("./ranking.mjs").SearchData} AnyData */
/** @typedef {import("./ranking.mjs").Expert} AnyExpert */
/** @typedef {{facet: string, value: string}} NamedTerm */
/** @typedef {{facet: string | null, number: number}} Lifted results without one filter, or without any */
/**
 * @typedef {object} Help ways on from an empty list
 * @property {string | null} mended the text with the nearest words, if that finds more
 * @property {boolean} fits false if that finds something without the filters alone
 * @property {Lifted[]} lifted the filters that emptied the list, most results first
 * @property {NamedTerm[]} terms that were named or chosen
 * @property {AnyExpert[]} experts those who know about it
 * @property {string | null} owner whoever owns most of what carries the terms
 */

/**
 * What helps with a search that has found nothing.
 *
 * @param {AnySearch} search
 * @param {string} text
 * @param {import("./facets.mjs").Filters} filters
 * @returns {Help}
 */
export function helpWith(search, text, filters) {
  const better = mended(search, text);
  const found = better ? search.rank(better).numbers : [];
  const named = search.recognised(text).map(({ facet, value }) => ({ facet, value }));
  const chosen = Object.entries(filters).flatMap(([facet, values]) =>
    values.map((value) => ({ facet, value })),
  );
  const terms = [...named, ...chosen].filter(
    (term, at, all) =>
      search.tags.some(({ key, value }) => same(term, { facet: key, value: value.id })) &&
      all.findIndex((each) => same(each, term)) === at,
  );
  const experts = expertsOn(search, text, terms);
  return {
    mended: found.length > 0 ? better : null,
    fits:
      found.some((number) => search.table.passes(number, filters)) ||
      !found.some((number) => search.table.passes(number, unfiltered(filters))),
    lifted: liftedFrom(search, text, filters),
    terms,
    experts,
    owner: experts.length > 0 ? null : ownerOf(search.data, terms),
  };
}

/**
 * @param {NamedTerm} one
 * @param {NamedTerm} other
 */
function same(one, other) {
  return one.facet === other.facet && one.value === other.value;
}

/**
 * Each facet that alone shuts results out; if none does, what there is without any filter.
 *
 * @param {AnySearch} search
 * @param {string} text
 * @param {import("./facets.mjs").Filters} filters
 * @returns {Lifted[]}
 */
function liftedFrom(search, text, filters) {
  const { table } = search;
  const { numbers } = search.rank(text);
  const by = numbers.map((number) => table.shutOutBy(number, filters));
  const lifted = search.facets
    .map(({ key }) => ({ facet: key, number: by.filter((facet) => facet === key).length }))
    .filter(({ number }) => number > 0)
    .sort((a, b) => b.number - a.number);
  if (lifted.length > 0) return lifted;
  const number = numbers.filter((each) => table.passes(each, unfiltered(filters))).length;
  return number > 0 ? [{ facet: null, number }] : [];
}

/**
 * No filter but that of the status: which one was asked for is no narrowing of the rest.
 *
 * @param {import("./facets.mjs").Filters} filters
 * @returns {import("./facets.mjs").Filters}
 */
export function unfiltered({ status }) {
  return status ? { status } : {};
}

/**
 * Those whose subjects hold words of the text, or the name of a term.
 *
 * @param {AnySearch} search
 * @param {string} text
 * @param {readonly NamedTerm[]} terms
 * @returns {AnyExpert[]}
 */
function expertsOn({ data, tags, stopWords }, text, terms) {
  const called = terms.map(
    (term) => tags.find(({ key, value }) => same(term, { facet: key, value: value.id }))?.value.name,
  );
  const engine = new Engine({
    titles: new Names(codedNames(data.experts.map(({ knows }) => knows)), stopWords),
    aliases: new Names(codedNames([[]]), stopWords),
    tags: null,
    full: null,
    stopWords,
  });
  const { scores } = engine.find(engine.asked([text, ...called].join(" ")));
  return data.experts
    .map((expert, at) => ({ expert, score: scores[at] ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, EXPERTS)
    .map(({ expert }) => expert);
}

/**
 * Whoever owns most of what carries one of the terms; among equals the first by name.
 *
 * @param {AnyData} data
 * @param {readonly NamedTerm[]} terms
 * @returns {string | null}
 */
function ownerOf({ records }, terms) {
  /** @type {Map<string, number>} */
  const owners = new Map();
  for (const { facets, owner } of records) {
    if (terms.some(({ facet, value }) => facets[facet]?.includes(value))) {
      owners.set(owner, (owners.get(owner) ?? 0) + 1);
    }
  }
  const [first] = [...owners].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}
