using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Secret;

public sealed class SecretOutputsMarkedTests : RuleTests
{
    private const string Stack = "pulumi:pulumi:Stack";

    protected override string Policy => "secret-outputs-marked";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("secrets, and what is none", Resource(Stack, "spark", "{ grafanaPassword: !secret x, endpoint: 'https://x', apiToken: '' }")),
        Refused(
            "plain text",
            Resource(Stack, "spark", "{ grafanaPassword: x, tenants: { analytics: { accessKey: AKIA } } }"),
            "spark grafanaPassword: The output grafanaPassword is in plain text.",
            "spark tenants.analytics.accessKey: The output tenants.analytics.accessKey is in plain text."),
        Refused(
            "a custom word",
            Resource(Stack, "spark", "{ pin: '1234' }"),
            "spark pin: The output pin is in plain text.").With("words", new List<object?> { "pin" }),
        Undecided("not known", Resource(Stack, "spark", "{ grafanaPassword: !unknown }"), "spark grafanaPassword"),
        Ignored("a kubeconfig at the top, which is another policy's business", Resource(Stack, "spark", "{ kubeconfig: x }")),
    ];
}
