// The build puts the modules into classic scripts by taking imports and `export` away.
// These are the rules that make this possible.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const FOLDER = new URL("../../src/callsheet/web/", import.meta.url);
const SOURCES = new Map(
  readdirSync(FOLDER, { recursive: true })
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => file.replaceAll("\\", "/"))
    .map((file) => [file, readFileSync(new URL(file, FOLDER), "utf8")]),
);
/** The folders, the lowest first; what lies in none may import all. */
const LAYERS = ["search", "page", "find", "calls", ""];
const IMPORT = /^import \{ [\w, ]+ \} from '(\.{1,2}\/[\w/-]+\.mjs)';$/;

const all = (pattern, text) => [...text.matchAll(pattern)].map((match) => match[1]);
const layerOf = (file) => LAYERS.indexOf(file.includes("/") ? file.split("/")[0] : "");
const pathOf = (address) => address.href.slice(FOLDER.href.length);

function importsOf(file) {
  const lines = SOURCES.get(file).split("\n").filter((each) => /^\s*import\b/.test(each));
  return lines.map((line) => {
    const match = IMPORT.exec(line);
    assert.ok(match, line);
    return pathOf(new URL(match[1], new URL(file, FOLDER)));
  });
}

/** The modules in an order in which each stands after all that it imports. */
function inOrder() {
  const order = new Set();
  const visit = (file, above) => {
    assert.ok(!above.includes(file), `a circle: ${[...above, file].join(" → ")}`);
    for (const imported of importsOf(file)) visit(imported, [...above, file]);
    order.add(file);
  };
  visit("main.mjs", []);
  visit("more.mjs", []);
  return [...order];
}

test("main and more import every module, and none in a circle", () => {
  assert.deepEqual(inOrder().sort(), [...SOURCES.keys()].sort());
});

for (const [name, source] of SOURCES) {
  test(`${name}: what it imports stands in its own folder or a lower one, one import a line`, () => {
    assert.notEqual(layerOf(name), -1);
    for (const imported of importsOf(name)) {
      assert.ok(SOURCES.has(imported), imported);
      assert.ok(layerOf(imported) <= layerOf(name), imported);
    }
  });

  test(`${name}: exports are named, where they are declared`, () => {
    for (const line of source.split("\n").filter((each) => /^\s*export\b/.test(each))) {
      assert.match(line, /^export (function|async function|class|const) \w+/);
    }
    assert.doesNotMatch(source, /\bimport\(\s*[^"]|\bimport\.meta\b/);
  });

  test(`${name}: no template stands in another, which the minifier does not understand`, () => {
    assert.doesNotMatch(source, /`[^`\n]*\$\{[^}`\n]*`/);
  });

  test(`${name}: data never becomes markup`, () => {
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b/);
  });

  test(`${name}: no longer than 250 lines`, () => {
    assert.ok(source.split("\n").length <= 250);
  });
}

test("no two modules use one name at the top", () => {
  const declared = /^(?:export )?(?:async )?(?:function|class|const|let) (\w+)/gm;
  const names = [...SOURCES.values()].flatMap((source) => all(declared, source));
  assert.deepEqual(names.filter((name, place) => names.indexOf(name) !== place), []);
});

test("put together, they are one classic script", () => {
  const body = inOrder().map((name) =>
    SOURCES.get(name).replaceAll(/^import .+\n/gm, "").replaceAll(/^export /gm, ""),
  ).join("\n");
  assert.doesNotThrow(() => new Function(`"use strict";\n${body}`));
});
