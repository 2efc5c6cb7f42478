// Utilities: the internal class of a slice that every other file of it uses.

import { block } from "./csharp.mjs";

/** Prints the class with those helpers that the slice's `code` calls. */
export function printUtilities(version, code) {
  const used = helpers.filter(([call]) => code.includes(call)).map(([, lines]) => lines);
  return block("internal static class Utilities", [[`public const string Version = "${version}";`], options(code), ...used]);
}

// An id turns the registration into a read; "" keeps it a registration, even if the program set CustomResourceOptions.Id.
function options(code) {
  const additions = optionLists.filter(({ label }) => code.includes(`, ${label}: [`));
  const parameters = ["CustomResourceOptions? options", "Input<string>? id", ...additions.map(({ label }) => `string[]? ${label} = null`)];
  return [
    `public static CustomResourceOptions Options(${parameters.join(", ")})`,
    "{",
    "    var defaults = new CustomResourceOptions { Version = Version };",
    ...additions.map(({ statement }) => `    ${statement}`),
    "    var merged = CustomResourceOptions.Merge(defaults, options);",
    "    merged.Id = id ?? merged.Id;",
    "    return merged;",
    "}",
  ];
}

const optionLists = [
  { label: "aliases", statement: "defaults.Aliases.AddRange((aliases ?? []).Select(type => (Input<Alias>)new Alias { Type = type }));" },
  { label: "secrets", statement: "defaults.AdditionalSecretOutputs.AddRange(secrets ?? []);" },
  { label: "replaceOnChanges", statement: "defaults.ReplaceOnChanges.AddRange(replaceOnChanges ?? []);" },
];

const invokeOptions = (type) => [
  `public static ${type} WithDefaults(this ${type}? options)`,
  "{",
  `    options ??= new ${type}();`,
  "    options.Version ??= Version;",
  "    return options;",
  "}",
];

// Together with a secret, a value is one, even while it is unknown.
const secret = (type) => [
  `public static ${type}? Secret<T>(${type}? value)`,
  `    => value is null ? (${type}?)null : Output.Tuple(value, (Input<int>)Output.CreateSecret(0)).Apply(both => both.Item1);`,
];

const read = [
  "private static string? Read(string[] names)",
  "    => names.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => value is not null);",
];

const text = [
  "public static Input<string>? GetEnv(params string[] names)",
  "    => Read(names) is { } value ? (Input<string>)value : null;",
];

const truthy = [
  "public static bool? GetEnvBoolean(params string[] names) => Read(names) switch",
  "{",
  '    "1" or "t" or "T" or "true" or "TRUE" or "True" => true,',
  '    "0" or "f" or "F" or "false" or "FALSE" or "False" => false,',
  "    _ => null,",
  "};",
];

const parsed = (name, type) => [
  `public static ${type}? GetEnv${name}(params string[] names)`,
  `    => ${type}.TryParse(Read(names), out var value) ? value : null;`,
];

const helpers = [
  ["WithDefaults(", [...invokeOptions("InvokeOptions"), "", ...invokeOptions("InvokeOutputOptions")]],
  ["Utilities.Secret(", [...secret("Input<T>"), "", ...secret("InputList<T>"), "", ...secret("InputMap<T>")]],
  ["Utilities.GetEnv(", text],
  ["Utilities.GetEnvBoolean(", truthy],
  ["Utilities.GetEnvInt32(", parsed("Int32", "int")],
  ["Utilities.GetEnvDouble(", parsed("Double", "double")],
  ["Utilities.GetEnv", read],
];
