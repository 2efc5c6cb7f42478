// Computed: what a provider fills in within the objects that a resource is given. A preview echoes the objects, and these stay unknown in them.
//
//   bridge   what the outputs promise and the inputs may lack (Terraform's computed attributes)
//   native   whatever is not given (PreviewOutputs in the provider of Azure)
//
// The provider of Kubernetes echoes the inputs as they are.

import { readResourceFacts } from "./scripts.mjs";
import { readInterfaces, readResource } from "./typings.mjs";

/** The computed properties of a package's resources, by type and by the path of the object that has them, where lists do not show. */
export function computedIn(root, { style, resources }) {
  if (style === "kubernetes") {
    return [];
  }
  const interfaces = { inputs: readInterfaces(root, "inputs"), outputs: readInterfaces(root, "outputs") };
  return Object.entries(resources).flatMap(([module, names]) => {
    const path = module === "" ? [] : module.split("/");
    return names.map((name) => {
      const { inputs, outputs } = readResource(root, path, name);
      return { type: readResourceFacts(root, path, name).token, objects: objectsIn(inputs, outputs, { interfaces, style, at: [], above: [] }) };
    });
  }).filter(({ objects }) => objects.length);
}

/** The file of the preview: each object with its computed properties. */
export function printComputed(types) {
  return [
    "# What a provider fills in within the objects that a resource is given, from the official typings: unknown until it is made.",
    "# Written by: node tools/offline-sdk/generator/generate.mjs",
    ...types.flatMap(({ type, objects }) => [`${type}:`, ...objects.flatMap(({ path, names }) => wrapped(`  ${path}: [${names.join(", ")}]`))]),
    "",
  ].join("\n");
}

// A list goes on in the next line, further in.
const wrapped = (line) => line.match(/.{1,150}(?:,(?= )|$)/g).map((part, index) => (index ? `   ${part}` : part));

function objectsIn(inputs, outputs, { interfaces, style, at, above }) {
  return inputs.flatMap(({ name, type }) => {
    const [given, made] = [objectOf(type), objectOf(outputs.find((output) => output.name === name)?.type)];
    const key = given && [...given.path, given.name].join(".");
    if (!given || !made || above.includes(key)) {
      return [];
    }
    const [inner, filled] = [interfaces.inputs(given.path, given.name), interfaces.outputs(made.path, made.name)];
    const mayLack = (property) => inner.find((each) => each.name === property)?.isOptional ?? true;
    const names = filled.filter((each) => mayLack(each.name) && (style === "native" || !each.isOptional)).map((each) => each.name);
    const path = [...at, name];
    return [
      ...(names.length ? [{ path: path.join("."), names }] : []),
      ...objectsIn(inner, filled, { interfaces, style, at: path, above: [...above, key] }),
    ];
  });
}

// The keys of a map are the user's: its objects are left as they are.
function objectOf(type) {
  switch (type?.kind) {
    case "object": return type;
    case "list": return objectOf(type.item);
    case "union": return type.types.map(objectOf).find((found) => found);
  }
  return undefined;
}
