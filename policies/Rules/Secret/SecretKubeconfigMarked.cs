using PolicyEngine.Model;

namespace Policies.Rules.Secret;

internal sealed class SecretKubeconfigMarked : StackPolicy
{
    private const string Kubeconfig = "kubeconfig";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "secret-kubeconfig-marked",
        Title = "A kubeconfig is secret wherever it is kept",
        Severity = Severity.Critical,
        Why = "A kubeconfig opens the cluster. In clear it is in the state, in every export of it and on the screen of whoever looks at the stack's outputs.",
        Remedy = "Give the Kubernetes provider AdditionalSecretOutputs = { \"kubeconfig\" }, and register a kubeconfig output with Output.CreateSecret or from one that is secret.",
        Link = "https://www.pulumi.com/docs/iac/concepts/secrets/",
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var resource in stack.All)
        {
            var kubeconfig = resource[Kubeconfig];
            if (!resource.Properties.TryGet(Kubeconfig, out _))
            {
                continue;
            }

            if (resource.Type == "pulumi:providers:kubernetes")
            {
                // What is not known yet has lost the mark of a secret on its way here, so the provider has to say it itself.
                check.Require(
                    resource.Options.AdditionalSecretOutputs.Contains(Kubeconfig),
                    kubeconfig, "The provider keeps its kubeconfig in clear: it is not among its additional secret outputs.");
            }
            else if (!kubeconfig.IsEmpty.IsYes)
            {
                check.Require(kubeconfig.IsSecret | kubeconfig.IsEmpty, kubeconfig, $"{resource.Name} has a kubeconfig in clear among its outputs.");
            }
        }
    }
}
