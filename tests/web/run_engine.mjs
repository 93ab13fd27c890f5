// Answers queries from the streams of an index, and gives stems and mistypings, as JSON.
// tests/contract/test_engine_twins.py calls it: node run_engine.mjs FILE

import { readFileSync } from "node:fs";

import { Engine } from "../../src/callsheet/web/search/engine.mjs";
import { readFullText } from "../../src/callsheet/web/search/fulltext.mjs";
import { codedNames, readNames, spellNames } from "../../src/callsheet/web/search/coded-names.mjs";
import { Names } from "../../src/callsheet/web/search/names.mjs";
import { Spelling } from "../../src/callsheet/web/search/spelling.mjs";
import { stem } from "../../src/callsheet/web/search/stemmer.mjs";

const table = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { titles, aliases, odd, spoken, members, full, stopWords, documents, queries } = table;
const { words, astral, mistyped } = table;
const stop = new Set(stopWords);
const names = {
  titles: new Names(readNames(titles), stop),
  aliases: new Names(readNames(aliases), stop),
  tags: { spoken: new Names(codedNames(spoken), stop), members: (tag) => members[tag] },
  stopWords: stop,
};
const text = readFullText(full, documents);
const engines = [new Engine({ ...names, full: text }), new Engine({ ...names, full: null })];

const answers = engines.map((engine) =>
  queries.map((query) => {
    const { scores, matched, own } = engine.find(engine.asked(query));
    const found = [...matched.keys()].filter((document) => matched[document] > 0);
    return found.map((document) => [
      ...[document, scores[document], matched[document], own[document]],
    ]);
  }),
);
const spelling = new Spelling(text.words);
process.stdout.write(
  JSON.stringify({
    answers,
    names: spellNames(readNames(titles)),
    odd: spellNames(readNames(odd)),
    stems: [...words, ...astral].map(stem),
    nearest: mistyped.flatMap((word) => [0, 1].map((more) => spelling.nearest(word, more))),
  }),
);
