import assert from "node:assert/strict";
import { test } from "node:test";

import { SheetModel } from "../../src/callsheet/web/calls/sheet-model.mjs";
import { record, stockOf } from "./sheet_hub.mjs";

const KIND = { persona: "cfo", stage: "evaluate", keys: ["persona", "stage", "objection", "type", "industry"] };
const OWN = { send: ["a", "b", "c"], read: ["x", "y"] };
const RECORDS = [
  ...["a", "b", "c"].map((id) => record(id)),
  ...["x", "y"].map((id) => record(id, { audience: "internal" })),
];

function model(query = "", fragment = "", extra = [], options = {}) {
  const made = new SheetModel(KIND, OWN, query, fragment);
  made.learn(stockOf([...RECORDS, ...extra], options));
  return made;
}

/** The model that somebody has who opens the address. */
function opened(sender, extra = []) {
  const [query, fragment] = sender.address.split("#");
  return model(query, fragment ? `#${fragment}` : "", extra);
}

test("without choices the sheet is the page's own, and the address is plain", () => {
  const plain = model();
  assert.deepEqual(plain.shown, ["a", "b", "c", "x", "y"]);
  assert.equal(plain.address, "");
  assert.ok(!plain.isFitted && !plain.lacksStock);
});

test("what is ticked off is left out, and the receiver sees the same", () => {
  const sheet = model();
  sheet.tick("b", false);
  assert.equal(sheet.address, "#assets=a,c,x,y");
  assert.deepEqual(opened(sheet).shown, ["a", "c", "x", "y"]);
  assert.deepEqual(opened(sheet).lists.send.at(-1), { id: "b", on: false });
  sheet.tick("b", true);
  assert.equal(sheet.address, "");
});

test("an asset moves within its list and stops at the ends", () => {
  const sheet = model();
  assert.deepEqual(sheet.move("c", -1), { list: "send", place: 2, of: 3 });
  assert.deepEqual(sheet.move("c", -1), { list: "send", place: 1, of: 3 });
  assert.equal(sheet.move("c", -1), null);
  assert.equal(sheet.move("y", 1), null);
  assert.equal(sheet.move("nobody", 1), null);
  assert.deepEqual(opened(sheet).shown, ["c", "a", "b", "x", "y"]);
});

test("the last one may be ticked off", () => {
  const sheet = model();
  for (const id of sheet.shown) sheet.tick(id, false);
  assert.equal(sheet.address, "#assets=");
  assert.deepEqual(opened(sheet).shown, []);
});

test("an address can't put what is internal among what is sent", () => {
  const secret = record("secret", { audience: "internal" });
  const sheet = model("", "#assets=secret,a,x", [secret, record("p", { audience: "partner" })]);
  assert.deepEqual(sheet.lists.send.filter(({ on }) => on), [{ id: "a", on: true }]);
  sheet.add(["p"]);
  assert.deepEqual(sheet.shown, ["a", "secret", "x", "p"]);
});

test("what must not be sent is left out of a link, and the reason is known", () => {
  const others = [
    record("gone", { status: "retired" }),
    record("draft", { status: "draft" }),
    record("old", { review_by: "2026-01-01" }),
    record("late", { review_by: "2026-11-20" }),
  ];
  const sheet = model("", "#assets=gone,draft,old,nobody,late,a", others);
  assert.deepEqual(sheet.shown, ["late", "a"]);
  assert.deepEqual(
    sheet.missing.map(({ id, why }) => `${id}: ${why}`),
    ["gone: retired", "draft: unapproved", "old: expired", "nobody: unknown"],
  );
});

test("`add` puts an asset onto the sheet as it is", () => {
  const sheet = model("", "#add=new", [record("new", { stage: ["decide"], persona: ["ceo"] })]);
  assert.deepEqual(sheet.shown, ["a", "b", "c", "new", "x", "y"]);
  sheet.tick("a", false);
  assert.equal(sheet.address, "#assets=b,c,new,x,y");
});

test("a wish brings what is about it: most of it first, then for both, the persona, the stage", () => {
  const extra = [
    record("stage", { persona: ["ceo"], objection: ["price"] }),
    record("persona", { stage: ["decide"], objection: ["price"] }),
    record("all", { stage: ["decide"], objection: ["price"], industry: ["food"] }),
    record("inside", { audience: "internal", industry: ["food"] }),
    record("neither", { persona: ["ceo"], stage: ["decide"], objection: ["price"] }),
    record("other", { objection: ["risk"] }),
    record("gone", { objection: ["price"], status: "retired" }),
    record("old", { objection: ["price"], review_by: "2026-01-01" }),
  ];
  const sheet = model("?objection=price&industry=food", "", extra);
  assert.deepEqual(sheet.shown, ["all", "persona", "stage", "a", "b", "c", "inside", "x", "y"]);
  assert.deepEqual(sheet.unmet, []);
  assert.equal(sheet.address, "?objection=price&industry=food");
});

test("the page's own assets that are about a wish go to the top", () => {
  const records = [record("a"), record("b"), record("c", { objection: ["price"] })];
  const sheet = new SheetModel(KIND, { send: ["a", "b", "c"], read: [] }, "?objection=price", "");
  sheet.learn(stockOf(records));
  assert.deepEqual(sheet.shown, ["c", "a", "b"]);
  assert.ok(!sheet.isFitted);
});

test("a wish brings few, so that the sheet stays one page", () => {
  const extra = Array.from({ length: 30 }, (_, n) => record(`n${n}`, { objection: ["price"] }));
  const inside = extra.map((each) => record(`i-${each.id}`, { objection: ["price"], audience: "internal" }));
  assert.equal(model("?objection=price", "", [...extra, ...inside]).shown.length, 3 + 3 + 2 + 2);
});

test("a wish that nothing is about, or that nobody knows, leaves the full sheet", () => {
  const sheet = model("?objection=risk,zzz");
  assert.deepEqual(sheet.unmet, [{ key: "objection", value: "risk" }]);
  assert.deepEqual(sheet.wishes.unknown, [{ facet: "Objection", value: "zzz" }]);
  assert.deepEqual(sheet.shown, ["a", "b", "c", "x", "y"]);
});

test("a wish after a choice adds to the choice", () => {
  const extra = [record("fit", { objection: ["price"] })];
  const sheet = model("", "", extra);
  sheet.tick("a", false);
  sheet.wish({ objection: ["price"] });
  assert.deepEqual(sheet.shown, ["b", "c", "fit", "x", "y"]);
  assert.deepEqual(opened(sheet, extra).shown, sheet.shown);
  sheet.reset();
  assert.equal(sheet.address, "");
});

test("a full sheet takes no more", () => {
  const extra = Array.from({ length: 20 }, (_, n) => record(`n${n}`));
  const sheet = model("", "", extra);
  sheet.add(extra.map(({ id }) => id));
  assert.ok(sheet.isFull);
  assert.equal(sheet.shown.length, 16);
});

test("before the data have come the page's own assets follow the address already", () => {
  const early = new SheetModel(KIND, OWN, "?objection=price", "#assets=c,far,a");
  assert.deepEqual(early.shown, ["c", "a"]);
  assert.ok(early.lacksStock);
  assert.equal(early.address, "?objection=price#assets=c,far,a");
});

test("a full sheet takes no more by a tick, a wish or an address either", () => {
  const extra = Array.from({ length: 20 }, (_, n) => record(`n${n}`, { objection: ["price"] }));
  const ids = extra.map(({ id }) => id);
  const sheet = model("", `#assets=${ids.slice(0, 16)}`, extra);
  sheet.tick("a", true);
  sheet.wish({ objection: ["price"] });
  assert.equal(sheet.shown.length, 16);
  assert.equal(model("", `#assets=${ids.slice(0, 16)}&add=${ids.slice(10)}`, extra).shown.length, 16);
});

test("what is changed before the data have come loses nothing that only they know", () => {
  const sheet = new SheetModel(KIND, OWN, "", "#assets=a,b,far");
  sheet.tick("b", false);
  assert.equal(sheet.address, "#assets=a&add=far");
  sheet.learn(stockOf([...RECORDS, record("far")]));
  assert.deepEqual(sheet.shown, ["a", "far"]);
});

test("of a list what can't be added is named, whatever else is added with it", () => {
  const sheet = model("", "", [record("gone", { status: "retired" }), record("good")]);
  assert.deepEqual(sheet.add(["gone", "good"]), ["good"]);
  assert.deepEqual(sheet.missing, [{ id: "gone", why: "retired" }]);
});

test("what of the page has expired since it was made is left out", () => {
  const records = RECORDS.map((each) => (each.id === "b" ? record("b", { review_by: "2026-01-01" }) : each));
  const sheet = new SheetModel(KIND, OWN, "", "");
  sheet.learn(stockOf(records));
  assert.deepEqual(sheet.shown, ["a", "c", "x", "y"]);
  assert.equal(sheet.address, "");
});
