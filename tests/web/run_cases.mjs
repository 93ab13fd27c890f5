// Runs a table of search cases through the browser's code and prints its answers as JSON.
// tests/contract/test_search_cases.py calls it: node run_cases.mjs table.json

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { countFacets } from "../../src/callsheet/web/facets.mjs";
import { prepare, rank, search } from "../../src/callsheet/web/ranking.mjs";
import { words } from "../../src/callsheet/web/text.mjs";

const lunr = createRequire(import.meta.url)(process.env.CALLSHEET_LUNR_JS);
const { data, cases } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const index = lunr.Index.load(data.index);
const prepared = prepare(data, data.today);

const answers = cases.map(({ name, text, filters }) => {
  const all = rank(prepared, lunr, index, text).map((hit) => hit.record);
  const counts = [...countFacets(all, data.facets, filters)].map(([key, numbers]) => [
    key,
    Object.fromEntries(numbers),
  ]);
  return {
    name,
    words: words(text),
    hits: search(prepared, lunr, index, text, filters).map(({ id, matched, score, inFiles }) => ({
      id,
      matched,
      score,
      in_files: inFiles,
    })),
    counts: Object.fromEntries(counts),
  };
});
process.stdout.write(JSON.stringify(answers));
