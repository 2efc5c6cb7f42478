#!/usr/bin/env node
// Writes tools/preview/data/replacements.g.yaml: for which properties the typings say that a change replaces the resource. With --check it
// says whether the file is as it would be written.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { replacementsIn } from "./lib/replacements.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const file = join(dirname(dirname(here)), "preview", "data", "replacements.g.yaml");
const [option, ...rest] = process.argv.slice(2);
if (rest.length || (option !== undefined && option !== "--check")) {
  console.error("usage: node tools/offline-sdk/generator/replacements.mjs [--check]");
  process.exit(2);
}
if (!existsSync(join(here, "node_modules"))) {
  console.error("The npm packages are not installed. Run: npm ci --prefix tools/offline-sdk/generator");
  process.exit(2);
}

const resources = JSON.parse(readFileSync(join(here, "resources.json"), "utf8"));
const rules = Object.values(resources).flatMap((spec) => replacementsIn(join(here, "node_modules", spec.npm), spec.resources));
const text = [
  "# For which properties the documentation in the official typings says that a change replaces the resource.",
  "# tools/offline-sdk/generator/replacements.mjs writes this file; what the documentation does not say stands in replacements.yaml.",
  "replaces:",
  ...rules.flatMap(({ type, properties }) => [`  - type: ${type}`, `    properties: [${properties.join(", ")}]`]),
  "",
].join("\n");
const before = existsSync(file) ? readFileSync(file, "utf8") : "";
if (option !== "--check") {
  writeFileSync(file, text);
  console.log(`tools/preview/data/replacements.g.yaml: ${rules.length} types`);
} else if (before !== text) {
  console.error("tools/preview/data/replacements.g.yaml is not what the typings say. Run: node tools/offline-sdk/generator/replacements.mjs");
  process.exit(1);
}
