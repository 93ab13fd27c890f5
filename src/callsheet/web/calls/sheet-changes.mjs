// Sheet changes: what has happened to assets since the last call. No DOM, no clock.

import { valuesOf } from '../search/facets.mjs';
import { dayNumber, freshnessOn } from '../search/freshness.mjs';

/** @typedef {import("../search/facets.mjs").SearchRecord} ChangedRecord */
/**
 * @typedef {object} History what is known of an asset's days, as hub/sheets.js holds it
 * @property {string} [added]
 * @property {string} [reviewed]
 * @property {string} [retired]
 * @property {string} [replaced_by] the id of another asset
 * @property {readonly (readonly [string, string])[]} [changes] day and what has changed
 */
/**
 * @typedef {object} Changed
 * @property {ChangedRecord} record
 * @property {string | null} on the day, or null if nobody has written it down
 * @property {readonly string[]} what has changed, in words
 * @property {ChangedRecord | null} successor
 */
/** @typedef {{added: Changed[], reviewed: Changed[], expired: Changed[], retired: Changed[]}} Changes */
/** @typedef {{since: string, today: string, policy: import("../search/freshness.mjs").FreshnessPolicy}} Span */

/**
 * What has happened from the day of the last call to today, that day included; the latest first.
 *
 * @param {readonly ChangedRecord[]} records those that the call is about, whatever their status
 * @param {(id: string) => History} historyOf
 * @param {(id: string) => ChangedRecord | undefined} find a record among all of the hub
 * @param {Span} span
 * @returns {Changes} each asset in one group at most
 */
export function whatChanged(records, historyOf, find, span) {
  /** @type {Changes} */
  const changes = { added: [], reviewed: [], expired: [], retired: [] };
  for (const record of records) {
    const history = historyOf(record.id);
    const status = valuesOf(record, "status")[0];
    if (status === "retired") {
      // Of one that was retired nobody knows when, it is better said too often than not at all.
      const on = history.retired ?? null;
      if (on !== null && !isWithin(on, span)) continue;
      const successor = successorOf(record.id, historyOf, find);
      changes.retired.push({ record, on, what: [], successor });
    } else if (status === "approved") {
      const what = (history.changes ?? []).filter(([on]) => isWithin(on, span)).map(([, text]) => text);
      const one = { record, what, successor: null };
      const expiry = expiredOn(record, span);
      const looked = [history.reviewed, ...(history.changes ?? []).map(([on]) => on)];
      const last = looked.filter((on) => isWithin(on, span)).sort().pop();
      if (expiry !== null) {
        changes.expired.push({ ...one, on: expiry });
      } else if (freshnessOn(record.review_by, span.today, span.policy) === "expired") {
        continue; // as it was at the last call
      } else if (history.added && isWithin(history.added, span)) {
        changes.added.push({ ...one, on: history.added, what: [] });
      } else if (last) {
        changes.reviewed.push({ ...one, on: last });
      }
    }
  }
  for (const group of Object.values(changes)) group.sort(byDay);
  return changes;
}

/**
 * The approved asset at the end of the way from one to what replaces it.
 *
 * @param {string} id
 * @param {(id: string) => History} historyOf
 * @param {(id: string) => ChangedRecord | undefined} find
 * @returns {ChangedRecord | null}
 */
export function successorOf(id, historyOf, find) {
  const seen = new Set([id]);
  for (let next = historyOf(id).replaced_by; next && !seen.has(next); next = historyOf(next).replaced_by) {
    seen.add(next);
    const record = find(next);
    if (record && valuesOf(record, "status")[0] === "approved") return record;
  }
  return null;
}

/**
 * The day on which it expired, if that lies after the last call.
 *
 * @param {ChangedRecord} record
 * @param {Span} span
 * @returns {string | null}
 */
function expiredOn(record, { since, today, policy }) {
  if (record.review_by === null) return null;
  if (freshnessOn(record.review_by, today, policy) !== "expired") return null;
  if (freshnessOn(record.review_by, since, policy) === "expired") return null;
  const due = new Date(`${record.review_by}T00:00:00Z`);
  due.setUTCDate(due.getUTCDate() + policy.expired_after_days + 1);
  return due.toISOString().slice(0, 10);
}

/**
 * @param {string | undefined} day
 * @param {Span} span
 */
function isWithin(day, { since, today }) {
  const number = day === undefined ? null : dayNumber(day);
  if (number === null) return false;
  return number >= (dayNumber(since) ?? Infinity) && number <= (dayNumber(today) ?? -Infinity);
}

/**
 * The latest first, those without a day last, then by title.
 *
 * @param {Changed} a
 * @param {Changed} b
 */
function byDay(a, b) {
  const [first, second] = [a.on ?? "", b.on ?? ""];
  if (first !== second) return first > second ? -1 : 1;
  return a.record.title < b.record.title ? -1 : Number(a.record.title > b.record.title);
}
