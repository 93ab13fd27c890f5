// Order: sorts documents by grade, and among equals by usefulness. No DOM.

/** What one group of results stands above the other, and how finely scores are told apart. */
const GROUP = 1e5;
const STEPS = 1e5;

/** So many documents have a place of their own; with the grades they must fit into 53 bits. */
const PLACES = 2 ** 17;

/**
 * The group and the score as one whole number; scores that are nearly equal are equal.
 *
 * @param {number} group
 * @param {number} score
 */
export function gradeOf(group, score) {
  return Math.floor((group * GROUP + Math.min(score, GROUP - 1)) * STEPS + 0.5);
}

/**
 * The numbers of documents in the order of their keys, and among equals in their own.
 *
 * @param {readonly number[]} keys see usefulness.mjs
 * @returns {number[]}
 */
export function inOrderOf(keys) {
  const packed = Float64Array.from(keys, (key, number) => key * PLACES + number);
  return Array.from(packed.sort(), (key) => key % PLACES);
}

export class Order {
  /** @param {readonly number[]} places all documents, the most useful first */
  constructor(places) {
    this.places = places;
    this.placeOf = new Uint32Array(places.length);
    for (const [place, number] of places.entries()) this.placeOf[number] = place;
  }

  /**
   * Documents with the highest grade first. Grade and place become one number, because ten thousand
   * numbers are sorted in no time.
   *
   * @param {readonly number[]} numbers
   * @param {readonly number[]} grades
   * @returns {number[]}
   */
  sorted(numbers, grades) {
    const keys = new Float64Array(numbers.length);
    for (let at = 0; at < keys.length; at += 1) {
      const place = this.placeOf[numbers[at] ?? 0] ?? 0;
      keys[at] = (grades[at] ?? 0) * PLACES + PLACES - 1 - place;
    }
    keys.sort();
    const found = [];
    for (let at = keys.length - 1; at >= 0; at -= 1) {
      const key = keys[at] ?? 0;
      const rest = key - Math.floor(key / PLACES) * PLACES;
      found.push(this.places[PLACES - 1 - rest] ?? 0);
    }
    return found;
  }
}
