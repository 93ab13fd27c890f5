import assert from "node:assert/strict";
import { test } from "node:test";

import { successorOf, whatChanged } from "../../src/callsheet/web/calls/sheet-changes.mjs";
import { TODAY, record, stockOf } from "./sheet_hub.mjs";

function changed(records, histories, { since = "2026-10-01", today = TODAY } = {}) {
  const stock = stockOf(records, { histories, today });
  const found = whatChanged(records, stock.historyOf, stock.find, { ...stock, since });
  return Object.fromEntries(
    Object.entries(found).map(([group, changes]) => [
      group,
      changes.map(({ record: { id }, on, what, successor }) =>
        [id, on, ...what, ...(successor ? [`→ ${successor.id}`] : [])].join(" | "),
      ),
    ]),
  );
}

const NOTHING = { added: [], reviewed: [], expired: [], retired: [] };

test("new, reviewed and changed: the latest first, the day of the call included", () => {
  const records = ["n1", "n2", "r1", "c1", "both", "before"].map((id) => record(id));
  const histories = {
    n1: { added: "2026-10-01", reviewed: "2026-11-20" },
    n2: { added: "2026-11-02", changes: [["2026-11-03", "told with the first text"]] },
    r1: { added: "2026-01-01", reviewed: "2026-10-05" },
    c1: { reviewed: "2026-09-30", changes: [["2026-09-01", "long ago"], ["2026-11-01", "new prices"]] },
    both: { reviewed: "2026-10-06", changes: [["2026-10-05", "one"], ["2026-10-06", "two"]] },
    before: { added: "2026-09-30", reviewed: "2026-09-30" },
  };
  assert.deepEqual(changed(records, histories), {
    ...NOTHING,
    added: ["n2 | 2026-11-02", "n1 | 2026-10-01"],
    reviewed: ["c1 | 2026-11-01 | new prices", "both | 2026-10-06 | one | two", "r1 | 2026-10-05"],
  });
});

test("expired since then by the reader's day, and not what was expired at the call", () => {
  const records = [
    record("now", { review_by: "2026-10-24" }),
    record("today-last", { review_by: "2026-10-25" }),
    record("then", { review_by: "2026-08-31" }),
    record("at-the-call", { review_by: "2026-09-01" }),
  ];
  const histories = { now: { added: "2026-10-02", reviewed: "2026-10-02" }, then: { added: "2026-10-02" } };
  assert.deepEqual(changed(records, histories), {
    ...NOTHING,
    expired: ["now | 2026-11-24", "at-the-call | 2026-10-02"],
  });
  assert.deepEqual(changed(records, histories, { today: "2026-11-25" }).expired, [
    "today-last | 2026-11-25",
    "now | 2026-11-24",
    "at-the-call | 2026-10-02",
  ]);
});

test("replaced: the way leads to the last one that is approved", () => {
  const records = [
    record("a", { status: "retired" }),
    record("b", { status: "retired" }),
    record("c"),
    record("alone", { status: "retired" }),
    record("long-ago", { status: "retired" }),
    record("unknown-day", { status: "retired" }),
  ];
  const histories = {
    a: { retired: "2026-10-10", replaced_by: "b", reviewed: "2026-10-09" },
    b: { retired: "2026-11-10", replaced_by: "c" },
    c: { added: "2026-11-10" },
    alone: { retired: "2026-10-01" },
    "long-ago": { retired: "2026-09-30", replaced_by: "c" },
    "unknown-day": { replaced_by: "c" },
  };
  assert.deepEqual(changed(records, histories), {
    ...NOTHING,
    added: ["c | 2026-11-10"],
    retired: [
      "b | 2026-11-10 | → c",
      "a | 2026-10-10 | → c",
      "alone | 2026-10-01",
      "unknown-day |  | → c",
    ],
  });
});

test("a circle, a draft and a missing asset replace nothing", () => {
  const records = [
    record("a", { status: "retired" }),
    record("b", { status: "retired" }),
    record("d", { status: "draft" }),
  ];
  const histories = { a: { replaced_by: "b" }, b: { replaced_by: "a" }, x: { replaced_by: "gone" }, y: { replaced_by: "d" } };
  const { historyOf, find } = stockOf(records, { histories });
  assert.deepEqual(["a", "x", "y", "constructor"].map((id) => successorOf(id, historyOf, find)), [null, null, null, null]);
});

test("planned ones and drafts, days to come and days that are none are no news", () => {
  const records = [record("p", { status: "planned" }), record("d", { status: "draft" }), record("a"), record("b")];
  const histories = {
    p: { added: "2026-10-10" },
    d: { added: "2026-10-10" },
    a: { added: "2026-11-25", reviewed: "nonsense" },
    b: { changes: [["2026-12-01", "later"]] },
  };
  assert.deepEqual(changed(records, histories), NOTHING);
  assert.deepEqual(changed(records, histories, { since: "2027-01-01" }), NOTHING);
});
