// C#: prints types and properties. `scope` is where a property stands:
//
//   path        the module, as in the npm package
//   owner       the resource or type that has the property, with its module: "eks.Cluster"
//   className   the C# class that gets it
//   use         see styles.mjs
//   isProvider, secrets    of a resource

import { enumValueName, namespaceOf, parameterName, propertyName } from "./names.mjs";
import { styles } from "./styles.mjs";

export class CSharp {
  constructor(name, { style, namespaces }, { names, doubles }, enumValues) {
    this.root = name;
    this.style = styles[style];
    this.namespaces = namespaces;
    this.names = names;
    this.doubles = new Set(doubles);
    this.enumValues = enumValues;
  }

  module(path) {
    return namespaceOf(path, this.namespaces);
  }

  namespace(parts) {
    return [this.root, ...parts].join(".");
  }

  /** The namespace of an object or enum type. */
  namespaceOf(type) {
    return type.kind === "enum"
      ? this.module(type.path)
      : this.style.typeNamespace(this.module(type.path), type.side === "inputs" ? "Inputs" : "Outputs");
  }

  propertyName(property, { owner, className }) {
    const key = `${owner}.${property.name}`;
    const name = this.names[key] ?? propertyName(property.name);
    if (name === className) {
      throw new Error(`${this.root}: property ${key} cannot be named like its class; give its official name in exceptions.json`);
    }
    return name;
  }

  /** A type as it stands inside a list, in an output, or as a plain argument. */
  type(type, scope) {
    switch (type.kind) {
      case "string":
      case "const":
      case "class": return "string";
      case "bool": return "bool";
      case "number": return this.doubles.has(`${scope.owner}.${scope.property}`) ? "double" : "int";
      case "any": return "object";
      case "archive": return "Archive";
      case "asset":
      case "assetOrArchive": return "AssetOrArchive";
      case "list": return `ImmutableArray<${this.type(type.item, scope)}>`;
      case "map": return `ImmutableDictionary<string, ${this.type(type.item, scope)}>`;
      case "union": return this.unionType(type, scope, "Union");
      case "enum": return `${this.namespace(this.namespaceOf(type))}.${type.name}`;
      case "object": return this.objectType(type, scope);
    }
    throw new Error(`no C# type for ${JSON.stringify(type)}`);
  }

  objectType(type, scope) {
    const name = this.style.objectName(type, scope.use);
    const namespace = this.namespaceOf(type);
    if (namespace[0] === "Types") {
      return [...namespace, name].join(".");
    }
    const sameModule = type.path.join(".") === scope.path.join(".");
    return sameModule ? `${namespace.at(-1)}.${name}` : `${this.namespace(namespace)}.${name}`;
  }

  // Two types are a union, more are an object; an enum that takes other values too comes back as a string.
  unionType(type, scope, wrapper) {
    if (scope.side === "outputs" && type.types.some((member) => member.kind === "enum")) {
      return "string";
    }
    const members = [...new Set(type.types.map((member) => this.type(member, scope)))];
    if (members.length === 2) {
      return `${wrapper}<${members.join(", ")}>`;
    }
    const single = members.length === 1 ? members[0] : "object";
    return wrapper === "InputUnion" ? `Input<${single}>` : single;
  }

  /** The type of an argument that takes outputs. */
  inputType(type, scope) {
    switch (type.kind) {
      case "list": return `InputList<${this.type(type.item, scope)}>`;
      case "map": return `InputMap<${this.type(type.item, scope)}>`;
      case "union": return this.unionType(type, scope, "InputUnion");
      default: return `Input<${this.type(type, scope)}>`;
    }
  }

  /** The type of a plain argument: lists and maps are the mutable ones. */
  plainArgumentType(type, scope) {
    switch (type.kind) {
      case "list": return `List<${this.type(type.item, scope)}>`;
      case "map": return `Dictionary<string, ${this.type(type.item, scope)}>`;
      default: return this.type(type, scope);
    }
  }

  /** The type of an output: lists are never null, everything else is where the typings say so. */
  outputType(property, scope) {
    const type = this.type(property.type, { ...scope, side: "outputs", property: property.name });
    return property.isOptional && property.type.kind !== "list" && this.style.nullableOutputs ? `${type}?` : type;
  }

  // ---- properties

  resourceOutput(property, scope) {
    const primitive = ["string", "bool", "number"].includes(property.type.kind);
    const type = scope.isProvider && !primitive ? "string?" : this.outputType(property, scope);
    return onOneLine(`[Output("${property.name}")]`, `public Output<${type}> ${this.propertyName(property, scope)} { get; private set; } = null!;`);
  }

  argument(property, scope) {
    const here = { ...scope, property: property.name };
    const takesOutputs = scope.use !== "invoke";
    const type = takesOutputs ? this.inputType(property.type, here) : this.plainArgumentType(property.type, here);
    const attribute = this.inputAttribute(property, scope);
    const name = this.propertyName(property, scope);
    const isSecret = takesOutputs && scope.secrets?.has(property.name);
    const isCollection = ["list", "map"].includes(property.type.kind);
    if (isCollection || isSecret) {
      return this.backedArgument(property, { attribute, name, type, isSecret, isCollection });
    }
    const isValue = !takesOutputs && ["bool", "number", "enum"].includes(property.type.kind);
    const required = isValue ? "" : " = null!;";
    return onOneLine(attribute, `public ${type}${property.isOptional ? "?" : ""} ${name} { get; set; }${property.isOptional ? "" : required}`);
  }

  inputAttribute(property, scope) {
    const required = property.isOptional ? "" : ", required: true";
    const json = scope.isProvider && property.type.kind !== "string" ? ", json: true" : "";
    return `[Input("${property.name}"${required}${json})]`;
  }

  // A list or map is made when it is first read, so that a collection initializer can add to it.
  backedArgument(property, { attribute, name, type, isSecret, isCollection }) {
    const field = `_${property.name}`;
    const get = `get => ${field}${isCollection ? " ??= new()" : ""};`;
    const set = `set => ${field} = ${isSecret ? "Utilities.Secret(value)" : "value"};`;
    return [
      ...onOneLine(attribute, `private ${type}? ${field};`),
      ...(property.isDeprecated ? ['[Obsolete("Deprecated by the provider.")]'] : []),
      ...onOneLine(`public ${type}${isCollection ? "" : "?"} ${name}`, `{ ${get} ${set} }`),
    ];
  }

  // ---- types

  argsClass({ name, base, properties, defaults = new Map(), scope }) {
    const here = { ...scope, className: name };
    const assignments = properties.filter((property) => defaults.has(property.name)).map((property) =>
      `${this.propertyName(property, here)} = ${this.defaultValue(defaults.get(property.name), property, here)};`);
    const members = properties.map((property) => this.argument(property, here));
    if (assignments.length) {
      members.push([`public ${name}()`, "{", ...indent(assignments), "}"]);
    }
    return block(`public ${base === "InvokeArgs" || scope.isProvider ? "sealed " : this.style.argsModifiers}class ${name} : ${base}`, members);
  }

  defaultValue({ environment, value }, property, scope) {
    const suffix = { bool: "Boolean", number: "Int32" }[property.type.kind] ?? "";
    const type = this.type(property.type, { ...scope, property: property.name }) === "double" ? "Double" : suffix;
    const read = environment && `Utilities.GetEnv${type}(${environment.map((name) => JSON.stringify(name)).join(", ")})`;
    const literal = value === undefined ? undefined : this.literal(value, property.type, scope);
    return [read, literal].filter((part) => part !== undefined).join(" ?? ");
  }

  literal(value, type, scope) {
    if (type.kind !== "enum") {
      return JSON.stringify(value);
    }
    const { name } = this.enumValues(type.path, type.name).find((each) => each.value === value);
    return `${this.type(type, scope)}.${enumValueName(name, type.name)}`;
  }

  outputClass({ name, properties, scope }) {
    const here = { ...scope, className: name };
    const fields = properties.map((property) => ({
      type: this.outputType(property, here),
      name: this.propertyName(property, here),
      parameter: parameterName(property.name),
    }));
    const parameters = indent(fields.map((field, index) =>
      `${field.type} ${field.parameter}${index === fields.length - 1 ? ")" : ","}`));
    const constructor = [
      "[OutputConstructor]",
      `private ${name}(${fields.length ? "" : ")"}`,
      ...parameters,
      "{",
      ...indent(fields.map((field) => `${field.name === field.parameter ? "this." : ""}${field.name} = ${field.parameter};`)),
      "}",
    ];
    const declared = fields.map((field) => `public readonly ${field.type} ${field.name};`);
    return ["[OutputType]", ...block(`public sealed class ${name}`, declared.length ? [declared, constructor] : [constructor])];
  }

  enumStruct(name, values) {
    return ["[EnumType]", ...block(`public readonly record struct ${name}`, [
      ["private readonly string _value;"],
      [`private ${name}(string value) => _value = value;`],
      ...values.map((each) => [`public static ${name} ${enumValueName(each.name, name)} { get; } = new(${JSON.stringify(each.value)});`]),
      [`public static explicit operator string(${name} value) => value._value;`],
      ["public override string ToString() => _value;"],
    ])];
  }
}

export const indent = (lines) => lines.map((line) => (line ? `    ${line}` : line));

const longest = 160;

/** Two parts of a member on one line where it is not too long. */
const onOneLine = (first, second) => (`    ${first} ${second}`.length <= longest ? [`${first} ${second}`] : [first, second]);

/** A line, or several where it is too long: each ends with the last comma that fits, or else with the last space. Official names can be longer; a header stays whole. */
export function wrap(line) {
  const indented = line.match(/^ */)[0];
  const comma = line.lastIndexOf(", ", longest - 1) + 1;
  const end = comma || line.lastIndexOf(" ", longest);
  if (line.length <= longest || end <= indented.length || !indented) {
    return [line];
  }
  return [line.slice(0, end), ...wrap(`${indented}${indented.length > 8 ? "" : "    "}${line.slice(end + 1)}`)];
}

/** A type's header and its members, each a list of lines. Members of one line stand together. */
export function block(header, members) {
  const body = members.flatMap((lines, index) => (index && (lines.length > 1 || members[index - 1].length > 1) ? ["", ...lines] : lines));
  return [header, "{", ...indent(body), "}"];
}
