// Scores: sums by document that forget quickly; most queries touch few of ten thousand. No DOM.

/** BM25's parameter, as in callsheet/search/fulltext.py. */
export const K1 = 1.2;

/** A number for each document, 0 at first. */
export class Tally {
  /** @param {number} number of documents */
  constructor(number) {
    this.values = new Float64Array(number);
    this.touched = new Uint32Array(number);
    this.count = 0;
  }

  clear() {
    for (let at = 0; at < this.count; at += 1) this.values[this.touched[at] ?? 0] = 0;
    this.count = 0;
  }

  /**
   * @param {number} document
   * @param {number} value above 0; it counts if it is more
   */
  raise(document, value) {
    const before = this.values[document] ?? 0;
    if (before === 0) this.touched[this.count++] = document;
    if (value > before) this.values[document] = value;
  }

  /**
   * Raise many documents.
   *
   * @param {ArrayLike<number>} documents
   * @param {ArrayLike<number>} values
   * @param {number} whole what a value is a part of
   */
  raiseAll(documents, values, whole) {
    for (let at = 0; at < documents.length; at += 1) {
      this.raise(documents[at] ?? 0, (values[at] ?? 0) / whole);
    }
  }

  /**
   * Add what a field says, as BM25 counts it.
   *
   * @param {Tally} field
   * @param {number} weight
   */
  addField(field, weight) {
    for (let at = 0; at < field.count; at += 1) {
      const document = field.touched[at] ?? 0;
      const before = this.values[document] ?? 0;
      if (before === 0) this.touched[this.count++] = document;
      this.values[document] = before + weight * (K1 + 1) * (field.values[document] ?? 0);
    }
  }
}

/**
 * BM25's inverse document frequency, to three decimals: logarithms differ in their last bit.
 *
 * @param {number} holders
 * @param {number} number
 */
export function rarityOf(holders, number) {
  const rarity = Math.log(1 + (number - holders + 0.5) / (holders + 0.5));
  return Math.floor(rarity * 1000 + 0.5) / 1000;
}
