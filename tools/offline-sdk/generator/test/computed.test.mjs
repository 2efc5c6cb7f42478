import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { computedIn, printComputed } from "../lib/computed.mjs";

// The group is the provider's, the range may be given, the note is the user's alone, and a rule may hold rules.
const files = {
  "net/thing.d.ts": `
    export declare class Thing extends pulumi.CustomResource {
      readonly arn: pulumi.Output<string>;
      readonly config: pulumi.Output<outputs.net.Config>;
      readonly rules: pulumi.Output<outputs.net.Rule[] | undefined>;
    }
    export interface ThingArgs { config: pulumi.Input<inputs.net.Config>; rules?: pulumi.Input<pulumi.Input<inputs.net.Rule>[]>; }`,
  "net/thing.js": 'class Thing { static __pulumiType = "pkg:net/thing:Thing"; }',
  "types/input.d.ts": `
    export declare namespace net {
      interface Config { note?: pulumi.Input<string>; range?: pulumi.Input<string>; size: pulumi.Input<number>; }
      interface Rule { id?: pulumi.Input<string>; rules?: pulumi.Input<pulumi.Input<inputs.net.Rule>[]>; }
    }`,
  "types/output.d.ts": `
    export declare namespace net {
      interface Config { group: string; note?: string; range: string; size: number; }
      interface Rule { id: string; rules?: outputs.net.Rule[]; }
    }`,
};

function computed(style) {
  const root = mkdtempSync(join(tmpdir(), "computed-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    return printComputed(computedIn(root, { style, resources: { net: ["Thing"] } })).trimEnd().split("\n").slice(2);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test("a bridged provider computes what its outputs promise and its inputs may lack", () => {
  assert.deepEqual(computed("bridge"), ["pkg:net/thing:Thing:", "  config: [group, range]", "  rules: [id]"]);
});

test("Azure's provider does not know what is not given", () => {
  assert.deepEqual(computed("native"), ["pkg:net/thing:Thing:", "  config: [group, note, range]", "  rules: [id, rules]"]);
});

test("the provider of Kubernetes echoes what it is given", () => assert.deepEqual(computed("kubernetes"), []));
