// Builds the indexes of lunr and MiniSearch from documents, as their own pages recommend.
// node build.mjs documents.json FOLDER: writes lunr-full.json, lunr-names.json, minisearch.json

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [documentsPath, folder] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
const lunr = require("lunr");
const MiniSearch = require("minisearch");

const documents = JSON.parse(readFileSync(documentsPath, "utf8"));
const NAMES = { title: 3, aliases: 2, tags: 1.5, summary: 1 };
const seconds = {};

const written = (name, make) => {
  const start = performance.now();
  const json = JSON.stringify(make());
  seconds[name] = (performance.now() - start) / 1000;
  writeFileSync(join(folder, `${name}.json`), json);
};

const lunrOf = (fields) =>
  lunr(function () {
    this.ref("id");
    for (const [field, boost] of Object.entries(fields)) this.field(field, { boost });
    for (const document of documents) this.add(document);
  });

written("lunr-full", () => ({
  titles: documents.map(({ id, title }) => [id, title]),
  index: lunrOf({ ...NAMES, body: 1 }),
}));
written("lunr-names", () => ({
  titles: documents.map(({ id, title }) => [id, title]),
  index: lunrOf(NAMES),
}));
written("minisearch", () => {
  const fields = [...Object.keys(NAMES), "body"];
  const index = new MiniSearch({ fields, storeFields: ["title"] });
  index.addAll(documents);
  return index;
});
process.stdout.write(JSON.stringify(seconds));
