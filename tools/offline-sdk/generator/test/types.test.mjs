import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import { readType, visitReferences } from "../lib/types.mjs";

function typeOf(text) {
  const source = ts.createSourceFile("t.d.ts", `type T = ${text};`, ts.ScriptTarget.Latest, true);
  return readType(source.statements[0].type);
}

test("an input that may be missing", () => {
  assert.deepEqual(typeOf("pulumi.Input<string | undefined>"), { type: { kind: "string" }, isInput: true, isOptional: true });
});

test("a plain value", () => {
  assert.deepEqual(typeOf("boolean"), { type: { kind: "bool" }, isInput: false, isOptional: false });
});

test("a list of nested inputs", () => {
  assert.deepEqual(typeOf("pulumi.Input<pulumi.Input<inputs.eks.ClusterIdentity>[]>").type, {
    kind: "list",
    item: { kind: "object", side: "inputs", path: ["eks"], name: "ClusterIdentity" },
  });
});

test("a map of lists", () => {
  assert.deepEqual(typeOf("pulumi.Output<{ [key: string]: string[] }>").type, {
    kind: "map",
    item: { kind: "list", item: { kind: "string" } },
  });
});

test("a string with a fixed value", () => {
  assert.deepEqual(typeOf('pulumi.Input<"v1" | undefined>').type, { kind: "const", value: "v1" });
});

test("a resource in place of its name is the name", () => {
  assert.deepEqual(typeOf("pulumi.Input<string | Role>").type, { kind: "string" });
});

test("a union keeps the order of the typings", () => {
  assert.deepEqual(typeOf("pulumi.Input<number | string | undefined>").type, {
    kind: "union",
    types: [{ kind: "number" }, { kind: "string" }],
  });
});

test("an asset or an archive is one type", () => {
  assert.deepEqual(typeOf("pulumi.Output<(pulumi.asset.Asset | pulumi.asset.Archive)[]>").type, {
    kind: "list",
    item: { kind: "assetOrArchive" },
  });
});

test("an unknown type is an error that shows it", () => {
  assert.throws(() => typeOf("[string, number]"), /no rule for the type \[string, number\]/);
});

test("references are found inside lists, maps and unions", () => {
  const names = [];
  visitReferences(typeOf("pulumi.Input<string | inputs.a.B | { [key: string]: inputs.a.C[] }>").type, (type) => names.push(type.name));
  assert.deepEqual(names, ["B", "C"]);
});
