// Scores: what words say of documents, put together; a place for each document. No DOM.

/** BM25's parameter, as in callsheet/search/fulltext.py. */
const SCORE_K1 = 1.2;

/**
 * Raise what is lower than what these documents have.
 *
 * @param {Float64Array} most
 * @param {ArrayLike<number>} documents
 * @param {ArrayLike<number>} values
 * @param {number} whole what a value is a part of
 */
export function raise(most, documents, values, whole) {
  for (let at = 0; at < documents.length; at += 1) {
    const document = documents[at] ?? 0;
    const value = (values[at] ?? 0) / whole;
    if (value > (most[document] ?? 0)) most[document] = value;
  }
}

/**
 * Add what a field says, as BM25 counts it.
 *
 * @param {Float64Array} says
 * @param {Float64Array} more below 1
 * @param {number} weight
 */
export function addAll(says, more, weight) {
  for (let document = 0; document < more.length; document += 1) {
    const value = more[document] ?? 0;
    if (value > 0) says[document] = (says[document] ?? 0) + weight * (SCORE_K1 + 1) * value;
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
