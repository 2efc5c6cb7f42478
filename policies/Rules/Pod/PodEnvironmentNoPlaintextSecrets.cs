using Policies.Rules.Spark;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Pod;

internal sealed class PodEnvironmentNoPlaintextSecrets : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-environment-no-plaintext-secrets",
        Title = "A container's environment holds no secret in clear",
        Severity = Severity.High,
        Why = "Whoever may see a pod, and that is nearly everybody in its namespace, reads its environment, while a Secret has rights of its own and is encrypted where it lies. Pulumi's mark of a secret ends at the cluster.",
        Remedy = "Make a Secret and let the variable come from it: valueFrom.secretKeyRef. Better is an identity, which needs no password.",
        Link = "https://kubernetes.io/docs/concepts/configuration/secret/",
    };

    public override IReadOnlyList<string> Types { get; } = [.. PodTemplate.Types, .. SparkApplication.Types];

    public override void Examine(Resource resource, Check check)
    {
        if (PodTemplate.Types.Contains(resource.Type))
        {
            var template = PodTemplate.Of(resource);
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
            check.Require(!isSecret | !value.Text(IsClear), value, $"{what} has {variable["name"]} in clear.");
        }
    });

    // $(NAME) stands for what another variable holds.
    private static bool IsClear(string value) => value.Length > 0 && !(value.StartsWith("$(", StringComparison.Ordinal) && value.EndsWith(')'));
}
