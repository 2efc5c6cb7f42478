using Policies.Rules.Spark;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Pod;

internal sealed class PodEnvironmentNoPlaintextSecrets : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-environment-no-plaintext-secrets",
        Title = "No plain-text secrets in container environments",
        Severity = Severity.High,
        Why =
            "Anyone who may read pods, which is nearly everyone in a namespace, can read their environment. A Secret has its own RBAC and is encrypted at "
            + "rest. A Pulumi secret is plain text in the cluster.",
        Remedy = "Create a Secret and reference it with valueFrom.secretKeyRef. A workload identity is better, because it needs no password.",
        Link = "https://kubernetes.io/docs/concepts/configuration/secret/",
    };

    public override IReadOnlyList<string> Types { get; } = [.. PodTemplate.Types, .. SparkApplication.Types];

    public override void Examine(Resource resource, Check check)
    {
        if (PodTemplate.Find(resource) is { } template)
        {
            template.ForEachContainer(check, container => ForEachVariable(container, $"The container {container["name"]} of {template.Name}", check));
        }
        else if (SparkApplication.Find(resource) is { } application)
        {
            ForEachVariable(application.Spec["driver"], $"The driver of {application.Name}", check);
            ForEachVariable(application.Spec["executor"], $"The executor of {application.Name}", check);
        }
    }

    private static void ForEachVariable(Property container, string what, Check check) => check.ForEach(container["env"], variable =>
    {
        var value = variable["value"];
        var isSecret = variable["name"].Text(SecretNames.Holds);
        if (!isSecret.IsNo && !value.Exists.IsNo)
        {
            check.Require(!isSecret | !value.Text(IsClear), value, $"{what} has {variable["name"]} in plain text.");
        }
    });

    // $(NAME) references another variable.
    private static bool IsClear(string value) => value.Length > 0 && !(value.StartsWith("$(", StringComparison.Ordinal) && value.EndsWith(')'));
}
