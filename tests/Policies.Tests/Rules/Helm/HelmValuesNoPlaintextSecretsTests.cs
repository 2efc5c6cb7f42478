using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Helm;

public sealed class HelmValuesNoPlaintextSecretsTests : RuleTests
{
    protected override string Policy => "helm-values-no-plaintext-secrets";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "a secret, where one is, and what only sounds like one",
            Release("values: { adminPassword: !secret x, auth: { existingSecret: grafana, passwordKey: password, secretName: web, password: '' }, "
                + "automountServiceAccountToken: true }")),
        Refused(
            "plain text, in a list",
            Release("values: { grafana: { adminPassword: hunter2 }, env: [{ accessKey: AKIA }] }"),
            "operator values.env[0].accessKey: The values of the chart operator hold accessKey in plain text.",
            "operator values.grafana.adminPassword: The values of the chart operator hold adminPassword in plain text."),
        Refused(
            "plain text, as environment variables",
            Release("values: { extraEnv: { AWS_SECRET_ACCESS_KEY: x, api-key: y }, env: [{ name: DB_PASSWORD, value: hunter2 }] }"),
            "operator values.env[0].value: The values of the chart operator hold DB_PASSWORD in plain text.",
            "operator values.extraEnv.AWS_SECRET_ACCESS_KEY: The values of the chart operator hold AWS_SECRET_ACCESS_KEY in plain text.",
            "operator values.extraEnv.api-key: The values of the chart operator hold api-key in plain text."),
        Accepted(
            "environment variables that are secret, come from a secret, or are none",
            Release("values: { env: [{ name: DB_PASSWORD, value: !secret x }, { name: API_KEY, valueFrom: { secretKeyRef: { name: api, key: key } } }, { "
                + "name: MODE, value: fast }] }")),
        Undecided("not known, so perhaps no secret", Release("values: { adminPassword: !unknown  }"), "operator values.adminPassword"),
        Ignored("no values", Release("version: 1.0.0")),
        Ignored("nothing that sounds like one", Release("values: { replicas: 2, service: { type: ClusterIP } }")),
    ];

    private static Resource Release(string properties) => Resource("kubernetes:helm.sh/v3:Release", "operator", $"{{ chart: operator, {properties} }}");
}
