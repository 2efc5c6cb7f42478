// Surface: the names of all types that an official C# package has, from the typings of the whole npm package.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { upperFirst } from "./names.mjs";

/** The full names of all types: `Pulumi.Aws.Eks.Inputs.ClusterVpcConfigArgs`. */
export function readSurface(root, csharp) {
  const surface = new Surface(csharp);
  const files = declarationFiles(root);
  files.forEach((file) => surface.addFile(parse(join(root, file)), file.split("/").slice(0, -1)));
  surface.addNestedTypes({ inputs: declaredInterfaces(root, "input"), outputs: declaredInterfaces(root, "output") });
  surface.addEnums(join(root, "types", "enums"));
  return surface.names;
}

class Surface {
  constructor(csharp) {
    this.csharp = csharp;
    this.names = new Set();
    this.uses = new Map(); // key of a nested type and its use -> { side, path, name, use }
  }

  /** A file of the package holds a resource or a function, with its arguments, or what can be configured. C# lacks other files. */
  addFile(source, path) {
    if (path.join() === "config") {
      this.add([], "Config");
      return;
    }
    const interfaces = new Map(source.statements.filter(ts.isInterfaceDeclaration).map((each) => [each.name.text, each]));
    source.statements.forEach((statement) => {
      if (isResource(statement)) {
        this.addResource(statement, interfaces, path);
      } else if (isFunction(statement)) {
        this.addFunction(upperFirst(statement.name.text), interfaces, path);
      } else if (ts.isModuleDeclaration(statement)) {
        this.addMethods(statement, path);
      }
    });
  }

  addResource(declared, interfaces, path) {
    const name = declared.name.text;
    const module = this.csharp.module(path);
    this.add(module, name);
    this.add(this.csharp.style.argsNamespace(module), `${name}Args`);
    if (interfaces.has(`${name}State`)) {
      this.add(module, `${name}State`);
    }
    this.use(declared, "resource");
    this.use(interfaces.get(`${name}Args`), "resource");
    this.use(interfaces.get(`${name}State`), "state");
  }

  // The arguments and results of a resource's methods: `namespace Provider { interface TerraformConfigResult }`.
  addMethods(declared, path) {
    declared.body.statements.filter(ts.isInterfaceDeclaration)
      .forEach((each) => this.add(this.csharp.module(path), declared.name.text + each.name.text));
  }

  addFunction(type, interfaces, path) {
    const [plain, output, result] = [`${type}Args`, `${type}OutputArgs`, `${type}Result`].map((name) => interfaces.get(name));
    const module = this.csharp.module(path);
    this.add(module, type);
    [[plain, "Args"], [output, "InvokeArgs"], [result, "Result"]].filter(([declared]) => declared)
      .forEach(([, suffix]) => this.add(module, type + suffix));
    this.use(plain, "invoke");
    this.use(output, "invokeOutput");
    this.use(result, "result");
  }

  /** Notes the nested types that a declaration mentions. */
  use(declared, use) {
    if (!declared) {
      return;
    }
    visitTypeNames(declared, ([side, ...path]) => {
      const name = path.pop();
      this.uses.set([side, ...path, name, use].join("."), { side, path, name, use });
    });
  }

  // What is mentioned while the map is walked is appended to it, and so walked too.
  addNestedTypes(interfaces) {
    for (const { side, path, name, use } of this.uses.values()) {
      this.use(interfaces[side].get([...path, name].join(".")), use);
    }
    const uses = [...this.uses.values()];
    const plain = new Set(uses.filter((each) => ["invoke", "result"].includes(each.use)).map(typeKey));
    const lifted = new Set(uses.filter((each) => each.use === "invokeOutput").map(typeKey));
    for (const type of uses) {
      const namespace = this.csharp.namespaceOf(type);
      officialUses(type, lifted.has(typeKey(type)), plain.has(typeKey(type))).forEach((use) => this.add(namespace, this.csharp.style.objectName(type, use)));
    }
  }

  addEnums(folder) {
    const files = readFolder(folder).filter((file) => file.endsWith("index.d.ts"));
    for (const file of files) {
      const module = this.csharp.module(file.split("/").slice(0, -1));
      parse(join(folder, file)).statements.filter(ts.isVariableStatement)
        .forEach((statement) => this.add(module, statement.declarationList.declarations[0].name.text));
    }
  }

  add(namespace, name) {
    this.names.add(`${this.csharp.namespace(namespace)}.${name}`);
  }
}

const typeKey = (type) => [...type.path, type.name.replace(/Args$/, "")].join(".");

// Pulumi's generator for C# names a nested type after a function that uses it, also where a resource does.
function officialUses({ side, use }, isLifted, isPlain) {
  switch (use) {
    case "resource": return [side === "inputs" ? (isLifted ? "invokeOutput" : use) : (isPlain ? "result" : use)];
    case "state": return [use, isLifted ? "invokeOutput" : "resource"];
  }
  return [use];
}

const isExtending = (node, name) => node.heritageClauses?.some((clause) => clause.types.some((type) => nameOf(type.expression) === name));

const isResource = (node) => ts.isClassDeclaration(node)
  && ["pulumi.CustomResource", "pulumi.ComponentResource", "pulumi.ProviderResource"].some((base) => isExtending(node, base));

const isFunction = (node) => ts.isFunctionDeclaration(node)
  && node.parameters.length > 0
  && node.parameters.at(-1).type?.typeName && nameOf(node.parameters.at(-1).type.typeName) === "pulumi.InvokeOptions"
  && node.type?.typeName?.text === "Promise";

/** The dotted name of an expression or a type's name, without the text of the file. */
function nameOf(node) {
  const parts = [];
  for (let rest = node; rest; rest = rest.left ?? rest.expression) {
    parts.unshift((rest.right ?? rest.name ?? rest).text);
  }
  return parts.join(".");
}

/** Calls `visit` with the parts of each name of a nested type: `["inputs", "ec2", "GetAmiFilter"]`. */
function visitTypeNames(node, visit) {
  if (ts.isTypeReferenceNode(node) && ts.isQualifiedName(node.typeName)) {
    const parts = nameOf(node.typeName).split(".");
    if (["inputs", "outputs"].includes(parts[0])) {
      visit(parts);
    }
  }
  ts.forEachChild(node, (child) => visitTypeNames(child, visit));
}

const readFolder = (folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }).map((file) => file.replaceAll("\\", "/")) : []);

const declarationFiles = (root) => readFolder(root).filter((file) => file.endsWith(".d.ts") && !/^types\/|(^|\/)index\.d\.ts$/.test(file));

// Without comments and parents: the typings have 80 MB.
const parse = (file) => ts.createSourceFile(file, readFileSync(file, "utf8"), {
  languageVersion: ts.ScriptTarget.Latest,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
});

function declaredInterfaces(root, side) {
  const found = new Map();
  const visit = (statements, path) => statements.forEach((statement) => {
    if (ts.isInterfaceDeclaration(statement)) {
      found.set([...path, statement.name.text].join("."), statement);
    } else if (ts.isModuleDeclaration(statement)) {
      visit(statement.body.statements, [...path, statement.name.text]);
    }
  });
  visit(parse(join(root, "types", `${side}.d.ts`)).statements, []);
  return found;
}
