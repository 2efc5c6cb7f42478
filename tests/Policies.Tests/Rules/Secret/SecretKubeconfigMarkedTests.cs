using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Secret;

public sealed class SecretKubeconfigMarkedTests : RuleTests
{
    private const string Provider = "pulumi:providers:kubernetes";
    private const string Component = "spark-platform:eks:Cluster";

    protected override string Policy => "secret-kubeconfig-marked";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("a provider that keeps it secret", Resource(Provider, "spark", "kubeconfig: !unknown", secretOutputs: ["kubeconfig"])),
        Accepted("a component with a secret", Resource(Component, "spark", "kubeconfig: !secret 'apiVersion: v1'")),
        Refused(
            "a provider that does not",
            Resource(Provider, "spark", "kubeconfig: !unknown", secretOutputs: ["token"]),
            "spark kubeconfig: The provider keeps its kubeconfig in plain text: it is not among its additional secret outputs."),
        Refused(
            "a component that shows it",
            [Resource(Provider, "spark", "kubeconfig: x", secretOutputs: ["kubeconfig"]), Resource(Component, "spark", "kubeconfig: 'apiVersion: v1'")],
            "spark kubeconfig: spark has a kubeconfig in plain text among its outputs."),
        Undecided("a component whose kubeconfig is not known", Resource(Component, "spark", "kubeconfig: !unknown"), "spark kubeconfig"),
        Ignored("a provider without, which takes the one of the machine", Resource(Provider, "default")),
        Ignored("something without", Resource(Component, "spark", "kubeconfig: ''")),
    ];
}
