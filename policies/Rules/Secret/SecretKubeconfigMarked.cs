using PolicyEngine.Model;

namespace Policies.Rules.Secret;

internal sealed class SecretKubeconfigMarked : StackPolicy
{
    private const string Kubeconfig = "kubeconfig";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "secret-kubeconfig-marked",
        Title = "Kubeconfigs are Pulumi secrets",
        Severity = Severity.Critical,
        Why =
            "A kubeconfig gives access to the cluster. In plain text it is in the state, in every export of it and on the screen of everyone who looks at "
            + "the stack's outputs.",
        Remedy =
            "Set AdditionalSecretOutputs = { \"kubeconfig\" } on the Kubernetes provider, and register a kubeconfig output with Output.CreateSecret or from "
            + "a secret output.",
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
                // An unknown value has lost its secret mark here, so the provider itself must declare it.
                check.Require(
                    resource.Options.AdditionalSecretOutputs.Contains(Kubeconfig),
                    kubeconfig, "The provider keeps its kubeconfig in plain text: it is not among its additional secret outputs.");
            }
            else if (!kubeconfig.IsEmpty.IsYes)
            {
                check.Require(kubeconfig.IsSecret | kubeconfig.IsEmpty, kubeconfig, $"{resource.Name} has a kubeconfig in plain text among its outputs.");
            }
        }
    }
}
