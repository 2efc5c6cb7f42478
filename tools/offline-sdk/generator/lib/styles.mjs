// Styles: the three ways in which the official C# packages lay out and name their types.
//
//   bridge       Pulumi.Aws, Pulumi.Gcp           Pulumi.Aws.Eks.Inputs.ClusterVpcConfigArgs
//   kubernetes   Pulumi.Kubernetes                Pulumi.Kubernetes.Types.Inputs.Core.V1.NamespaceSpecArgs
//   native       Pulumi.AzureNative               Pulumi.AzureNative.ContainerService.Inputs.ManagedClusterSKUArgs
//
// A type's name also depends on its use:
//
//   resource      an argument or an output of a resource
//   state         an argument of a resource that is looked up
//   invoke        a plain argument of a function
//   invokeOutput  an argument of a function that takes outputs
//   result        what a function returns

const bridge = {
  resourceBase: "CustomResource",
  argsModifiers: "sealed ",
  typeNamespace: (module, side) => [...module, side],
  argsNamespace: (module) => module,
  nullableOutputs: true,
  // A nested type is one for inputs and outputs. What the provider fills in is required in the outputs of the typings, and in nothing else.
  outputsAsOptionalAsInputs: true,
  alwaysOptionalArgs: false,
  objectName(type, use) {
    switch (use) {
      case "state": return `${type.name.replace(/Args$/, "")}GetArgs`;
      case "invokeOutput": return `${type.name.replace(/Args$/, "")}InputArgs`;
      case "result": return `${type.name}Result`;
    }
    return type.side === "inputs" ? `${type.name}Args` : type.name;
  },
};

const kubernetes = {
  resourceBase: "KubernetesResource",
  argsModifiers: "",
  typeNamespace: (module, side) => ["Types", side, ...(module.length ? module : ["Provider"])],
  argsNamespace: (module) => (module.length ? ["Types", "Inputs", ...module] : []),
  nullableOutputs: false,
  outputsAsOptionalAsInputs: false,
  alwaysOptionalArgs: true,
  objectName: bridge.objectName,
};

// The npm package ends the names of inputs with "Args" itself.
const native = {
  ...bridge,
  outputsAsOptionalAsInputs: false,
  objectName: (type, use) => (use === "invokeOutput" || type.side === "outputs" ? type.name : `${type.name.replace(/Args$/, "")}Args`),
};

export const styles = { bridge, kubernetes, native };
