import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { printMissingTypes } from "../lib/missing.mjs";

// A package of a resource and a function. ThingConfig is a type of both a resource's inputs and its state, GetThingFilter one of a function.
const files = {
  "provider.d.ts": `
    export declare class Provider extends pulumi.ProviderResource { readonly region: pulumi.Output<string>; }
    export interface ProviderArgs { region?: pulumi.Input<string>; }
    export declare namespace Provider { interface TerraformConfigResult { readonly result: {}; } }`,
  "config/vars.d.ts": "export declare const region: string | undefined;",
  "net/thing.d.ts": `
    export declare class Thing extends pulumi.CustomResource { readonly config: pulumi.Output<outputs.net.ThingConfig>; }
    export interface ThingState { config?: pulumi.Input<inputs.net.ThingConfig>; }
    export interface ThingArgs { config: pulumi.Input<inputs.net.ThingConfig>; mode?: pulumi.Input<enums.net.Mode>; }`,
  "net/getThing.d.ts": `
    export declare function getThing(args?: GetThingArgs, opts?: pulumi.InvokeOptions): Promise<GetThingResult>;
    export interface GetThingArgs { filters?: inputs.net.GetThingFilter[]; }
    export interface GetThingResult { readonly filters?: outputs.net.GetThingFilter[]; }
    export declare function getThingOutput(args?: GetThingOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetThingResult>;
    export interface GetThingOutputArgs { filters?: pulumi.Input<pulumi.Input<inputs.net.GetThingFilterArgs>[]>; }`,
  "net/mixin.d.ts": "export declare class OnThing extends net.Subscription {} export interface OnThingArgs {}",
  "types/enums/net/index.d.ts": 'export declare const Mode: { readonly On: "On"; }; export type Mode = (typeof Mode)[keyof typeof Mode];',
  "types/input.d.ts": `
    export declare namespace net {
      interface ThingConfig { zone: pulumi.Input<inputs.net.ThingConfigZone>; }
      interface ThingConfigZone { name: pulumi.Input<string>; }
      interface GetThingFilter { name: string; }
      interface GetThingFilterArgs { name: pulumi.Input<string>; }
    }`,
  "types/output.d.ts": `
    export declare namespace net {
      interface ThingConfig { zone: outputs.net.ThingConfigZone; }
      interface ThingConfigZone { name: string; }
      interface GetThingFilter { name: string; }
    }`,
};

function missing(style, sources, unlisted = []) {
  const modules = mkdtempSync(join(tmpdir(), "missing-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = join(modules, "pkg", name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return printMissingTypes("Pulumi.Pkg", { npm: "pkg", style, namespaces: {} }, unlisted, modules, sources).trimEnd().split("\n").slice(1);
  } finally {
    rmSync(modules, { recursive: true });
  }
}

const source = (namespace, type) => `namespace Pulumi.Pkg${namespace};\npublic sealed class ${type}\n{\n}`;

test("the types of a module are its resources and functions with their arguments, and its enums", () => {
  assert.deepEqual(missing("bridge", [source(".Net", "Thing")]), [
    "Pulumi.Pkg.Net",
    "  GetThing GetThingArgs GetThingInvokeArgs GetThingResult Mode ThingArgs ThingState",
  ]);
});

test("a nested input of a bridged package is a type for a resource, one for its state, and two for a function; its module has outputs too", () => {
  assert.deepEqual(missing("bridge", [source(".Net.Inputs", "ThingConfigArgs")]), [
    "Pulumi.Pkg.Net.Inputs",
    "  GetThingFilterArgs GetThingFilterInputArgs ThingConfigGetArgs ThingConfigZoneArgs ThingConfigZoneGetArgs",
    "Pulumi.Pkg.Net.Outputs",
    "  GetThingFilterResult ThingConfig ThingConfigZone",
  ]);
});

test("a nested output of a bridged package is a result where a function returns it", () => {
  assert.deepEqual(missing("bridge", [source(".Net.Outputs", "ThingConfig")]), [
    "Pulumi.Pkg.Net.Outputs", "  GetThingFilterResult ThingConfigZone",
  ]);
});

test("the root has the provider, what its methods return and what can be configured", () => {
  assert.deepEqual(missing("bridge", [source("", "Provider")]), ["Pulumi.Pkg", "  Config ProviderArgs ProviderTerraformConfigResult"]);
});

test("the arguments of Kubernetes' resources are among the nested inputs", () => {
  assert.deepEqual(missing("kubernetes", [source(".Types.Inputs.Net", "ThingArgs")])[0], "Pulumi.Pkg.Types.Inputs.Net");
  assert.doesNotMatch(missing("kubernetes", [source(".Net", "Thing")]).join("\n"), /\bThingArgs\b/);
});

test("names fill lines of at most 160 columns", () => {
  const unlisted = Array.from({ length: 30 }, (_, index) => `Net.Leftover${index}`);
  const lines = missing("bridge", [source(".Net", "Thing")], unlisted);
  assert.ok(lines.length > 3 && lines.every((line) => line.length <= 160), lines.join("\n"));
});

test("what the typings lack can be listed", () => {
  assert.match(missing("bridge", [source(".Net", "Thing")], ["Net.Leftover", "Other.Leftover"]).join("\n"), /\bLeftover\b/);
  assert.doesNotMatch(missing("bridge", [source(".Net", "Thing")], ["Other.Leftover"]).join("\n"), /\bLeftover\b/);
});

test("a type that the official package has not is an error", () => {
  assert.throws(() => missing("bridge", [source(".Net", "Thin")]),
    { message: "the official Pulumi.Pkg has no Pulumi.Pkg.Net.Thin; if it has, list it as unlisted in exceptions.json" });
});
