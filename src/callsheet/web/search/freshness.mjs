// Freshness: how far an asset's last review may be trusted on a day. No DOM, no clock.
//
// The twin of callsheet/freshness.py. Days are counted as whole numbers in UTC, because the
// difference of two local midnights is 23 or 25 hours twice a year.

/** @typedef {"current" | "due-soon" | "overdue" | "expired"} FreshnessState */
/** @typedef {{due_soon_days: number, expired_after_days: number}} FreshnessPolicy */

/** @type {readonly FreshnessState[]} The states, best first. */
export const FRESHNESS = ["current", "due-soon", "overdue", "expired"];

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * The number of a day, or null if the text isn't one ("2027-02-30", "").
 *
 * @param {string} iso "2027-01-02"
 * @returns {number | null}
 */
export function dayNumber(iso) {
  const parts = ISO_DAY.exec(iso);
  if (!parts) return null;
  const moment = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(moment).toISOString().startsWith(iso) ? moment / MILLISECONDS : null;
}

/**
 * The day of the calendar on the reader's wall, wherever that is.
 *
 * @param {Date} moment
 * @returns {string} "2027-01-02"
 */
export function localDay(moment) {
  const year = String(moment.getFullYear()).padStart(4, "0");
  const month = String(moment.getMonth() + 1).padStart(2, "0");
  return `${year}-${month}-${String(moment.getDate()).padStart(2, "0")}`;
}

/**
 * The state on `today` of something that must be reviewed by `reviewBy`; null if it needn't be.
 *
 * @param {string | null} reviewBy
 * @param {string} today
 * @param {FreshnessPolicy} policy
 * @returns {FreshnessState | null}
 */
export function freshnessOn(reviewBy, today, policy) {
  const due = reviewBy === null ? null : dayNumber(reviewBy);
  const now = dayNumber(today);
  if (due === null || now === null) return null;
  if (now > due + policy.expired_after_days) return "expired";
  if (now > due) return "overdue";
  if (now >= due - policy.due_soon_days) return "due-soon";
  return "current";
}

/**
 * The place in the order of results: the best state first, none last together with expired.
 *
 * @param {FreshnessState | null} state
 * @returns {number}
 */
export function freshnessRank(state) {
  return state === null ? FRESHNESS.length - 1 : FRESHNESS.indexOf(state);
}

/**
 * What a reader sees: "Due soon".
 *
 * @param {FreshnessState} state
 * @returns {string}
 */
export function freshnessWords(state) {
  const text = state.replace("-", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
