#!/usr/bin/env node
// Writes the slices of the Pulumi provider packages, the names of the types that they lack and what the providers compute, or with --check names
// the files that are not as they would be written.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { computedIn, printComputed } from "./lib/computed.mjs";
import { printMissingTypes } from "./lib/missing.mjs";
import { buildSlice } from "./lib/slice.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const sdks = dirname(here);
const modules = join(here, "node_modules");
const readJson = (name) => JSON.parse(readFileSync(join(here, name), "utf8"));

const [option, ...rest] = process.argv.slice(2);
if (rest.length || (option !== undefined && option !== "--check")) {
  console.error("usage: node tools/offline-sdk/generator/generate.mjs [--check]");
  process.exit(2);
}
if (!existsSync(modules)) {
  console.error("The npm packages are not installed. Run: npm ci --prefix tools/offline-sdk/generator");
  process.exit(2);
}

const differing = [];
const exceptions = readJson("exceptions.json");
const computed = [];
const missingTypes = new Map();
const listMissingTypes = (name, spec, generated) => missingTypes.set(
  `${name}.txt`,
  printMissingTypes(name, spec, exceptions[name].unlisted, modules, [...handwrittenSources(join(sdks, name)), ...generated]));

listMissingTypes("Pulumi", undefined, []);
for (const [name, spec] of Object.entries(readJson("resources.json"))) {
  const slice = buildSlice(name, spec, exceptions[name], modules);
  update(name, slice, ".g.cs");
  listMissingTypes(name, spec, slice.values());
  computed.push(...computedIn(join(modules, spec.npm), spec));
}
update("MissingTypes", missingTypes, ".txt");
update("../preview/data", new Map([["computed.g.yaml", printComputed(computed)]]), "computed.g.yaml");

if (option === "--check" && differing.length) {
  console.error(`These files differ from what the generator writes:\n${differing.map((file) => `  ${file}`).join("\n")}`);
  console.error("Run: node tools/offline-sdk/generator/generate.mjs");
  process.exit(1);
}

function update(folder, files, ending) {
  const project = join(sdks, folder);
  const stale = filesOf(project).filter((file) => file.endsWith(ending) && !files.has(file));
  const changed = [...files].filter(([file, text]) => read(join(project, file)) !== text);
  differing.push(...[...stale, ...changed.map(([file]) => file)].map((file) => relative(dirname(dirname(sdks)), join(project, file))));
  if (option !== "--check") {
    stale.forEach((file) => rmSync(join(project, file)));
    changed.forEach(([file, text]) => write(join(project, file), text));
    console.log(`${folder}: ${files.size} files, ${changed.length} written, ${stale.length} removed`);
  }
}

function handwrittenSources(project) {
  return filesOf(project).filter((file) => file.endsWith(".cs") && !file.endsWith(".g.cs")).map((file) => read(join(project, file)));
}

function filesOf(project) {
  const all = existsSync(project) ? readdirSync(project, { recursive: true }) : [];
  return all.map((file) => file.replaceAll("\\", "/")).filter((file) => !/^(obj|bin)\//.test(file));
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
