// Sorts the table of tests/contract/usefulness_cases.json and prints the ids as JSON.
// tests/contract/test_usefulness.py calls it: node run_usefulness.mjs table.json

import { readFileSync } from "node:fs";

import { freshnessOn } from "../../src/callsheet/web/search/freshness.mjs";
import { inOrderOf } from "../../src/callsheet/web/search/order.mjs";
import { usefulness } from "../../src/callsheet/web/search/usefulness.mjs";

const table = JSON.parse(readFileSync(process.argv[2], "utf8"));
const keys = table.records.map((record) =>
  usefulness(freshnessOn(record.review_by, table.today, table), record, table.types),
);
process.stdout.write(JSON.stringify(inOrderOf(keys).map((number) => table.records[number].id)));
