// The build puts the modules into classic scripts by taking imports and `export` away.
// These are the rules that make this possible.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const FOLDER = new URL("../../src/callsheet/web/", import.meta.url);
const SOURCES = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => [file.replace(".mjs", ""), readFileSync(new URL(file, FOLDER), "utf8")]),
);
const ORDER = /^\/\/ Order: (.+)\n/.exec(SOURCES.get("main"))[1].split(" ");
const IMPORT = /^import \{ [\w, ]+ \} from '\.\/([\w-]+)\.mjs';$/;

const all = (pattern, text) => [...text.matchAll(pattern)].map((match) => match[1]);

test("the order names every module once", () => {
  assert.deepEqual([...ORDER].sort(), [...SOURCES.keys()].sort());
});

for (const [name, source] of SOURCES) {
  test(`${name}: what it imports comes before it, one import a line`, () => {
    for (const line of source.split("\n").filter((each) => /^\s*import\b/.test(each))) {
      const match = IMPORT.exec(line);
      assert.ok(match, line);
      assert.ok(ORDER.indexOf(match[1]) < ORDER.indexOf(name), line);
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
  const body = ORDER.map((name) =>
    SOURCES.get(name).replaceAll(/^import .+\n/gm, "").replaceAll(/^export /gm, ""),
  ).join("\n");
  assert.doesNotThrow(() => new Function(`"use strict";\n${body}`));
});
