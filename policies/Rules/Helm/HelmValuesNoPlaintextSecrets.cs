using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Helm;

internal sealed class HelmValuesNoPlaintextSecrets : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "helm-values-no-plaintext-secrets",
        Title = "No plain-text secrets in Helm values",
        Severity = Severity.High,
        Why = "Values are stored in the Pulumi state and in the cluster's history of the release, and shown in every plan.",
        Remedy = "Create a Secret and reference it in the values (charts call it existingSecret), or pass the value as a Pulumi secret.",
        Link = "https://www.pulumi.com/docs/iac/concepts/secrets/",
        References = [FrameworkReference.CisEks("4.4.2"), FrameworkReference.CisGke("4.4.2"), FrameworkReference.CisAks("4.5.2")],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Release, ObjectType.Chart];

    public override void Examine(Resource release, Check check)
    {
        Ask(release["values"]);

        void Ask(Property value)
        {
            if (SecretNames.Holds(value.Name))
            {
                check.Require(
                    value.IsSecret | !value.Text(text => text.Length > 0),
                    value,
                    $"The values of the chart {release["chart"]} hold {value.Name} in plain text.");
            }
            else
            {
                // An environment variable is a list entry with a name and a value.
                var variable = value["value"];
                var isSecret = value["name"].Text(SecretNames.Holds);
                if (!isSecret.IsNo && !variable.Exists.IsNo)
                {
                    check.Require(
                        variable.IsSecret | !isSecret | !variable.Text(text => text.Length > 0), variable,
                        $"The values of the chart {release["chart"]} hold {value["name"]} in plain text.");
                }

                check.ForEach(value, Ask);
            }
        }
    }
}
