// What the typings' documentation says about replacements.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { fileName } from "./names.mjs";
import { parse } from "./typings.mjs";

// The phrases of Terraform's and Azure's documentation; each is about the property that it documents.
const PHRASES = [
  /\bforces (a )?new\b/i,
  /\bforces? (a new|re-?creation|replacement)\b/i,
  /\bwill force a new \w+ to be created\b/i,
  /\b(it )?cannot be (changed|updated) (once|after)\b/i,
  /\bonce (set|it is set|created)[^.]*\bcannot be (changed|updated)\b/i,
  /\bcan't be changed after\b/i,
  /\bimmutable\. /i,
];

/** True when a property's documentation says that a change replaces the resource. */
export function saysReplacement(documentation) {
  // What holds only for some values of another property is left to replacements.yaml.
  const sentences = documentation.replace(/\s+/g, " ").split(/(?<=\.) /).filter((sentence) => !sentence.startsWith("If "));
  return PHRASES.some((phrase) => sentences.some((sentence) => phrase.test(`${sentence} `)));
}

/** The rules of a package: { type, properties }, for the resources that have any. */
export function replacementsIn(root, resources) {
  return Object.entries(resources).flatMap(([path, names]) =>
    names.map((name) => readReplacements(root, path, name)).filter(({ properties }) => properties.length));
}

function readReplacements(root, path, name) {
  const file = join(root, path, `${fileName(name)}.d.ts`);
  const script = file.replace(/\.d\.ts$/, ".js");
  const type = existsSync(script) ? readFileSync(script, "utf8").match(/__pulumiType = ['"]([^'"]+)['"]/)?.[1] : undefined;
  if (!type) {
    return { type, properties: [] };
  }
  const args = parse(file).statements.find((statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === `${name}Args`);
  const properties = (args?.members ?? [])
    .filter((member) => saysReplacement(ts.getJSDocCommentsAndTags(member).map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? "").join(" ")))
    .map((member) => member.name.text);
  return { type, properties };
}
