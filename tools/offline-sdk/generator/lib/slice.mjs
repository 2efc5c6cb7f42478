// A slice: the C# files of one package, with every type that the arguments of its resources and functions reach, and the nested outputs that are listed.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CSharp, wrap } from "./csharp.mjs";
import { printFunction, printResource } from "./resources.mjs";
import { readFunctionToken, readResourceFacts, readTypeDefaults } from "./scripts.mjs";
import { readEnum, readFunction, readInterfaces, readResource } from "./typings.mjs";
import { visitReferences } from "./types.mjs";
import { printUtilities } from "./utilities.mjs";
import { upperFirst } from "./names.mjs";

const command = "node tools/offline-sdk/generator/generate.mjs";

/** Builds the slice `name` (`Pulumi.Aws`) as a map from a file's path in the project to its text. */
export function buildSlice(name, spec, exceptions, modules) {
  return new Slice(name, spec, exceptions, join(modules, spec.npm)).build();
}

class Slice {
  constructor(name, spec, exceptions, root) {
    this.name = name;
    this.spec = spec;
    this.root = root;
    this.csharp = new CSharp(name, spec, exceptions, (path, type) => readEnum(root, path, type));
    this.omitted = new Set(exceptions.omitted);
    this.outputs = new Set();
    each(spec.outputs, (path, name) => this.outputs.add([...path, name].join(".")));
    this.secrets = exceptions.secrets;
    this.files = new Map(); // path -> { namespace, types: [lines] }
    this.reached = new Map(); // key of a nested type -> { type, use }
    this.checkVersion();
  }

  build() {
    each(this.spec.resources, (path, name) => this.addResource(path, name));
    each(this.spec.functions, (path, name) => this.addFunction(path, name));
    this.addNestedTypes();
    const printed = new Map([...this.files].map(([file, content]) => [file, this.print(content)]));
    printed.set("Utilities.g.cs", this.print({
      namespace: [],
      types: [printUtilities(this.spec.version, [...printed.values()].join("\n"))],
    }));
    return printed;
  }

  checkVersion() {
    const { version } = JSON.parse(readFileSync(join(this.root, "package.json"), "utf8"));
    if (version !== this.spec.version) {
      throw new Error(`${this.name}: resources.json wants ${this.spec.npm} ${this.spec.version}, package.json installs ${version}`);
    }
  }

  addResource(path, name) {
    const declared = readResource(this.root, path, name);
    declared.inputs = this.kept(declared.inputs, path, name);
    declared.outputs = this.kept(declared.outputs, path, name);
    const facts = readResourceFacts(this.root, path, name);
    const { resource, args, state } = printResource(this.csharp, { path, name, ...declared, facts });
    const module = this.csharp.module(path);
    const argsNamespace = this.csharp.style.argsNamespace(module);
    const file = [...module, `${name}.g.cs`].join("/");
    if (argsNamespace.join() === module.join()) {
      this.add(file, module, resource, args, ...(state ? [state] : []));
    } else {
      this.add(file, module, resource);
      this.add([...module, "Inputs.g.cs"].join("/"), argsNamespace, args);
      this.reached.set(key({ side: "inputs", path, name }, "resource"), undefined);
    }
    this.reach(declared.outputs, "resource");
    this.reach(declared.inputs, "resource");
  }

  addFunction(path, name) {
    const declared = readFunction(this.root, path, name);
    declared.results = this.kept(declared.results, path, upperFirst(name));
    const token = readFunctionToken(this.root, path, name);
    const module = this.csharp.module(path);
    this.add([...module, `${upperFirst(name)}.g.cs`].join("/"), module, ...printFunction(this.csharp, { path, name, token, ...declared }));
    this.reach(declared.inputs ?? [], "invoke");
    this.reach(declared.outputInputs ?? [], "invokeOutput");
    this.reach(declared.results, "result");
  }

  kept(properties, path, name) {
    return properties.filter((property) => !this.omitted.has([...path, name, property.name].join(".")) && this.hasListedOutputs(property.type));
  }

  hasListedOutputs(type) {
    let all = true;
    visitReferences(type, (each) => {
      all &&= each.side !== "outputs" || this.outputs.has([...each.path, each.name].join("."));
    });
    return all;
  }

  reach(properties, use) {
    for (const property of properties) {
      visitReferences(property.type, (type) => {
        const known = key(type, use);
        if (!this.reached.has(known)) {
          this.reached.set(known, { type, use });
        }
      });
    }
  }

  // What is reached while the map is walked is appended to it, and so walked too.
  addNestedTypes() {
    const interfaces = { inputs: readInterfaces(this.root, "inputs"), outputs: readInterfaces(this.root, "outputs") };
    const defaultsOf = readTypeDefaults(this.root);
    const found = [];
    for (const entry of this.reached.values()) {
      if (entry?.type.kind === "object") {
        const { side, path, name } = entry.type;
        const declared = interfaces[side](path, name);
        const asArgument = this.csharp.style.outputsAsOptionalAsInputs && entry.use === "resource" && side === "outputs";
        const properties = this.kept(asArgument ? asOptionalAs(interfaces.inputs(path, name), declared) : declared, path, name);
        this.reach(properties, entry.use);
        found.push({ ...entry, properties });
      } else if (entry) {
        found.push({ ...entry, values: readEnum(this.root, entry.type.path, entry.type.name) });
      }
    }
    const reached = new Set(found.map(({ type }) => [type.side, ...type.path, type.name].join(".")));
    const unreached = [...this.outputs].filter((output) => !reached.has(`outputs.${output}`));
    if (unreached.length) {
      throw new Error(`${this.name}: no listed resource, function or output returns ${unreached.join(", ")}`);
    }
    found.sort((left, right) => (key(left.type, left.use) < key(right.type, right.use) ? -1 : 1));
    for (const entry of found) {
      this.addNestedType(entry, defaultsOf);
    }
  }

  addNestedType({ type, use, properties, values }, defaultsOf) {
    const kind = type.kind === "enum" ? "Enums" : upperFirst(type.side);
    const file = [...this.csharp.module(type.path), `${kind}.g.cs`].join("/");
    const name = type.kind === "enum" ? type.name : this.csharp.style.objectName(type, use);
    const owner = [...type.path, type.name].join(".");
    const scope = { path: type.path, owner, use, secrets: this.secretsOf(owner) };
    const print = {
      Enums: () => this.csharp.enumStruct(name, values),
      Inputs: () => this.csharp.argsClass({
        name,
        base: use === "invoke" ? "InvokeArgs" : "ResourceArgs",
        properties,
        defaults: defaultsOf(type.path, type.name),
        scope,
      }),
      Outputs: () => this.csharp.outputClass({ name, properties, scope }),
    };
    this.add(file, this.csharp.namespaceOf(type), print[kind]());
  }

  // The typings say which arguments of a resource are secret, but not which of a nested type.
  secretsOf(owner) {
    const inside = this.secrets.filter((property) => property.startsWith(`${owner}.`));
    return new Set(inside.map((property) => property.slice(owner.length + 1)));
  }

  add(file, namespace, ...types) {
    const content = this.files.get(file) ?? { namespace, types: [] };
    content.types.push(...types);
    this.files.set(file, content);
  }

  print({ namespace, types }) {
    const body = types.flatMap((lines) => ["", ...lines.flatMap(wrap)]);
    const text = body.join("\n");
    const usings = [
      ["ImmutableArray<", "System.Collections.Immutable"],
      ["ImmutableDictionary<", "System.Collections.Immutable"],
      ["[Input(", "Pulumi.Serialization"],
      ["[Output", "Pulumi.Serialization"],
      ["[ResourceType", "Pulumi.Serialization"],
      ["[EnumType", "Pulumi.Serialization"],
    ].filter(([sign]) => text.includes(sign)).map(([, using]) => `using ${using};`);
    return [
      "// <auto-generated>",
      `//     From the typings of ${this.spec.npm} ${this.spec.version}. Regenerate with: ${command}`,
      "// </auto-generated>",
      "",
      "#nullable enable",
      "",
      ...new Set(usings),
      ...(usings.length ? [""] : []),
      `namespace ${this.csharp.namespace(namespace)};`,
      ...body,
      "",
    ].join("\n");
  }
}

/** Properties of an output type, optional where those of its input type are, too. */
function asOptionalAs(inputs, outputs) {
  const optional = new Set(inputs.filter((property) => property.isOptional).map((property) => property.name));
  return outputs.map((property) => ({ ...property, isOptional: property.isOptional || optional.has(property.name) }));
}

const key = (type, use) => [type.side ?? "enums", ...type.path, type.name, type.side ? use : ""].join(".");

function each(byModule, visit) {
  for (const [module, names] of Object.entries(byModule)) {
    const path = module === "" ? [] : module.split("/");
    names.forEach((name) => visit(path, name));
  }
}
