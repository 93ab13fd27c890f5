import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const KEY = "callsheet:v1";
const MODULE = "../../src/callsheet/web/page/keep.mjs";

/** What a browser's storage does; `broken` throws as a closed one does, `full` takes nothing. */
class Storage {
  values = new Map();
  broken = false;
  full = false;

  getItem(key) {
    if (this.broken) throw new Error("closed");
    return this.values.get(key) ?? null;
  }

  setItem(key, value) {
    if (this.broken || this.full) throw new Error("QuotaExceededError");
    this.values.set(key, String(value));
  }
}

let storage;
let keep;
let loads = 0;

beforeEach(async () => {
  storage = new Storage();
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
  keep = await import(`${MODULE}?${(loads += 1)}`); // as a page that is opened anew
});

const stored = () => JSON.parse(storage.values.get(KEY));

test("nothing is kept at first", () => {
  assert.deepEqual([keep.recent(), keep.pinned(), keep.basket()], [[], [], []]);
  assert.equal(storage.values.size, 0);
});

test("the newest search stands first, each once, and no more than eight", () => {
  for (const text of ["a1", "b2", "c3", " b2 ", "d  4"]) keep.rememberSearch(text);
  assert.deepEqual(keep.recent(), ["d 4", "b2", "c3", "a1"]);
  for (let n = 0; n < 20; n += 1) keep.rememberSearch(`search ${n}`);
  assert.equal(keep.recent().length, 8);
  assert.equal(keep.recent()[0], "search 19");
});

test("what nobody would look for again is not kept", () => {
  for (const text of ["", "   ", "x", "🚚", "long ".repeat(2000)]) keep.rememberSearch(text);
  assert.deepEqual(keep.recent(), []);
});

test("searches can be forgotten, one or all", () => {
  for (const text of ["one", "two", "three"]) keep.rememberSearch(text);
  keep.forgetSearch("two");
  assert.deepEqual(keep.recent(), ["three", "one"]);
  keep.forgetSearches();
  assert.deepEqual(keep.recent(), []);
});

test("an asset is pinned and unpinned, the newest first", () => {
  assert.equal(keep.togglePinned("a"), "added");
  assert.equal(keep.togglePinned("b"), "added");
  assert.deepEqual(keep.pinned(), ["b", "a"]);
  assert.equal(keep.togglePinned("a"), "removed");
  assert.deepEqual(keep.pinned(), ["b"]);
});

test("a call sheet holds twenty assets, in the order of adding", () => {
  const ids = Array.from({ length: 20 }, (_, n) => `asset-${n}`);
  for (const id of ids) assert.equal(keep.toggleBasket(id), "added");
  assert.equal(keep.toggleBasket("one-more"), "full");
  assert.deepEqual(keep.basket(), ids);
  assert.equal(keep.toggleBasket("asset-3"), "removed");
  assert.equal(keep.toggleBasket("one-more"), "added");
  assert.deepEqual(stored().basket.slice(-2), ["asset-19", "one-more"]);
});

for (const [what, text] of [
  ["no JSON", "{"],
  ["nothing", "null"],
  ["a number", "7"],
  ["a list", "[1, 2]"],
  ["a text", '"recent"'],
  ["lists that are none", '{"recent": "cfo", "pinned": {"0": "a"}, "basket": null}'],
]) {
  test(`storage that holds ${what} is as good as empty`, () => {
    storage.values.set(KEY, text);
    assert.deepEqual([keep.recent(), keep.pinned(), keep.basket()], [[], [], []]);
    keep.togglePinned("a");
    assert.deepEqual(stored().pinned, ["a"]);
  });
}

test("of a list that is partly nonsense the rest is taken", () => {
  const recent = ["cfo", 3, null, "", ["x"], "cfo", "price", ...Array(50).fill("p").map((p, n) => p + n)];
  storage.values.set(KEY, JSON.stringify({ recent, basket: ["a", "a", {}] }));
  assert.deepEqual(keep.recent().slice(0, 3), ["cfo", "price", "p0"]);
  assert.equal(keep.recent().length, 8);
  assert.deepEqual(keep.basket(), ["a"]);
});

test("what others have put into the value stays there", () => {
  storage.values.set(KEY, JSON.stringify({ sheet: { note: "hello" }, basket: ["a"] }));
  keep.rememberSearch("price");
  assert.deepEqual(stored(), { sheet: { note: "hello" }, basket: ["a"], recent: ["price"] });
});

test("what another page has written is seen at once", () => {
  keep.togglePinned("a");
  storage.values.set(KEY, JSON.stringify({ pinned: ["z"] }));
  assert.deepEqual(keep.pinned(), ["z"]);
});

for (const state of ["broken", "full"]) {
  test(`with a storage that is ${state} it lives as long as the page`, () => {
    storage[state] = true;
    keep.togglePinned("a");
    keep.rememberSearch("price");
    assert.deepEqual([keep.pinned(), keep.recent()], [["a"], ["price"]]);
    assert.equal(keep.isLasting(), false);
    storage[state] = false;
    keep.toggleBasket("b");
    assert.equal(keep.isLasting(), true);
    assert.deepEqual(stored(), { pinned: ["a"], recent: ["price"], basket: ["b"] });
  });
}

test("there may be no storage at all", () => {
  Object.defineProperty(globalThis, "localStorage", {
    get: () => {
      throw new Error("SecurityError");
    },
    configurable: true,
  });
  assert.deepEqual(keep.pinned(), []);
  keep.togglePinned("a");
  assert.deepEqual(keep.pinned(), ["a"]);
});

test("every change is told, until nobody wants to know", () => {
  const controller = new AbortController();
  let told = 0;
  keep.onKept(() => (told += 1), controller.signal);
  keep.togglePinned("a");
  keep.rememberSearch("price");
  assert.equal(told, 2);
  controller.abort();
  keep.togglePinned("a");
  assert.equal(told, 2);
});
