// Scripts: what only the .js files of an npm package say: tokens, secrets, aliases, defaults.

import { join } from "node:path";
import ts from "typescript";
import { fileName, lowerFirst } from "./names.mjs";
import { parse } from "./typings.mjs";

export function readResourceFacts(root, path, name) {
  return resourceFacts(parse(join(root, ...path, `${fileName(name)}.js`)));
}

/** A resource's token, aliases, secret inputs and outputs, properties whose change replaces it, and defaults by property. */
export function resourceFacts(source) {
  const facts = { token: undefined, aliases: [], secretOutputs: [], replaceOnChanges: [], secretInputs: new Set(), defaults: new Map() };
  walk(source, (node) => {
    if (ts.isPropertyDeclaration(node) && node.name.text === "__pulumiType") {
      facts.token = node.initializer.text;
    } else if (ts.isPropertyAssignment(node)) {
      readOption(facts, node);
    } else if (isInputAssignment(node)) {
      readInput(facts, node.left.argumentExpression.text, node.right);
    }
  });
  if (!facts.token) {
    throw new Error(`${source.fileName} gives no type token`);
  }
  return facts;
}

/** The token under which a function is invoked. */
export function readFunctionToken(root, path, name) {
  let token;
  walk(parse(join(root, ...path, `${fileName(name)}.js`)), (node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === "pulumi.runtime.invoke") {
      token = node.arguments[0].text;
    }
  });
  return token;
}

/** The defaults of a nested type, by property: its `...ProvideDefaults` function in types/input.js. */
export function readTypeDefaults(root) {
  const functions = new Map();
  const visit = (node, path) => {
    if (ts.isFunctionDeclaration(node)) {
      functions.set([...path, node.name.text].join("."), node);
      return;
    }
    const module = moduleOf(node);
    ts.forEachChild(node, (child) => visit(child, module ? [...path, module] : path));
  };
  visit(parse(join(root, "types", "input.js")), []);
  return (path, name) => {
    const defaults = new Map();
    const declared = functions.get([...path, `${lowerFirst(name)}ProvideDefaults`].join("."));
    if (declared) {
      walk(declared, (node) => {
        if (ts.isPropertyAssignment(node)) {
          addDefault(defaults, node.name.text, node.initializer);
        }
      });
    }
    return defaults;
  };
}

// A namespace is emitted as `(function (core) { ... })(core || (core = {}))`.
function moduleOf(node) {
  const callee = ts.isCallExpression(node) && ts.isParenthesizedExpression(node.expression) && node.expression.expression;
  return callee && ts.isFunctionExpression(callee) ? callee.parameters[0]?.name.text : undefined;
}

function readOption(facts, node) {
  const texts = () => node.initializer.elements.map((element) => element.text);
  switch (node.name.text) {
    case "aliases":
      facts.aliases = [...new Set(node.initializer.elements.map((alias) => alias.properties[0].initializer.text))];
      break;
    case "additionalSecretOutputs":
      facts.secretOutputs = texts();
      break;
    case "replaceOnChanges":
      facts.replaceOnChanges = texts();
      break;
  }
}

const isInputAssignment = (node) => ts.isBinaryExpression(node)
  && node.operatorToken.kind === ts.SyntaxKind.EqualsToken
  && ts.isElementAccessExpression(node.left)
  && node.left.expression.getText() === "resourceInputs";

function readInput(facts, name, value) {
  walk(value, (node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === "pulumi.secret") {
      facts.secretInputs.add(name);
    }
  });
  addDefault(facts.defaults, name, value);
}

// `(args?.x) ?? utilities.getEnv("A", "B")`, `?? "text"`, `?? (utilities.getEnvBoolean("A") ?? false)`
function addDefault(defaults, name, value) {
  walk(value, (node) => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken && !defaults.has(name)) {
      defaults.set(name, readDefault(node.right));
    }
  });
}

function readDefault(node) {
  if (ts.isParenthesizedExpression(node)) {
    return readDefault(node.expression);
  }
  if (ts.isBinaryExpression(node)) {
    return { ...readDefault(node.left), ...readDefault(node.right) };
  }
  if (ts.isCallExpression(node)) {
    return { environment: node.arguments.map((argument) => argument.text) };
  }
  if (ts.isStringLiteral(node)) {
    return { value: node.text };
  }
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword: return { value: true };
    case ts.SyntaxKind.FalseKeyword: return { value: false };
    case ts.SyntaxKind.NumericLiteral: return { value: Number(node.text) };
  }
  throw new Error(`no rule for the default ${node.getText()}`);
}

function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}
