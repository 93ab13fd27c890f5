// Sorts the table of tests/contract/usefulness_cases.json and prints the ids of each case as JSON.
// tests/contract/test_usefulness.py calls it: node run_usefulness.mjs table.json

import { readFileSync } from "node:fs";

import { freshnessOn } from "../../src/callsheet/web/freshness.mjs";
import { compareUseful, typePlaces, usefulness } from "../../src/callsheet/web/usefulness.mjs";

const table = JSON.parse(readFileSync(process.argv[2], "utf8"));
const places = typePlaces([{ key: "type", name: "Type", values: table.types.map((id) => ({ id, name: id })) }]);

const answers = table.cases.map(({ name, wanted }) => {
  const keyed = table.records.map((record) => ({
    id: record.id,
    key: usefulness(record, freshnessOn(record.review_by, table.today, table), wanted, places),
  }));
  keyed.sort((a, b) => compareUseful(a.key, b.key));
  return [name, keyed.map(({ id }) => id)];
});
process.stdout.write(JSON.stringify(Object.fromEntries(answers)));
