// Runs a table of search cases through the browser's code and prints its answers as JSON.
// tests/contract/test_search_cases.py calls it: node run_cases.mjs table.json

import { readFileSync } from "node:fs";

import { countFacets } from "../../src/callsheet/web/facets.mjs";
import { Search } from "../../src/callsheet/web/ranking.mjs";
import { words } from "../../src/callsheet/web/text.mjs";

const { data, streams, cases } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const search = new Search(data, data.today);
search.addTexts(streams);

const answers = cases.map(({ name, text, filters }) => {
  const all = search.rank(text).map((hit) => hit.record);
  const counts = [...countFacets(all, data.facets, filters)].map(([key, numbers]) => [
    key,
    Object.fromEntries(numbers),
  ]);
  return {
    name,
    words: words(text),
    hits: search.search(text, filters).map(({ id, matched, score, inFiles }) => ({
      id,
      matched,
      score,
      in_files: inFiles,
    })),
    counts: Object.fromEntries(counts),
  };
});
process.stdout.write(JSON.stringify(answers));
