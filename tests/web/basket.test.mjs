import assert from "node:assert/strict";
import { test } from "node:test";

import { basketText, formatBasket, moved, parseBasket } from "../../src/callsheet/web/calls/basket.mjs";

test("a list and its note come back from the address", () => {
  const sheet = { ids: ["pricing-talk-track", "roi"], note: "Ask for <b>Ada</b> & the 12 % # plan" };
  const address = formatBasket(sheet);
  assert.match(address, /^#send=pricing-talk-track,roi&note=/);
  assert.deepEqual(parseBasket(address), sheet);
  assert.deepEqual(parseBasket(formatBasket({ ids: [], note: "  " })), { ids: [], note: "" });
});

test("an address without a list, or one made by anybody, does no harm", () => {
  assert.deepEqual(parseBasket(""), { ids: null, note: "" });
  assert.deepEqual(parseBasket("#search"), { ids: null, note: "" });
  assert.deepEqual(parseBasket("#send=a,,a,%E0%A4%A&note=%"), { ids: ["a", "\ufffd%A"], note: "%" });
  const long = parseBasket(`#send=${Array.from({ length: 99 }, (_, n) => n)}&note=${"x".repeat(9999)}`);
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

test("one's own list has its note in the address, and no list", () => {
  assert.equal(formatBasket({ ids: null, note: "Ask Ada" }), "#note=Ask+Ada");
  assert.deepEqual(parseBasket("#note=Ask+Ada"), { ids: null, note: "Ask Ada" });
  assert.equal(formatBasket({ ids: null, note: " " }), "");
});

test("as text and as Markdown, in which a title is no markup", () => {
  const items = [
    { title: "ROI [draft] *now*", address: "https://x.example/1", mark: "retired" },
    { title: "Two", address: "https://x.example/2", mark: "" },
  ];
  assert.equal(
    basketText(items, " Call Ada. ", false),
    "Call Ada.\n\n- ROI [draft] *now* (retired)\n  https://x.example/1\n- Two\n  https://x.example/2",
  );
  assert.equal(
    basketText(items, "", true),
    "- [ROI \\[draft\\] \\*now\\*](https://x.example/1) (retired)\n- [Two](https://x.example/2)",
  );
});
