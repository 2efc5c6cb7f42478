import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import { resourceFacts } from "../lib/scripts.mjs";

const facts = resourceFacts(ts.createSourceFile("thing.js", `
  class Thing extends pulumi.CustomResource {
    static __pulumiType = 'pkg:mod/thing:Thing';
    constructor(name, args, opts) {
      let resourceInputs = {};
      resourceInputs["apiVersion"] = "v1";
      resourceInputs["description"] = (args?.description) ?? "Made by Pulumi";
      resourceInputs["region"] = (args?.region) ?? utilities.getEnv("A_REGION", "B_REGION");
      resourceInputs["strict"] = pulumi.output((args?.strict) ?? (utilities.getEnvBoolean("STRICT") ?? false)).apply(JSON.stringify);
      resourceInputs["token"] = args?.token ? pulumi.secret(args.token) : undefined;
      const aliasOpts = { aliases: [{ type: "pkg:mod/old:Old" }, { type: "pkg:mod/old:Old" }] };
      const secretOpts = { additionalSecretOutputs: ["token"] };
    }
  }`, ts.ScriptTarget.Latest, true));

test("token, aliases and secrets", () => {
  assert.equal(facts.token, "pkg:mod/thing:Thing");
  assert.deepEqual(facts.aliases, ["pkg:mod/old:Old"]);
  assert.deepEqual(facts.secretOutputs, ["token"]);
  assert.deepEqual([...facts.secretInputs], ["token"]);
});

test("defaults: a value, the environment, or first one and then the other", () => {
  assert.deepEqual(Object.fromEntries(facts.defaults), {
    description: { value: "Made by Pulumi" },
    region: { environment: ["A_REGION", "B_REGION"] },
    strict: { environment: ["STRICT"], value: false },
  });
});
