// Reasons: why a record was found, and what mistyped words were meant to be. No DOM.
//
// The twin of what callsheet/search/engine.py and ranking.py say of reasons.

import { TEXT_FROM } from './engine.mjs';
import { isAmong } from './postings.mjs';
import { words } from './text.mjs';

/** @typedef {import("./engine.mjs").Engine} AnyEngine */
/** @typedef {import("./engine.mjs").Asked} AskedWord */
/** @typedef {import("./ranking.mjs").Search} SearchOfReasons */
/**
 * @typedef {object} Stands where a word of a query stands: the first of these fields that holds it
 * @property {"title" | "alias" | "tag" | "text" | "file"} field
 * @property {string[]} words those of the title or alias; elsewhere what was typed, or stands for it
 * @property {number} [tag] its number
 */
/**
 * @typedef {object} Reason words of the query, in the most telling field that holds them
 * @property {string} field `title`, `alias`, `text`, `file`, or the key of a facet
 * @property {string | null} value the value of the facet
 * @property {string[]} words as they stand there, or as they were typed
 */

/**
 * Why each record was found; for no reason if the text is empty.
 *
 * @param {SearchOfReasons} search
 * @param {string} text
 * @returns {(hit: import("./ranking.mjs").Hit) => Reason[]}
 */
export function reasonsFor(search, text) {
  const explained = search.engine.asked(text).map((asked) => explain(search.engine, asked));
  return ({ number }) => {
    /** @type {Map<string, Reason>} */
    const reasons = new Map();
    for (const stands of explained.flatMap((where) => where(number) ?? [])) {
      const tag = stands.tag === undefined ? null : search.tags[stands.tag];
      const [field, value] = [tag?.key ?? stands.field, tag?.value.id ?? null];
      const reason = reasons.get(`${field} ${value}`) ?? { field, value, words: [] };
      reasons.set(`${field} ${value}`, reason);
      reason.words.push(...stands.words.filter((word) => !reason.words.includes(word)));
    }
    return [...reasons.values()];
  };
}

/**
 * The words that stand nowhere, each with the word that it was taken for.
 *
 * @param {SearchOfReasons} search
 * @param {string} text
 * @returns {Map<string, string>}
 */
export function meantBy(search, text) {
  const near = new Map();
  for (const asked of search.engine.asked(text)) {
    const word = nearestTo(search.engine, asked);
    if (word) near.set(asked.word, word);
  }
  return near;
}

/**
 * What mistyped words were taken for, to stand behind the number of results.
 *
 * @param {SearchOfReasons} search
 * @param {string} text
 */
export function spellingNote(search, text) {
  const near = [...meantBy(search, text)];
  return near.map(([typed, word]) => `, with “${word}” for “${typed}”`).join("");
}

/**
 * The text with the words that it was meant to have, if it has others.
 *
 * @param {SearchOfReasons} search
 * @param {string} text
 * @returns {string | null}
 */
export function mended(search, text) {
  const near = meantBy(search, text);
  return near.size > 0 ? words(text).map((word) => near.get(word) ?? word).join(" ") : null;
}

/**
 * Where a word of a query stands in each document; a first letter may mean thousands of words, and
 * what is true of them for all documents is found out once.
 *
 * @param {AnyEngine} engine
 * @param {AskedWord} asked
 * @returns {(document: number) => Stands | null}
 */
function explain(engine, { word, exactly, begun, mistyped, forms }) {
  const { titles, aliases, tags, full } = engine.indexed;
  const tagged = tags ? [...formsOfTags(tags.spoken, forms)] : [];
  const inText = [...word].length >= TEXT_FROM ? begun : [];
  const known = [...exactly, ...inText, ...mistyped].filter((form) => full?.terms.has(form));
  const shown = (/** @type {string} */ form) => [exactly.length > 0 ? word : form];
  return (document) => {
    const inTitle = held(titles, document, forms);
    if (inTitle.length > 0) return { field: "title", words: inTitle };
    const inAlias = held(aliases, document, forms);
    if (inAlias.length > 0) return { field: "alias", words: inAlias };
    for (const [tag, form] of tagged) {
      if (isAmong(tags?.members(tag) ?? [], document)) return { field: "tag", words: shown(form), tag };
    }
    if (!full) return null;
    const holds = (/** @type {import("./postings.mjs").Postings} */ lists) =>
      known.find((form) => isAmong(lists.of(full.terms.get(form) ?? 0).documents, document));
    const form = holds(full.text);
    if (form !== undefined) return { field: "text", words: shown(form) };
    const filed = holds(full.files);
    return filed === undefined ? null : { field: "file", words: shown(filed) };
  };
}

/**
 * The tags that are called by one of these words, each with the first of them.
 *
 * @param {import("./names.mjs").Names} spoken
 * @param {Iterable<string>} forms
 * @returns {Map<number, string>}
 */
function formsOfTags(spoken, forms) {
  const found = new Map();
  for (const form of forms) {
    for (const tag of spoken.of(form)?.documents ?? []) {
      if (!found.has(tag)) found.set(tag, form);
    }
  }
  return found;
}

/**
 * What a word that is not known was meant to be: of the nearest words the one that most documents
 * hold. One edit more is tried if nothing is near enough to be found.
 *
 * @param {AnyEngine} engine
 * @param {AskedWord} asked
 * @returns {string | null} null if it is known, or if nothing is near
 */
function nearestTo(engine, { word, exactly, begun, mistyped }) {
  if (exactly.length > 0 || begun.length > 0) return null;
  const near = mistyped.length > 0 ? mistyped : engine.spelling.nearest(word, 1);
  const held = near.map((each) => ({ each, number: holdersOf(engine, each) }));
  const most = Math.max(...held.map(({ number }) => number));
  return held.find(({ number }) => number === most)?.each ?? null;
}

/**
 * In how many documents a word stands, and in how many documents' files.
 *
 * @param {AnyEngine} engine
 * @param {string} word
 */
function holdersOf(engine, word) {
  engine.look([word], true);
  return engine.says.count + engine.files.count;
}

/**
 * The words of a document's names that are among these forms, each once.
 *
 * @param {import("./names.mjs").Names} names
 * @param {number} document
 * @param {ReadonlySet<string>} forms
 */
function held(names, document, forms) {
  return [...new Set(names.held(document))].filter((word) => forms.has(word));
}
