using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodSecurityStandardEnforced : ResourcePolicy
{
    private const string Enforce = "pod-security.kubernetes.io/enforce";

    private static readonly TextSetting Reason = new()
    {
        Name = "reasonAnnotation",
        Description = "The annotation in which a namespace that is not a tenant's says why it lets in pods that the baseline standard refuses.",
        Default = "spark-platform/privileged-reason",
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-security-standard-enforced",
        Title = "A namespace holds its pods to a pod security standard",
        Severity = Severity.High,
        Why = "Without a label Kubernetes lets any pod in, also one that mounts the node's disk. Without a version the standard changes with an upgrade of the cluster, and refuses on that day what ran before.",
        Remedy = "Label the namespace with pod-security.kubernetes.io/enforce, baseline or restricted, and enforce-version, for example v1.35. One for machines' agents may say in an annotation why it has neither; a tenant's may not.",
        Link = "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
        References =
        [
            FrameworkReference.PodSecurity("baseline"), FrameworkReference.CisEks("4.2.1"), FrameworkReference.CisGke("4.2.1"), FrameworkReference.CisAks("4.2.1"),
            FrameworkReference.Kyverno("pod-security/subrule/podsecurity-subrule-baseline"),
        ],
        Settings = [TenantNamespace.Label, Reason],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Namespace];

    public override void Examine(Resource space, Check check)
    {
        var metadata = space["metadata"];
        var level = metadata["labels"][Enforce];
        var hasReason = !metadata["annotations"][check.Setting(Reason)].IsEmpty & !TenantNamespace.IsOne(space, check);
        check.Require(
            level.IsOneOf("baseline", "restricted") | hasReason,
            level, $"The namespace {metadata["name"]} holds its pods to the standard {level}.");

        var version = metadata["labels"][$"{Enforce}-version"];
        check.Require(
            version.Text(text => text.StartsWith("v1.", StringComparison.Ordinal)),
            version, $"The namespace {metadata["name"]} holds its pods to the version {version} of the standard, not to a fixed one.");
    }
}
