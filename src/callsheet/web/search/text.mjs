// Text: how a title, a summary or what somebody typed becomes words. No DOM.
//
// The twin of `words` in callsheet/search/text.py; tests/contract/search_cases.json runs both.
// The index is built from the same words, so "can't", "can’t" and "cant" find each other.

/** Where a text is cut: white space, hyphens and dashes, slashes and the asterisk. */
const SEPARATORS = /[\s\x1c-\x1f\x85\u200b\ufeff\-\u2010-\u2015/*]+/u;

/** What is left out inside a word: apostrophes and the soft hyphen. */
const DROPPED = /['\u2018\u2019\u02bc\xad]/gu;

/** What is stripped from the ends of a word: everything but letters, marks, numbers and "_". */
const EDGES = /^[^\p{L}\p{M}\p{N}_]+|[^\p{L}\p{M}\p{N}_]+$/gu;

/**
 * The words of a text, lower-cased and in their order, with repetitions.
 *
 * NFKC makes one spelling of what looks the same (é in one or two code points, ﬁ, full-width
 * letters).
 *
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(DROPPED, "")
    .split(SEPARATORS)
    .map((word) => word.replace(EDGES, ""))
    .filter((word) => word !== "");
}

/**
 * A text reduced to its words: two texts with the same phrase are the same to a reader.
 *
 * @param {string} text
 * @returns {string}
 */
export function phrase(text) {
  return words(text).join(" ");
}
