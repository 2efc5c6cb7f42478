import assert from "node:assert/strict";
import { test } from "node:test";
import { block, CSharp, wrap } from "../lib/csharp.mjs";

const exceptions = { names: { "s3.Bucket.bucket": "BucketName" }, doubles: ["efs.FileSystem.throughput"] };
const enumValues = () => [{ name: "PublicRead", value: "public-read" }];
const aws = new CSharp("Pulumi.Aws", { style: "bridge", namespaces: {} }, exceptions, enumValues);
const kubernetes = new CSharp("Pulumi.Kubernetes", { style: "kubernetes", namespaces: {} }, exceptions, enumValues);
const azure = new CSharp("Pulumi.AzureNative", { style: "native", namespaces: {} }, exceptions, enumValues);
const string = { kind: "string" };
const vpcConfig = (side) => ({ kind: "object", side, path: ["eks"], name: "ClusterVpcConfig" });
const scope = { path: ["eks"], owner: "eks.Cluster", className: "ClusterArgs", use: "resource" };
const property = (name, type, isOptional = true) => ({ name, type, isOptional, isInput: true });

test("a required input is never null, an optional one is nullable", () => {
  assert.deepEqual(aws.argument(property("roleArn", string, false), scope), [
    '[Input("roleArn", required: true)] public Input<string> RoleArn { get; set; } = null!;',
  ]);
  assert.deepEqual(aws.argument(property("version", string), scope), [
    '[Input("version")] public Input<string>? Version { get; set; }',
  ]);
});

test("a list is made when it is first read", () => {
  assert.deepEqual(aws.argument(property("subnetIds", { kind: "list", item: string }, false), scope), [
    '[Input("subnetIds", required: true)] private InputList<string>? _subnetIds;',
    "public InputList<string> SubnetIds { get => _subnetIds ??= new(); set => _subnetIds = value; }",
  ]);
});

test("a plain argument of a function is not wrapped", () => {
  const plain = { ...scope, use: "invoke" };
  assert.deepEqual(aws.argument(property("state", string), plain)[0], '[Input("state")] public string? State { get; set; }');
  assert.deepEqual(aws.argument(property("all", { kind: "bool" }, false), plain)[0], '[Input("all", required: true)] public bool All { get; set; }');
  assert.match(aws.argument(property("names", { kind: "list", item: string }), plain)[0], /private List<string>\? _names;$/);
});

test("a secret input is wrapped when it is set", () => {
  const lines = aws.argument(property("token", string), { ...scope, secrets: new Set(["token"]) });
  assert.ok(lines.at(-1).includes("set => _token = Utilities.Secret(value);"));
});

test("a provider's inputs are JSON text, except strings", () => {
  const provider = { ...scope, isProvider: true };
  assert.match(aws.argument(property("insecure", { kind: "bool" }), provider)[0], /^\[Input\("insecure", json: true\)\] /);
  assert.match(aws.argument(property("region", string), provider)[0], /^\[Input\("region"\)\] /);
});

test("the arguments of a provider are sealed, even where those of resources are not", () => {
  const header = (isProvider) => kubernetes.argsClass({ name: "ThingArgs", base: "ResourceArgs", properties: [], scope: { ...scope, isProvider } })[0];
  assert.equal(header(true), "public sealed class ThingArgs : ResourceArgs");
  assert.equal(header(false), "public class ThingArgs : ResourceArgs");
});

test("a nested type is named after its use", () => {
  const filter = { kind: "object", side: "inputs", path: [], name: "GetZonesFilter" };
  const root = { ...scope, path: [] };
  assert.equal(aws.type(filter, { ...root, use: "invoke" }), "Inputs.GetZonesFilterArgs");
  assert.equal(aws.type({ ...filter, name: "GetZonesFilterArgs" }, { ...root, use: "invokeOutput" }), "Inputs.GetZonesFilterInputArgs");
  assert.equal(aws.type({ ...filter, side: "outputs" }, { ...root, use: "result" }), "Outputs.GetZonesFilterResult");
});

test("a nested type of Azure ends with Args once, as its npm package has it", () => {
  const sku = { kind: "object", side: "inputs", path: [], name: "SkuArgs" };
  assert.equal(azure.type(sku, { ...scope, path: [] }), "Inputs.SkuArgs");
  assert.equal(azure.type({ ...sku, side: "outputs", name: "SkuResponse" }, { ...scope, path: [] }), "Outputs.SkuResponse");
});

test("a nested type of another module is written in full", () => {
  assert.equal(aws.type(vpcConfig("inputs"), scope), "Inputs.ClusterVpcConfigArgs");
  assert.equal(aws.type(vpcConfig("outputs"), { ...scope, path: ["ec2"] }), "Pulumi.Aws.Eks.Outputs.ClusterVpcConfig");
});

test("Kubernetes keeps its nested types under Types", () => {
  const spec = { kind: "object", side: "inputs", path: ["core", "v1"], name: "NamespaceSpec" };
  assert.equal(kubernetes.type(spec, scope), "Types.Inputs.Core.V1.NamespaceSpecArgs");
  assert.deepEqual(kubernetes.namespaceOf({ ...spec, path: [] }), ["Types", "Inputs", "Provider"]);
});

test("a union of a string and an enum is a string when it comes back", () => {
  const acl = { kind: "union", types: [string, { kind: "enum", path: ["s3"], name: "CannedAcl" }] };
  assert.equal(aws.inputType(acl, scope), "InputUnion<string, Pulumi.Aws.S3.CannedAcl>");
  assert.equal(aws.outputType(property("acl", acl), scope), "string?");
});

test("an output list is never null, and Kubernetes has no nullable output", () => {
  assert.equal(aws.outputType(property("names", { kind: "list", item: string }), scope), "ImmutableArray<string>");
  assert.equal(aws.outputType(property("tags", { kind: "map", item: string }), scope), "ImmutableDictionary<string, string>?");
  assert.equal(kubernetes.outputType(property("name", string), scope), "string");
});

test("a number is an int unless the exceptions say otherwise", () => {
  const number = { kind: "number" };
  assert.equal(aws.outputType(property("size", number), scope), "int?");
  assert.equal(aws.outputType(property("throughput", number), { ...scope, owner: "efs.FileSystem" }), "double?");
});

test("a default comes from the environment, or is the value", () => {
  assert.equal(aws.defaultValue({ environment: ["A", "B"] }, property("region", string), scope), 'Utilities.GetEnv("A", "B")');
  assert.equal(
    aws.defaultValue({ environment: ["STRICT"], value: false }, property("strict", { kind: "bool" }), scope),
    'Utilities.GetEnvBoolean("STRICT") ?? false');
  assert.equal(
    aws.defaultValue({ value: "public-read" }, property("acl", { kind: "enum", path: ["s3"], name: "CannedAcl" }), scope),
    "Pulumi.Aws.S3.CannedAcl.PublicRead");
});

test("a property cannot have the name of its class", () => {
  const bucket = { ...scope, owner: "s3.Bucket", className: "Bucket" };
  assert.equal(aws.propertyName({ name: "bucket" }, bucket), "BucketName");
  assert.throws(
    () => aws.propertyName({ name: "policy" }, { owner: "iam.Policy", className: "Policy" }),
    /property iam\.Policy\.policy cannot be named like its class; give its official name in exceptions\.json/);
});

test("members of one line stand together, and a long one has its attribute above it", () => {
  const name = "a".repeat(70);
  assert.deepEqual(block("class A", [["int x;"], ["int y;"], ["int F()", "{", "}"]]), ["class A", "{", "    int x;", "    int y;", "", "    int F()", "    {", "    }", "}"]);
  assert.equal(aws.argument(property(name, string), scope).length, 2);
});

test("no line is longer than 160 columns", () => {
  const lines = wrap(`    : base(${Array.from({ length: 40 }, (_, index) => `"${index}"`).join(", ")})`);
  assert.deepEqual(lines.map((line) => line.length <= 160), [true, true]);
  assert.deepEqual(wrap("short, line"), ["short, line"]);
});
