// Runs a table of search cases through the browser's code and prints its answers as JSON.
// tests/contract/test_search_cases.py calls it: node run_cases.mjs table.json

import { readFileSync } from "node:fs";

import { addDetails, readFirst } from "../../src/callsheet/web/search/columns.mjs";
import { helpWith } from "../../src/callsheet/web/search/nothing.mjs";
import { Search } from "../../src/callsheet/web/search/ranking.mjs";
import { meantBy, reasonsFor } from "../../src/callsheet/web/search/reasons.mjs";
import { words } from "../../src/callsheet/web/search/text.mjs";

const { first, details, streams, cases } = JSON.parse(readFileSync(process.argv[2], "utf8"));
// As the browser does: the records come in two tiers, the texts at last.
const data = readFirst(first);
const search = new Search(data, data.today);
addDetails(data, details);
search.addDetails();
search.addTexts(streams);

const answers = cases.map(({ name, text, filters }) => {
  const counts = [...search.table.counts(search.rank(text).numbers, filters)].map(([key, numbers]) => [
    key,
    Object.fromEntries(numbers),
  ]);
  const why = reasonsFor(search, text);
  const { lifted, mended, fits, terms, experts, owner } = helpWith(search, text, filters);
  return {
    name,
    words: words(text),
    hits: search.search(text, filters).map((hit) => ({
      id: hit.id,
      matched: hit.matched,
      score: hit.score,
      in_files: hit.inFiles,
      why: why(hit).map(({ field, value, words }) => [field, value, words]),
    })),
    counts: Object.fromEntries(counts),
    recognised: search.recognised(text).map(({ facet, value, words }) => [facet, value, words]),
    meant: [...meantBy(search, text)],
    help: {
      ...{ mended, fits, owner },
      lifted: lifted.map(({ facet, number }) => [facet, number]),
      terms: terms.map(({ facet, value }) => [facet, value]),
      experts: experts.map(({ name }) => name),
    },
  };
});
process.stdout.write(JSON.stringify({ records: data.records, answers }));
