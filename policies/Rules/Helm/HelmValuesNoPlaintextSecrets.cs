using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Helm;

internal sealed class HelmValuesNoPlaintextSecrets : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "helm-values-no-plaintext-secrets",
        Title = "A chart's values hold no secret in clear",
        Severity = Severity.High,
        Why = "Values are kept in the state and in the cluster's record of every version of the release, and shown in every plan.",
        Remedy = "Make a Secret and name it in the values (charts call it existingSecret), or give the value to Pulumi as a secret.",
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
                check.Require(value.IsSecret | !value.Text(text => text.Length > 0), value, $"The values of the chart {release["chart"]} hold {value.Name} in clear.");
            }
            else
            {
                // An environment variable is an entry of a list with its name beside it.
                var variable = value["value"];
                var isSecret = value["name"].Text(SecretNames.Holds);
                if (!isSecret.IsNo && !variable.Exists.IsNo)
                {
                    check.Require(
                        variable.IsSecret | !isSecret | !variable.Text(text => text.Length > 0), variable,
                        $"The values of the chart {release["chart"]} hold {value["name"]} in clear.");
                }

                check.ForEach(value, Ask);
            }
        }
    }
}
