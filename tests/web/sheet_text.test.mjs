import assert from "node:assert/strict";
import { test } from "node:test";

import { sheetMarkdown, sheetPlainText } from "../../src/callsheet/web/calls/sheet-text.mjs";

const SHEET = {
  title: "Finance lead at Evaluate",
  about: ["Too dear"],
  note: "Bring the plan\nand a pen",
  send: [
    { title: "A pilot", address: "https://c.example.com/library/pilot/", mark: "" },
    { title: "Prices", address: "https://c.example.com/library/prices/", mark: "overdue" },
  ],
  read: [{ title: "What to say", address: "https://hub.example.com/library/say/", mark: "" }],
  objections: [{ name: "Too dear", phrase: "It costs too much", answer: ["First.", "Second."] }],
  groups: [{ name: "What to ask", lines: ["What does a stop cost?"] }],
  address: "https://hub.example.com/call/cfo/evaluate/#note=x",
};

test("Markdown holds the whole sheet", () => {
  assert.equal(
    sheetMarkdown(SHEET),
    `# Finance lead at Evaluate

About: Too dear

> Bring the plan  
> and a pen

## What to send

- [A pilot](https://c.example.com/library/pilot/)
- [Prices](https://c.example.com/library/prices/) (overdue)

## Not for customers

- [What to say](https://hub.example.com/library/say/)

## What they may say

### Too dear: “It costs too much”

First.

Second.

## What to ask

- What does a stop cost?

[This call sheet](https://hub.example.com/call/cfo/evaluate/#note=x)
`,
  );
});

test("plain text is short enough for a calendar entry", () => {
  assert.equal(
    sheetPlainText(SHEET),
    `Finance lead at Evaluate

About: Too dear

Bring the plan
and a pen

What to send:
1. A pilot
   https://c.example.com/library/pilot/
2. Prices (overdue)
   https://c.example.com/library/prices/

Not for customers:
1. What to say
   https://hub.example.com/library/say/

What they may say:
- Too dear: "It costs too much"

What to ask:
- What does a stop cost?

Call sheet: https://hub.example.com/call/cfo/evaluate/#note=x
`,
  );
});

test("an empty sheet has no empty headings", () => {
  const empty = { ...SHEET, about: [], note: " ", send: [], read: [], objections: [], groups: [] };
  assert.equal(sheetPlainText(empty), `Finance lead at Evaluate\n\nCall sheet: ${SHEET.address}\n`);
  assert.equal(sheetMarkdown(empty), `# Finance lead at Evaluate\n\n[This call sheet](${SHEET.address})\n`);
});

test("hostile titles and notes stay what they are: text", () => {
  const title = "](javascript:alert(1)) <script>x</script> `a` *b* _c_ [d]\n# e &lt; ~~f~~";
  const address = "https://x.example.com/a(b)c> d";
  const sheet = {
    ...{ ...SHEET, title, note: "# no heading\n- no list\n1. no number\n> no quote\n<b>" },
    send: [{ title, address, mark: "" }],
  };
  const markdown = sheetMarkdown(sheet);
  const line = "\\](javascript:alert(1)) \\<script\\>x\\</script\\> \\`a\\` \\*b\\* \\_c\\_ \\[d\\] # e \\&lt; \\~\\~f\\~\\~";
  assert.ok(markdown.startsWith(`# ${line}\n`), markdown);
  assert.ok(markdown.includes(`\n- [${line}](https://x.example.com/a%28b%29c%3E%20d)\n`));
  assert.ok(markdown.includes("> \\# no heading  \n> \\- no list  \n> 1\\. no number  \n> \\> no quote  \n> \\<b\\>\n"));
  assert.ok(sheetPlainText(sheet).startsWith(`${title.replace("\n", " ")}\n`));
});
