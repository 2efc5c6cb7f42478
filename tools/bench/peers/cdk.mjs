// An EKS cluster with the same tenants for `cdk synth`. CloudFormation takes 1 MB for a stack, so the tenants are spread over several.
import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { App, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import * as iam from 'aws-cdk-lib/aws-iam';
import { isObject, resourcesOf, tenants } from './platform.mjs';

const TENANTS_PER_STACK = 30;

const app = new App();
const platform = new Stack(app, 'platform');
const cluster = new eks.Cluster(platform, 'cluster', {
  clusterName: 'spark',
  version: eks.KubernetesVersion.of('1.35'),
  endpointAccess: eks.EndpointAccess.PRIVATE,
  kubectlProviderOptions: { kubectlLayer: new KubectlV35Layer(platform, 'kubectl') },
});

let stack;
tenants.forEach((tenant, i) => {
  stack = i % TENANTS_PER_STACK === 0 ? new Stack(app, `tenants-${i / TENANTS_PER_STACK}`) : stack;
  const resources = resourcesOf(tenant);
  const inputs = (type) => resources.find((resource) => resource.type === type).inputs;
  const role = new iam.Role(stack, `${tenant}-role`, {
    roleName: inputs('aws:iam/role:Role').name,
    assumedBy: new iam.SessionTagsPrincipal(new iam.ServicePrincipal('pods.eks.amazonaws.com')),
    inlinePolicies: { data: iam.PolicyDocument.fromJson(JSON.parse(inputs('aws:iam/rolePolicy:RolePolicy').policy)) },
  });
  new CfnPodIdentityAssociation(stack, `${tenant}-identity`, {
    clusterName: cluster.clusterName, namespace: tenant, serviceAccount: 'spark', roleArn: role.roleArn,
  });

  // One resource of CloudFormation with all objects of the tenant: one for each would be 25 times as many.
  new eks.KubernetesManifest(stack, `${tenant}-objects`, { cluster, manifest: resources.filter(isObject).map((resource) => resource.inputs) });
});
app.synth();
