// Prints lunr.js's stems of a list of words, and its stop words, as JSON.
// tests/contract/test_search_cases.py calls it: node run_stems.mjs '["word", …]'

import { createRequire } from "node:module";

const lunr = createRequire(import.meta.url)(process.env.CALLSHEET_LUNR_JS);
const stems = JSON.parse(process.argv[2]).map((word) =>
  lunr.stemmer(new lunr.Token(word, {})).toString(),
);
const source = (await import("node:fs")).readFileSync(process.env.CALLSHEET_LUNR_JS, "utf8");
const listed = /lunr\.generateStopWordFilter\(\[([^\]]+)\]\)/.exec(source)[1].match(/[a-z]+/g);
process.stdout.write(JSON.stringify({ stems, stop_words: listed.sort() }));
