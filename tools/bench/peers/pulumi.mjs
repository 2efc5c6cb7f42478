// Pulumi's Node SDK with mocks in place of the engine, which is how its users try out a program without an account.
import * as aws from '@pulumi/aws';
import * as kubernetes from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { base, resourcesOf, tenants } from './platform.mjs';

pulumi.runtime.setMocks({
  newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }),
  call: ({ inputs }) => inputs,
}, 'spark-platform', 'eks', true);

class Part extends pulumi.ComponentResource {
  constructor(type, name, options) {
    super(`spark-platform:platform:${type}`, name, {}, options);
  }
}

// kubernetes:rbac.authorization.k8s.io/v1:Role is kubernetes.rbac.v1.Role, aws:iam/role:Role is aws.iam.Role. A kind of somebody else's is
// a custom resource.
function classOf(type) {
  const [pack, module, name] = type.split(':');
  const [group, version] = module.split('/');
  return pack === 'aws' ? aws[group][name] : kubernetes[group.split('.')[0]]?.[version]?.[name] ?? kubernetes.apiextensions.CustomResource;
}

function create({ type, name, inputs }, options) {
  return new (classOf(type))(name, inputs, options);
}

const made = [];
const platform = new Part('Platform', 'platform');
for (const resource of base) {
  made.push(create(resource, { parent: platform }));
}

for (const tenant of tenants) {
  const parent = new Part('Tenant', tenant, { parent: platform });
  const identity = new Part('TenantIdentity', `tenant-${tenant}`, { parent: platform });
  made.push(parent, identity);
  let namespace;
  for (const resource of resourcesOf(tenant)) {
    const one = resource.type.startsWith('aws:')
      ? create(resource, { parent: identity })
      : create(resource, namespace ? { parent, dependsOn: [namespace], deletedWith: namespace } : { parent });
    namespace ??= resource.type.endsWith(':Namespace') ? one : undefined;
    made.push(one);
  }
}

const urns = await Promise.all(made.map((resource) => resource.urn.promise()));
console.log(`${urns.filter(Boolean).length} resources`);
