import assert from "node:assert/strict";
import { test } from "node:test";

import { formatSheet, moved, parseSheet, sheetText } from "../../src/callsheet/web/calls/basket.mjs";

test("a list and its note come back from the address", () => {
  const sheet = { ids: ["pricing-talk-track", "roi"], note: "Ask for <b>Ada</b> & the 12 % # plan" };
  const address = formatSheet(sheet);
  assert.match(address, /^#send=pricing-talk-track,roi&note=/);
  assert.deepEqual(parseSheet(address), sheet);
  assert.deepEqual(parseSheet(formatSheet({ ids: [], note: "  " })), { ids: [], note: "" });
});

test("an address without a list, or one made by anybody, does no harm", () => {
  assert.equal(parseSheet(""), null);
  assert.equal(parseSheet("#search"), null);
  assert.deepEqual(parseSheet("#send=a,,a,%E0%A4%A&note=%"), { ids: ["a", "\ufffd%A"], note: "%" });
  const long = parseSheet(`#send=${Array.from({ length: 99 }, (_, n) => n)}&note=${"x".repeat(9999)}`);
  assert.equal(long.ids.length, 20);
  assert.equal(long.note.length, 2000);
});

test("an asset moves one place, and never off the list", () => {
  assert.deepEqual(moved(["a", "b", "c"], "b", -1), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], "b", 1), ["a", "c", "b"]);
  assert.deepEqual(moved(["a", "b"], "a", -1), ["a", "b"]);
  assert.deepEqual(moved(["a", "b"], "b", 1), ["a", "b"]);
  assert.deepEqual(moved(["a"], "z", 1), ["a"]);
});

test("as text and as Markdown, in which a title is no markup", () => {
  const records = [{ title: "ROI [draft] *now*" }, { title: "Two" }];
  const addressOf = ({ title }) => `https://x.example/${title.length}`;
  assert.equal(
    sheetText(records, " Call Ada. ", addressOf, false),
    "Call Ada.\n\n- ROI [draft] *now*\n  https://x.example/17\n- Two\n  https://x.example/3",
  );
  assert.equal(
    sheetText(records, "", addressOf, true),
    "- [ROI \\[draft\\] \\*now\\*](https://x.example/17)\n- [Two](https://x.example/3)",
  );
});
