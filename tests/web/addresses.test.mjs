import assert from "node:assert/strict";
import { test } from "node:test";

import { siteAddress } from "../../src/callsheet/web/page/dom.mjs";

const ROOT = "https://hub.example.com/sales/";

test("a relative address leads below the site's root, over http and on a disk", () => {
  assert.equal(siteAddress("library/foo/", ROOT), `${ROOT}library/foo/`);
  assert.equal(siteAddress("library/foo.html#a:b", "file:///hub/"), "file:///hub/library/foo.html#a:b");
  assert.equal(siteAddress("library/straße/", ROOT), `${ROOT}library/stra%C3%9Fe/`);
});

for (const address of [
  ...["javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", "\njavascript:alert(1)"],
  ...[" javascript:alert(1)", "data:text/html,x", "https://example.org/", "//example.org/"],
  ...["/elsewhere/", "\\\\example.org\\", "/\\example.org", "\u0001javascript:alert(1)"],
]) {
  test(`${JSON.stringify(address)} is refused`, () => {
    assert.equal(siteAddress(address, ROOT), null);
  });
}
