// A client of policy packs made of Pulumi's own gRPC stubs. It starts a pack as the engine does, then makes the calls that it reads from stdin:
// one JSON line { method, request } each. It answers each with a JSON line on stdout: { response } or { error: { code, message } }, with the
// milliseconds that it took. Its first line has the pack's port and how long the pack took to say it. It ends with its stdin, and tells then
// how the pack ended.
//
//   node policy-client.mjs COMMAND [ARGUMENT...]   the pack; the address of an engine is put after the arguments
//
// In a request a map { "$secret": value } is a secret, { "$unknown": true } an unknown, marked by the constants of Pulumi's SDK.
// { method: "goAway" } closes the engine's port, as if the engine had been killed. { method: "analyzeMany", request, count } analyses a resource
// over and over.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import net from 'node:net';
import readline from 'node:readline';

const require = createRequire(import.meta.url);
const grpc = require('@grpc/grpc-js');
const { Struct } = require('google-protobuf/google/protobuf/struct_pb.js');
const { Empty } = require('google-protobuf/google/protobuf/empty_pb.js');
const { AnalyzerClient } = require('@pulumi/pulumi/proto/analyzer_grpc_pb.js');
const proto = require('@pulumi/pulumi/proto/analyzer_pb.js');
const { specialSigKey, specialSecretSig, unknownValue } = require('@pulumi/pulumi/runtime/rpc.js');

const limit = 400 * 1024 * 1024;
const started = performance.now();
const print = (line) => process.stdout.write(JSON.stringify(line) + '\n');

function encoded(value) {
  if (Array.isArray(value)) {
    return value.map(encoded);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if ('$secret' in value) {
    return { [specialSigKey]: specialSecretSig, value: encoded(value.$secret) };
  }
  return '$unknown' in value ? unknownValue : Object.fromEntries(Object.entries(value).map(([name, item]) => [name, encoded(item)]));
}

const struct = (value) => Struct.fromJavaScript(encoded(value ?? {}));

/** Sets the fields of a message from a plain object; maps and messages have a setter of their own. */
function fill(message, fields, special = {}) {
  for (const [name, value] of Object.entries(fields ?? {})) {
    if (special[name]) {
      special[name](value);
      continue;
    }
    const field = name[0].toUpperCase() + name.slice(1).toLowerCase();
    (message[`set${field}`] ?? message[`set${field}List`]).call(message, value);
  }
  return message;
}

function options(fields) {
  const message = new proto.AnalyzerResourceOptions();
  return fill(message, fields, {
    customTimeouts: (value) => message.setCustomtimeouts(fill(new proto.AnalyzerResourceOptions.CustomTimeouts(), value)),
  });
}

function resource(message, fields) {
  return fill(message, fields, {
    properties: (value) => message.setProperties(struct(value)),
    options: (value) => message.setOptions(options(value)),
    provider: (value) => message.setProvider(resource(new proto.AnalyzerProviderResource(), value)),
    propertyDependencies: (value) => {
      for (const [name, urns] of Object.entries(value)) {
        message.getPropertydependenciesMap().set(name, fill(new proto.AnalyzerPropertyDependencies(), { urns }));
      }
    },
  });
}

function toMap(map, entries) {
  for (const [key, value] of Object.entries(entries)) {
    map.set(key, value);
  }
}

const requests = {
  handshake: ({ engineAddress, rootDirectory, programDirectory }) => {
    const message = new proto.AnalyzerHandshakeRequest();
    message.setEngineAddress(engineAddress ?? '');
    if (rootDirectory !== undefined) {
      message.setRootDirectory(rootDirectory);
      message.setProgramDirectory(programDirectory ?? rootDirectory);
    }
    return message;
  },
  configureStack: (fields) => {
    const message = new proto.AnalyzerStackConfigureRequest();
    return fill(message, fields, {
      dryRun: (value) => message.setDryRun(value),
      configSecretKeys: (value) => message.setConfigSecretKeysList(value),
      config: (value) => toMap(message.getConfigMap(), value),
      tags: (value) => toMap(message.getTagsMap(), value),
    });
  },
  getAnalyzerInfo: () => new Empty(),
  getPluginInfo: () => new Empty(),
  cancel: () => new Empty(),
  configure: (policies) => {
    const message = new proto.ConfigureAnalyzerRequest();
    for (const [name, { enforcementLevel, properties }] of Object.entries(policies)) {
      const config = new proto.PolicyConfig();
      config.setEnforcementlevel(proto.EnforcementLevel[enforcementLevel.toUpperCase()]);
      if (properties) {
        config.setProperties(struct(properties));
      }
      message.getPolicyconfigMap().set(name, config);
    }
    return message;
  },
  analyze: (fields) => resource(new proto.AnalyzeRequest(), fields),
  remediate: (fields) => resource(new proto.AnalyzeRequest(), fields),
  analyzeStack: ({ resources }) => {
    const message = new proto.AnalyzeStackRequest();
    message.setResourcesList(resources.map((fields) => resource(new proto.AnalyzerResource(), fields)));
    return message;
  },
};

/** A message as plain JSON: structs and maps become objects. */
function plain(value) {
  if (value instanceof Struct) {
    return value.toJavaScript();
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const result = {};
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(value))) {
    const found = /^get([A-Z].*?)(List|Map)?$/.exec(name);
    if (!found || /_as(U8|B64)$/.test(name)) {
      continue;
    }
    const [, field, kind] = found;
    const key = field[0].toLowerCase() + field.slice(1);
    const item = value[name]();
    if (kind === 'Map') {
      result[key] = Object.fromEntries([...item.entries()].map(([k, v]) => [k, plain(v)]));
    } else if (item !== undefined) {
      result[key] = plain(item);
    }
  }
  return result;
}

const engine = net.createServer((socket) => socket.on('error', () => {}));
await new Promise((resolve) => engine.listen(0, '127.0.0.1', resolve));
const address = `127.0.0.1:${engine.address().port}`;

const [command, ...args] = process.argv.slice(2);
const pack = spawn(command, [...args, address], { stdio: ['ignore', 'pipe', 'pipe'] });
const ended = new Promise((resolve) => pack.on('exit', (code, signal) => resolve({ code, signal })));
let shown = '';
pack.stderr.on('data', (text) => (shown += text));

const firstLine = await Promise.race([
  new Promise((resolve) => {
    let text = '';
    pack.stdout.on('data', (more) => {
      text += more;
      if (text.includes('\n')) {
        resolve(text.slice(0, text.indexOf('\n')));
        shown += text.slice(text.indexOf('\n') + 1);
        text = '';
      }
    });
  }),
  ended.then(({ code }) => `ended with ${code}: ${shown}`),
]);
if (!/^\d+$/.test(firstLine)) {
  print({ error: { code: 'START', message: firstLine } });
  process.exit(0);
}

const client = new AnalyzerClient(`127.0.0.1:${firstLine}`, grpc.credentials.createInsecure(), {
  'grpc.max_receive_message_length': limit,
  'grpc.max_send_message_length': limit,
});
print({ port: Number(firstLine), milliseconds: performance.now() - started });

const call = (method, request) => new Promise((resolve, reject) => client[method](request, (error, response) => (error ? reject(error) : resolve(response))));

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { method, request, count } = JSON.parse(line);
  const begun = performance.now();
  try {
    if (method === 'goAway') {
      engine.close();
      print({ ended: await ended, shown });
      continue;
    }
    if (method === 'analyzeMany') {
      const message = requests.analyze(request);
      for (let i = 0; i < count; i++) {
        await call('analyze', message);
      }
      print({ response: {}, milliseconds: performance.now() - begun });
      continue;
    }
    const response = await call(method, requests[method](request ?? {}));
    print({ response: plain(response), milliseconds: performance.now() - begun });
    if (method === 'cancel') {
      print({ ended: await ended, shown });
    }
  } catch (error) {
    print({ error: { code: grpc.status[error.code] ?? String(error), message: error.details ?? error.message } });
  }
}

engine.close();
client.close();
pack.kill('SIGKILL');
