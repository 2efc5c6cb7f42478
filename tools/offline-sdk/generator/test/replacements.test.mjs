import assert from "node:assert/strict";
import { test } from "node:test";
import { saysReplacement } from "../lib/replacements.mjs";

test("a replacement is recognized by the words of the providers' documentation", () => {
  assert.ok(saysReplacement("The name of the account. Changing this forces a new service account to be created."));
  assert.ok(saysReplacement("Whether to install default add-ons. Changing this value will force a new cluster to be created."));
  assert.ok(saysReplacement("The location. It cannot be changed after the resource group\n has been created."));
});

test("what only sounds like one is none", () => {
  assert.ok(!saysReplacement("If `IMMUTABLE`, tags cannot be overwritten."));
  assert.ok(!saysReplacement("If setting this field in the same operation that would require replacing the bucket, this flag will not work."));
  assert.ok(!saysReplacement("Defaults to false. If the type is another one, changing this value forces a new resource to be created."));
  assert.ok(!saysReplacement("The description."));
});
