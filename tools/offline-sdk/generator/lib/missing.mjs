// Missing types: what an official package exports in the namespaces of a project, and the project lacks. Only their names are kept.

import { join } from "node:path";
import { CSharp } from "./csharp.mjs";
import { readSurface } from "./surface.mjs";

const command = "node tools/offline-sdk/generator/generate.mjs";

/**
 * The text of `MissingTypes/<name>.txt`: a namespace, and below it its types, indented. `sources` are the C# texts of the project,
 * `unlisted` the types that the package has and its typings lack. Without a `spec` there are no typings. A module with nested inputs has its nested
 * outputs too, if only by name.
 */
export function printMissingTypes(name, spec, unlisted, modules, sources) {
  const written = new Set(sources.flatMap(declaredTypes));
  const namespaces = new Set(sources.map(declaredNamespace).flatMap((namespace) => [namespace, namespace.replace(/\bInputs\b/, "Outputs")]));
  const listed = spec ? readSurface(join(modules, spec.npm), new CSharp(name, spec, {})) : written;
  const official = [...listed, ...unlisted.map((type) => `${name}.${type}`)].filter((type) => namespaces.has(namespaceOf(type)));
  const unofficial = [...written].filter((type) => !official.includes(type));
  if (unofficial.length) {
    throw new Error(`the official ${name} has no ${unofficial.join(", ")}; if it has, list it as unlisted in exceptions.json`);
  }
  const missing = [...new Set(official)].filter((type) => !written.has(type)).sort(byNamespace);
  return [
    `# What the official ${name} has and the offline one has not. Written by: ${command}`,
    ...[...new Set(missing.map(namespaceOf))].flatMap((namespace) => [
      namespace,
      ...wrap(missing.filter((type) => namespaceOf(type) === namespace).map(simpleName)),
    ]),
    "",
  ].join("\n");
}

/** Names in indented lines of at most 160 columns. */
function wrap(names) {
  const lines = [];
  for (const name of names) {
    const longer = lines.length ? `${lines.at(-1)} ${name}` : "";
    if (longer && longer.length <= 160) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(`  ${name}`);
    }
  }
  return lines;
}

const declaredNamespace = (text) => text.match(/^namespace ([\w.]+);/m)[1];

/** The full names of the public types that a C# text declares. */
function declaredTypes(text) {
  const namespace = declaredNamespace(text);
  const declarations = text.matchAll(/^public (?:\w+ )*(?:class|struct|interface|enum|record|delegate [\w<>?]+) (\w+)/gm);
  return [...declarations].map(([, type]) => `${namespace}.${type}`);
}

const namespaceOf = (type) => type.slice(0, type.lastIndexOf("."));

const simpleName = (type) => type.slice(type.lastIndexOf(".") + 1);

const byNamespace = (left, right) => compare(namespaceOf(left), namespaceOf(right)) || compare(left, right);

const compare = (left, right) => (left < right ? -1 : left > right ? 1 : 0);
