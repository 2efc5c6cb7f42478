// Resources and functions: their classes in C#.

import { block } from "./csharp.mjs";
import { upperFirst } from "./names.mjs";

/** The class of a resource and that of its arguments: { resource, args, state }, each a list of lines. */
export function printResource(csharp, { path, name, inputs, outputs, hasState, facts }) {
  const isProvider = path.length === 0 && name === "Provider";
  const scope = { path, owner: [...path, name].join("."), use: "resource", isProvider, secrets: facts.secretInputs };
  const print = isProvider ? printProviderMembers : printResourceMembers;
  const args = argsName(csharp, path, name);
  const base = isProvider ? "ProviderResource" : csharp.style.resourceBase;
  const token = isProvider ? `pulumi:providers:${facts.token}` : facts.token;
  return {
    resource: [
      `[ResourceType("${token}", Utilities.Version)]`,
      ...block(`public partial class ${name} : ${base}`, [
        ...outputs.map((property) => csharp.resourceOutput(property, { ...scope, className: name })),
        ...print(csharp, { name, args, inputs, hasState, facts, scope }),
      ]),
    ],
    args: csharp.argsClass({ name: `${name}Args`, base: "ResourceArgs", properties: inputs, defaults: facts.defaults, scope }),
    state: hasState ? [`public sealed class ${name}State : ResourceArgs`, "{", "}"] : undefined,
  };
}

function argsName(csharp, path, name) {
  const namespace = csharp.style.argsNamespace(csharp.module(path));
  return namespace[0] === "Types" ? [...namespace, `${name}Args`].join(".") : `${name}Args`;
}

function printProviderMembers(csharp, { name, args, facts }) {
  return [[
    `public ${name}(string name, ${args}? args = null, CustomResourceOptions? options = null)`,
    `    : base("${facts.token}", name, args ?? new ${args}(), ${optionsCall(facts, '""')})`,
    "{",
    "}",
  ]];
}

function printResourceMembers(csharp, { name, args, inputs, hasState, facts, scope }) {
  const constants = inputs.filter((property) => property.type.kind === "const");
  const optional = csharp.style.alwaysOptionalArgs || inputs.every((property) => property.isOptional);
  const given = constants.length ? "MakeArgs(args)" : `args ?? new ${args}()`;
  const stateParameter = hasState ? `${name}State? state = null, ` : "";
  const members = [
    [
      `public ${name}(string name, ${args}${optional ? "? args = null" : " args"}, CustomResourceOptions? options = null)`,
      `    : base("${facts.token}", name, ${given}, ${optionsCall(facts, '""')})`,
      "{",
      "}",
    ],
    [
      `private ${name}(string name, Input<string> id, ${stateParameter}CustomResourceOptions? options = null)`,
      `    : base("${facts.token}", name, ${hasState ? "state" : "null"}, ${optionsCall(facts, "id")})`,
      "{",
      "}",
    ],
    [
      `public static ${name} Get(string name, Input<string> id, ${stateParameter}CustomResourceOptions? options = null)`,
      `    => new(name, id, ${hasState ? "state, " : ""}options);`,
    ],
  ];
  const names = constants.map((property) => [csharp.propertyName(property, scope), property.type.value]);
  return constants.length ? [...members, makeArgs(args, names)] : members;
}

function makeArgs(args, constants) {
  return [
    `private static ${args} MakeArgs(${args}? args)`,
    "{",
    `    args ??= new ${args}();`,
    ...constants.map(([name, value]) => `    args.${name} = ${JSON.stringify(value)};`),
    "    return args;",
    "}",
  ];
}

function optionsCall(facts, id) {
  const list = (label, values) => (values.length ? `, ${label}: [${values.map((value) => JSON.stringify(value)).join(", ")}]` : "");
  return `Utilities.Options(options, ${id}`
    + list("aliases", facts.aliases)
    + list("secrets", facts.secretOutputs)
    + list("replaceOnChanges", facts.replaceOnChanges) + ")";
}

/** The static class of a function, its arguments in both forms and its result. */
export function printFunction(csharp, { path, name, token, inputs, outputInputs, results }) {
  const type = upperFirst(name);
  const scope = { path, owner: [...path, type].join(".") };
  const optional = inputs?.every((property) => property.isOptional);
  const call = (method, args) =>
    `    => Deployment.Instance.${method}<${type}Result>("${token}", ${inputs ? `args ?? new ${args}()` : "InvokeArgs.Empty"}, options.WithDefaults());`;
  const required = (args) => (inputs ? `${args} args, ` : "");
  const parameter = (args) => (optional ? `${args}? args = null, ` : required(args));
  const members = [
    [
      `public static Task<${type}Result> InvokeAsync(${parameter(`${type}Args`)}InvokeOptions? options = null)`,
      call("InvokeAsync", `${type}Args`),
    ],
    [
      `public static Output<${type}Result> Invoke(${parameter(`${type}InvokeArgs`)}InvokeOptions? options = null)`,
      call("Invoke", `${type}InvokeArgs`),
    ],
    [
      `public static Output<${type}Result> Invoke(${required(`${type}InvokeArgs`)}InvokeOutputOptions options)`,
      call("Invoke", `${type}InvokeArgs`),
    ],
  ];
  const argsClass = (suffix, properties, use) =>
    csharp.argsClass({ name: type + suffix, base: "InvokeArgs", properties, scope: { ...scope, use } });
  return [
    block(`public static class ${type}`, members),
    ...(inputs ? [argsClass("Args", inputs, "invoke"), argsClass("InvokeArgs", outputInputs, "invokeOutput")] : []),
    csharp.outputClass({ name: `${type}Result`, properties: results, scope: { ...scope, use: "result" } }),
  ];
}
