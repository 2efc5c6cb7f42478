// The Kubernetes objects of the same platform for `cdk8s synth`: a chart for what there is once, and one for each tenant.
import { ApiObject, App, Chart } from 'cdk8s';
import { base, isObject, resourcesOf, tenants } from './platform.mjs';

const app = new App();

function chart(name, resources) {
  const made = new Chart(app, name);
  for (const { name: id, type, inputs } of resources.filter(isObject)) {
    // A role and its binding have one name.
    new ApiObject(made, `${type.split(':')[2]}-${id}`.replaceAll('/', '-'), inputs);
  }
}

chart('platform', base);
for (const tenant of tenants) {
  chart(tenant, resourcesOf(tenant));
}

app.synth();
