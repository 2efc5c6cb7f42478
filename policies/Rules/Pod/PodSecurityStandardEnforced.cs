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
        Title = "Namespaces enforce a pod security standard",
        Severity = Severity.High,
        Why =
            "Without a label the namespace admits any pod, also one that mounts the node's disk. Without a version the standard changes with a cluster "
            + "upgrade, and may then reject pods that ran before.",
        Remedy =
            "Label the namespace with pod-security.kubernetes.io/enforce, baseline or restricted, and enforce-version, for example v1.35. A namespace for "
            + "node agents may give a reason for neither in an annotation; a tenant's may not.",
        Link = "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
        References =
        [
            FrameworkReference.PodSecurity("baseline"), FrameworkReference.CisEks("4.2.1"), FrameworkReference.CisGke("4.2.1"),
            FrameworkReference.CisAks("4.2.1"),
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
            level, $"The namespace {metadata["name"]} enforces the pod security standard {level}.");

        var version = metadata["labels"][$"{Enforce}-version"];
        check.Require(
            version.Text(text => text.StartsWith("v1.", StringComparison.Ordinal)),
            version, $"The namespace {metadata["name"]} enforces the version {version} of the pod security standard, not a fixed one.");
    }
}
