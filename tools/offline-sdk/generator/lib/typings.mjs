// Typings: what the .d.ts files of an npm package declare.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { fileName, upperFirst } from "./names.mjs";
import { readType } from "./types.mjs";

export function parse(file) {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, /* setParentNodes */ true);
}

/** A resource's class: what it returns and what it takes. A property is { name, type, isInput, isOptional, isDeprecated }. */
export function readResource(root, path, name) {
  const source = parse(declarationFile(root, path, name));
  const declared = source.statements.find((statement) => ts.isClassDeclaration(statement) && statement.name.text === name);
  if (!declared) {
    throw new Error(`${source.fileName} declares no class ${name}`);
  }
  const isOutput = (member) => ts.isPropertyDeclaration(member) && member.type?.getText().startsWith("pulumi.Output<");
  return {
    outputs: declared.members.filter(isOutput).map(property),
    inputs: interfaceOf(source, `${name}Args`) ?? [],
    hasState: interfaceOf(source, `${name}State`) !== undefined,
  };
}

/** A function's arguments in both forms (plain, and accepting outputs) and its result. */
export function readFunction(root, path, name) {
  const source = parse(declarationFile(root, path, name));
  const type = upperFirst(name);
  return {
    inputs: interfaceOf(source, `${type}Args`),
    outputInputs: interfaceOf(source, `${type}OutputArgs`),
    results: interfaceOf(source, `${type}Result`),
  };
}

/** The interfaces of types/input.d.ts or types/output.d.ts, by their full name: `eks.ClusterVpcConfig`. */
export function readInterfaces(root, side) {
  const found = new Map();
  const visit = (statements, path) => {
    for (const statement of statements) {
      if (ts.isInterfaceDeclaration(statement)) {
        found.set([...path, statement.name.text].join("."), statement);
      } else if (ts.isModuleDeclaration(statement)) {
        visit(statement.body.statements, [...path, statement.name.text]);
      }
    }
  };
  visit(parse(join(root, "types", side === "inputs" ? "input.d.ts" : "output.d.ts")).statements, []);
  return (path, name) => {
    const declared = found.get([...path, name].join("."));
    if (!declared) {
      throw new Error(`${root} declares no ${side}.${[...path, name].join(".")}`);
    }
    return declared.members.map(property);
  };
}

/** The values of an enum of strings: [{ name, value }]. */
export function readEnum(root, path, name) {
  const source = parse(join(root, "types", "enums", ...path, "index.d.ts"));
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    const [declared] = statement.declarationList.declarations;
    if (declared.name.text === name) {
      return declared.type.members.map((member) => ({ name: member.name.text, value: member.type.literal.text }));
    }
  }
  throw new Error(`${source.fileName} declares no ${name}`);
}

function interfaceOf(source, name) {
  const declared = source.statements.find((statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name);
  return declared?.members.map(property);
}

function property(member) {
  const { type, isInput, isOptional } = readType(member.type);
  return {
    name: member.name.text,
    type,
    isInput,
    isOptional: isOptional || member.questionToken !== undefined,
    isDeprecated: ts.getJSDocDeprecatedTag(member) !== undefined,
  };
}

function declarationFile(root, path, name) {
  const file = join(root, ...path, `${fileName(name)}.d.ts`);
  if (!existsSync(file)) {
    throw new Error(`${[...path, name].join(".")} is not in the package: there is no ${file}`);
  }
  return file;
}
