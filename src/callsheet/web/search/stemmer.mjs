// Stemmer: Porter's rules (1980) that bring the forms of an English word together, with the rule
// of his second stemmer for a last "y". No DOM.
//
// The twin of `stem` in callsheet/search/text.py; a test compares the two over thousands of words.

const VOWELS = "aeiou";

/** @typedef {readonly [string, string]} Rule an ending, and what stands there instead */

const STEP_2 = byLastLetter([
  ["ational", "ate"], ["tional", "tion"], ["enci", "ence"], ["anci", "ance"], ["izer", "ize"],
  ["bli", "ble"], ["alli", "al"], ["entli", "ent"], ["eli", "e"], ["ousli", "ous"],
  ["ization", "ize"], ["ation", "ate"], ["ator", "ate"], ["alism", "al"], ["iveness", "ive"],
  ["fulness", "ful"], ["ousness", "ous"], ["aliti", "al"], ["iviti", "ive"], ["biliti", "ble"],
  ["logi", "log"],
]);

const STEP_3 = byLastLetter([
  ["icate", "ic"], ["ative", ""], ["alize", "al"], ["iciti", "ic"], ["ical", "ic"], ["ful", ""],
  ["ness", ""],
]);

const STEP_4 = byLastLetter([
  ["al", ""], ["ance", ""], ["ence", ""], ["er", ""], ["ic", ""], ["able", ""], ["ible", ""],
  ["ant", ""], ["ement", ""], ["ment", ""], ["ent", ""], ["ion", ""], ["ou", ""], ["ism", ""],
  ["ate", ""], ["iti", ""], ["ous", ""], ["ive", ""], ["ize", ""],
]);

/**
 * The rules for words that end with each letter, longer endings first.
 *
 * @param {readonly Rule[]} rules
 * @returns {Map<string, Rule[]>}
 */
function byLastLetter(rules) {
  /** @type {Map<string, Rule[]>} */
  const found = new Map();
  for (const rule of [...rules].sort(([a], [b]) => b.length - a.length)) {
    const letter = rule[0].slice(-1);
    found.set(letter, [...(found.get(letter) ?? []), rule]);
  }
  return found;
}

/**
 * The stem of a lower-cased word.
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if (word.length <= 4 && [...word].length <= 2) return word;
  let found = withoutPlural(word);
  found = withoutPast(found);
  if (/.[^aeiou]y$/su.test(found)) found = `${found.slice(0, -1)}i`;
  found = replaced(found, STEP_2, 0);
  found = replaced(found, STEP_3, 0);
  found = replaced(found, STEP_4, 1);
  return withoutLastE(found);
}

/** @param {string} word */
function withoutPlural(word) {
  if (word.endsWith("sses") || word.endsWith("ies")) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/** @param {string} word */
function withoutPast(word) {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = word.endsWith("ed") ? 2 : word.endsWith("ing") ? 3 : 0;
  const start = word.slice(0, word.length - ending);
  if (ending === 0 || !/v/.test(shape(start))) return word;
  if (/(?:at|bl|iz)$/.test(start)) return `${start}e`;
  if (isDouble(start) && !/[lsz]$/.test(start)) return start.slice(0, -1);
  return measure(start) === 1 && isShort(start) ? `${start}e` : start;
}

/**
 * @param {string} word
 * @param {ReadonlyMap<string, readonly Rule[]>} rules
 * @param {number} least
 */
function replaced(word, rules, least) {
  // Where two endings fit, the longer one decides, even if it changes nothing.
  const rule = rules.get(word.slice(-1))?.find(([ending]) => word.endsWith(ending));
  if (!rule) return word;
  const [ending, instead] = rule;
  const start = word.slice(0, -ending.length);
  if (ending === "ion" && !/[st]$/.test(start)) return word;
  return measure(start) > least ? start + instead : word;
}

/** @param {string} word */
function withoutLastE(word) {
  let found = word;
  if (found.endsWith("e")) {
    const start = found.slice(0, -1);
    const number = measure(start);
    if (number > 1 || (number === 1 && !isShort(start))) found = start;
  }
  return found.endsWith("ll") && measure(found) > 1 ? found.slice(0, -1) : found;
}

/**
 * Each letter as "v" (vowel) or "c"; a "y" is a vowel after a consonant.
 *
 * @param {string} word
 */
function shape(word) {
  let shape = "";
  for (const letter of word) {
    const isVowel = VOWELS.includes(letter) || (letter === "y" && shape.endsWith("c"));
    shape += isVowel ? "v" : "c";
  }
  return shape;
}

/**
 * How often a vowel is followed by a consonant.
 *
 * @param {string} word
 */
function measure(word) {
  let number = 0;
  let wasVowel = false;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at);
    /** @type {boolean} */
    const isVowel = VOWELS.includes(letter) || (letter === "y" && at > 0 && !wasVowel);
    if (wasVowel && !isVowel) number += 1;
    wasVowel = isVowel;
  }
  return number;
}

/** @param {string} word */
function isDouble(word) {
  return word.length > 1 && word.at(-1) === word.at(-2) && shape(word).endsWith("c");
}

/**
 * Whether it ends with consonant, vowel, consonant; the last is no w, x or y.
 *
 * @param {string} word
 */
function isShort(word) {
  return shape(word).endsWith("cvc") && !/[wxy]$/.test(word);
}
