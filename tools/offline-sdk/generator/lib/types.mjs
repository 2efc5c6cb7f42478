// Types: from a TypeScript type node to a small model that the C# writer prints.
//
//   { kind: "string" | "bool" | "number" | "any" | "archive" | "assetOrArchive" }
//   { kind: "const", value }                      the only value that a string property takes
//   { kind: "list", item } { kind: "map", item }
//   { kind: "object", side: "inputs" | "outputs", path, name }
//   { kind: "enum", path, name }
//   { kind: "union", types }
//   { kind: "class", name }                       a resource where its id or name is meant: C# takes the string only

import ts from "typescript";

/** Reads a property's type. `isInput` says whether the typings accept an output for it. */
export function readType(node) {
  const outer = withoutUndefined(node);
  const [wrapper] = outer.nodes;
  if (isPulumi(wrapper, "Input") || isPulumi(wrapper, "Output")) {
    const inner = withoutUndefined(wrapper.typeArguments[0]);
    return {
      type: readUnion(inner.nodes),
      isInput: isPulumi(wrapper, "Input"),
      isOptional: outer.isOptional || inner.isOptional,
    };
  }
  return { type: readUnion(outer.nodes), isInput: false, isOptional: outer.isOptional };
}

function read(node) {
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword: return { kind: "string" };
    case ts.SyntaxKind.NumberKeyword: return { kind: "number" };
    case ts.SyntaxKind.BooleanKeyword: return { kind: "bool" };
    case ts.SyntaxKind.AnyKeyword: return { kind: "any" };
    case ts.SyntaxKind.LiteralType: return { kind: "const", value: node.literal.text };
    case ts.SyntaxKind.ParenthesizedType: return read(node.type);
    case ts.SyntaxKind.ArrayType: return { kind: "list", item: read(node.elementType) };
    case ts.SyntaxKind.TypeLiteral: return readMap(node);
    case ts.SyntaxKind.UnionType: return readUnion(node.types);
    case ts.SyntaxKind.TypeReference: return readReference(node);
  }
  throw new Error(`no rule for the type ${node.getText()}`);
}

function readMap(node) {
  const [member] = node.members;
  if (node.members.length !== 1 || !ts.isIndexSignatureDeclaration(member)) {
    throw new Error(`no rule for the type ${node.getText()}: expected { [key: string]: ... }`);
  }
  return { kind: "map", item: read(member.type) };
}

function readReference(node) {
  if (isPulumi(node, "Input")) {
    return read(node.typeArguments[0]);
  }
  const [root, ...path] = node.typeName.getText().split(".");
  const name = path.pop();
  switch (root) {
    case "inputs":
    case "outputs": return { kind: "object", side: root, path, name };
    case "enums": return { kind: "enum", path, name };
    case "pulumi": return readPulumi(path, name, node);
  }
  return { kind: "class", name: root };
}

function readPulumi(path, name, node) {
  if (path.join(".") === "asset" && (name === "Asset" || name === "Archive")) {
    return { kind: name === "Asset" ? "asset" : "archive" };
  }
  throw new Error(`no rule for the type ${node.getText()}`);
}

function readUnion(nodes) {
  const types = nodes.map(read);
  const kinds = types.map((type) => type.kind);
  if (kinds.includes("asset") && kinds.includes("archive")) {
    return { kind: "assetOrArchive" };
  }
  const kept = types.length === 1 ? types : types.filter((type) => type.kind !== "class");
  return kept.length === 1 ? kept[0] : { kind: "union", types: kept };
}

function withoutUndefined(node) {
  const all = ts.isUnionTypeNode(node) ? [...node.types] : [node];
  const nodes = all.filter((member) => member.kind !== ts.SyntaxKind.UndefinedKeyword);
  return { nodes, isOptional: nodes.length < all.length };
}

const isPulumi = (node, name) => ts.isTypeReferenceNode(node) && node.typeName.getText() === `pulumi.${name}`;

/** Calls `visit` with every object and enum that a type mentions. */
export function visitReferences(type, visit) {
  switch (type.kind) {
    case "object":
    case "enum": visit(type); break;
    case "list":
    case "map": visitReferences(type.item, visit); break;
    case "union": type.types.forEach((member) => visitReferences(member, visit)); break;
  }
}
