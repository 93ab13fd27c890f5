import assert from "node:assert/strict";
import { test } from "node:test";

import { whyNotSent } from "../../src/callsheet/web/find/row-actions.mjs";

const ADDRESS = "https://content.example.com/library/a/";

for (const [what, sent_as, facets, why] of [
  ["customers may have, on their site", ADDRESS, { audience: ["customer"], status: ["approved"] }, null],
  ["is internal", null, { audience: ["internal"], status: ["approved"] }, "internal"],
  ["partners may have, without a site", null, { audience: ["partner"], status: ["approved"] }, "there is no site for partners"],
  ["is planned", null, { audience: ["customer"], status: ["planned"] }, "not written yet"],
  ["is a draft", null, { audience: ["internal"], status: ["draft"] }, "a draft"],
  ["is retired", null, { audience: ["customer"], status: ["retired"] }, "retired"],
  ["says nothing of itself", null, {}, "internal"],
]) {
  test(`what ${what}: ${why ?? "may be sent"}`, () => {
    assert.equal(whyNotSent({ id: "a", title: "A", sent_as, facets }), why);
  });
}
