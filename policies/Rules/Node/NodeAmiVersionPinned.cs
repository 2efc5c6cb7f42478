using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeAmiVersionPinned : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-ami-version-pinned",
        Title = "Karpenter node classes pin the AMI version",
        Severity = Severity.Medium,
        Why =
            "An alias with @latest, or a selection by name, uses each new AMI on the day of its release: all nodes drift and are replaced at an unplanned "
            + "time, by an untested image.",
        Remedy = "Set nodePools.ami in the stack's settings to a release, for example al2023@v20260930.",
        Link = "https://karpenter.sh/docs/tasks/managing-amis/",
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.KarpenterNodeClass];

    public override void Examine(Resource nodeClass, Check check)
    {
        var terms = nodeClass["spec"]["amiSelectorTerms"];
        check.Require(!terms.IsEmpty, terms, "No AMI is selected.");
        check.ForEach(terms, term => check.Require(!term["id"].IsEmpty | term["alias"].Text(IsRelease), term, $"The AMI is not pinned to a release: {term}."));
    }

    private static bool IsRelease(string alias) => alias.Contains('@') && !alias.EndsWith("@latest", StringComparison.Ordinal);
}
