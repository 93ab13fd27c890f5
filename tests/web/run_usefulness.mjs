// Sorts the table of tests/contract/usefulness_cases.json and prints the ids as JSON.
// tests/contract/test_usefulness.py calls it: node run_usefulness.mjs table.json

import { readFileSync } from "node:fs";

import { freshnessOn } from "../../src/callsheet/web/search/freshness.mjs";
import { compareUseful, usefulness } from "../../src/callsheet/web/search/usefulness.mjs";

const table = JSON.parse(readFileSync(process.argv[2], "utf8"));
const keyed = table.records.map((record) => ({
  id: record.id,
  key: usefulness(freshnessOn(record.review_by, table.today, table), record, table.types),
}));
keyed.sort((a, b) => compareUseful(a.key, b.key));
process.stdout.write(JSON.stringify(keyed.map(({ id }) => id)));
