import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { buildSlice } from "../lib/slice.mjs";

// A package of one resource with one nested type, of which the provider fills in the address.
const files = {
  "package.json": '{ "version": "1.0.0" }',
  "net/thing.d.ts": `
    export declare class Thing extends pulumi.CustomResource {
      readonly config: pulumi.Output<outputs.net.ThingConfig>;
    }
    export interface ThingArgs { config: pulumi.Input<inputs.net.ThingConfig>; }`,
  "net/thing.js": `class Thing { static __pulumiType = "pkg:net/thing:Thing"; }`,
  "types/input.js": "",
  "types/input.d.ts": `
    export declare namespace net {
      interface ThingConfig { address?: pulumi.Input<string>; size: pulumi.Input<number>; zones?: pulumi.Input<string>; }
    }`,
  "types/output.d.ts": `
    export declare namespace net {
      interface ThingConfig { address: string; size: number; zones?: string; }
    }`,
};

function build(style, outputs) {
  const modules = mkdtempSync(join(tmpdir(), "slice-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = join(modules, "pkg", name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const spec = { npm: "pkg", version: "1.0.0", style, namespaces: {}, resources: { net: ["Thing"] }, functions: {}, outputs: { net: outputs } };
    return buildSlice("Pulumi.Pkg", spec, { names: {}, doubles: [], secrets: [], omitted: [] }, modules);
  } finally {
    rmSync(modules, { recursive: true });
  }
}

const fieldsOfConfig = (style) => build(style, ["ThingConfig"]).get("Net/Outputs.g.cs").match(/(?<=public readonly )[^;]+/g);

test("what the provider fills in may be missing from a nested output, though the typings of a bridged package promise it", () => {
  assert.deepEqual(fieldsOfConfig("bridge"), ["string? Address", "int Size", "string? Zones"]);
});

test("the nested outputs of Azure are types of their own", () => {
  assert.deepEqual(fieldsOfConfig("native"), ["string Address", "int Size", "string? Zones"]);
});

test("an output of a nested type that is not listed is left out, and the type too", () => {
  const slice = build("bridge", []);
  assert.doesNotMatch(slice.get("Net/Thing.g.cs"), /\[Output\(/);
  assert.ok(!slice.has("Net/Outputs.g.cs"));
});

test("a listed type that nothing returns is an error", () => {
  assert.throws(() => build("bridge", ["ThingConfig", "ThingConfg"]), { message: "Pulumi.Pkg: no listed resource, function or output returns net.ThingConfg" });
});
