import assert from "node:assert/strict";
import { test } from "node:test";

import {
  FRESHNESS,
  dayNumber,
  freshnessOn,
  freshnessRank,
  freshnessWords,
  localDay,
} from "../../src/callsheet/web/search/freshness.mjs";

const policy = { due_soon_days: 30, expired_after_days: 30 };

for (const [today, state] of [
  ["2026-12-02", "current"],
  ["2026-12-03", "due-soon"],
  ["2027-01-02", "due-soon"],
  ["2027-01-03", "overdue"],
  ["2027-02-01", "overdue"],
  ["2027-02-02", "expired"],
]) {
  test(`what must be reviewed by 2027-01-02 is ${state} on ${today}`, () => {
    assert.equal(freshnessOn("2027-01-02", today, policy), state);
  });
}

test("without a date, or with one that is none, there is no state", () => {
  for (const date of [null, "", "soon", "2027-02-30", "2027-1-2", "2027-01-02T00:00"]) {
    assert.equal(freshnessOn(date, "2027-01-01", policy), null);
  }
});

test("days differ by whole numbers over the changes of the clock and over leap days", () => {
  const days = (a, b) => dayNumber(b) - dayNumber(a);
  assert.equal(days("2027-03-27", "2027-03-29"), 2);
  assert.equal(days("2027-10-30", "2027-11-01"), 2);
  assert.equal(days("2028-02-28", "2028-03-01"), 2);
  assert.equal(days("2027-01-01", "2028-01-01"), 365);
});

test("today is the day on the reader's calendar, west and east", () => {
  const before = process.env.TZ;
  const moment = new Date("2026-11-24T11:30:00Z");
  try {
    for (const [zone, day] of [
      ["Pacific/Kiritimati", "2026-11-25"],
      ["Europe/Amsterdam", "2026-11-24"],
      ["Pacific/Pago_Pago", "2026-11-24"],
    ]) {
      process.env.TZ = zone;
      assert.equal(localDay(moment), day, zone);
      assert.equal(freshnessOn("2026-11-24", localDay(moment), policy) === "overdue", day > "2026-11-24");
    }
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});

test("the best state comes first, none comes with the last", () => {
  assert.deepEqual(FRESHNESS.map(freshnessRank), [0, 1, 2, 3]);
  assert.equal(freshnessRank(null), freshnessRank("expired"));
});

test("the words are those that the build writes", () => {
  assert.deepEqual(FRESHNESS.map(freshnessWords), ["Current", "Due soon", "Overdue", "Expired"]);
});
