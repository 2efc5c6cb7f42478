// An engine made of Pulumi's own gRPC stubs. It answers a program as the real engine does and writes down what the program sends:
// one JSON line per request on stdout, after a first line with the port. It ends when its stdin does.
//
//   STUB_FEATURES   what SupportsFeature says yes to, with commas between; default: all that is asked for
//   STUB_UPDATE     1 for an update, in which resources get ids; default: a preview
//   STUB_OLD        1 for an engine that does not know SignalAndWaitForShutdown
//   STUB_REFUSE     the name of a resource whose registration fails
//   STUB_ANSWERS    what functions answer: JSON, by the function's token; default: an answer of the stub's own
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const grpc = require('@grpc/grpc-js');
const { Struct } = require('google-protobuf/google/protobuf/struct_pb.js');
const { Empty } = require('google-protobuf/google/protobuf/empty_pb.js');
const resourceService = require('@pulumi/pulumi/proto/resource_grpc_pb.js');
const resource = require('@pulumi/pulumi/proto/resource_pb.js');
const provider = require('@pulumi/pulumi/proto/provider_pb.js');
const engineService = require('@pulumi/pulumi/proto/engine_grpc_pb.js');
const engine = require('@pulumi/pulumi/proto/engine_pb.js');

const unknown = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const features = process.env.STUB_FEATURES?.split(',');
const answers = JSON.parse(process.env.STUB_ANSWERS ?? '{}');
const isUpdate = process.env.STUB_UPDATE === '1';

/** A message as plain JSON: structs and maps become objects, and a oneof shows only what is set. */
function plain(message) {
  if (message instanceof Struct) {
    return message.toJavaScript();
  }
  const result = {};
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(message))) {
    const found = /^get([A-Z].*?)(List|Map)?$/.exec(name);
    if (!found || /_as(U8|B64)$/.test(name)) {
      continue;
    }
    const [, field, kind] = found;
    const key = field[0].toLowerCase() + field.slice(1);
    if (typeof message[`has${field}`] === 'function' && !message[`has${field}`]()) {
      continue;
    }
    const value = message[name]();
    if (kind === 'Map') {
      result[key] = Object.fromEntries([...value.entries()].map(([k, v]) => [k, typeof v === 'object' ? plain(v) : v]));
    } else if (kind === 'List') {
      result[key] = value.map((item) => (typeof item === 'object' ? plain(item) : item));
    } else {
      result[key] = value !== null && typeof value === 'object' ? plain(value) : value;
    }
  }
  return result;
}

function answering(method, answer) {
  return (call, callback) => {
    process.stdout.write(JSON.stringify({ method, request: plain(call.request) }) + '\n');
    try {
      callback(null, answer(call.request));
    } catch (error) {
      callback(error);
    }
  };
}

function urnOf(parent, type, name) {
  const above = parent ? parent.split('::')[2] : '';
  const prefix = above && above !== 'pulumi:pulumi:Stack' ? `${above}$` : '';
  return `urn:pulumi:dev::fixture::${prefix}${type}::${name}`;
}

const monitor = {
  supportsFeature: answering('SupportsFeature', (request) => {
    const response = new resource.SupportsFeatureResponse();
    response.setHassupport(features ? features.includes(request.getId()) : true);
    return response;
  }),
  registerResource: answering('RegisterResource', (request) => {
    if (request.getName() === process.env.STUB_REFUSE) {
      throw { code: grpc.status.INVALID_ARGUMENT, details: 'the stub refuses' };
    }
    const response = new resource.RegisterResourceResponse();
    response.setUrn(urnOf(request.getParent(), request.getType(), request.getName()));
    if (request.getCustom() && isUpdate) {
      response.setId(`${request.getName()}-id`);
    }
    // What a provider does in a preview: inputs come back, some more is known to come.
    const outputs = request.getCustom() ? request.getObject().toJavaScript() : {};
    if (request.getCustom()) {
      outputs.endpoint = isUpdate ? `${request.getName()}.example` : unknown;
      outputs.__defaults = [unknown];
    }
    response.setObject(Struct.fromJavaScript(outputs));
    return response;
  }),
  readResource: answering('ReadResource', (request) => {
    const response = new resource.ReadResourceResponse();
    response.setUrn(urnOf(request.getParent(), request.getType(), request.getName()));
    response.setProperties(Struct.fromJavaScript({ name: 'as-read', size: 7 }));
    return response;
  }),
  invoke: answering('Invoke', (request) => {
    const response = new provider.InvokeResponse();
    response.setReturn(Struct.fromJavaScript(answers[request.getTok()] ?? { answer: `of ${request.getTok()}`, count: 3 }));
    return response;
  }),
  call: answering('Call', () => {
    const response = new provider.CallResponse();
    response.setReturn(Struct.fromJavaScript({ answer: 'called', count: 1 }));
    return response;
  }),
  registerResourceOutputs: answering('RegisterResourceOutputs', () => new Empty()),
  registerPackage: answering('RegisterPackage', () => new resource.RegisterPackageResponse()),
};

if (process.env.STUB_OLD !== '1') {
  monitor.signalAndWaitForShutdown = answering('SignalAndWaitForShutdown', () => new Empty());
}

const host = {
  log: answering('Log', () => new Empty()),
  getRootResource: answering('GetRootResource', () => new engine.GetRootResourceResponse()),
  setRootResource: answering('SetRootResource', () => new engine.SetRootResourceResponse()),
  requirePulumiVersion: answering('RequirePulumiVersion', () => new engine.RequirePulumiVersionResponse()),
};

const server = new grpc.Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
server.addService(resourceService.ResourceMonitorService, monitor);
server.addService(engineService.EngineService, host);
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    throw error;
  }
  process.stdout.write(JSON.stringify({ port }) + '\n');
});
process.stdin.resume();
process.stdin.on('end', () => server.forceShutdown());
