using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeAmiVersionPinned : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-ami-version-pinned",
        Title = "Karpenter starts nodes from one exact image",
        Severity = Severity.Medium,
        Why = "An alias that ends in latest, or a search by name, takes each new image on the day that it appears: all nodes drift and are replaced, at a time that nobody chose, by an image that nobody tried.",
        Remedy = "Set nodePools.ami in the stack's settings to a release, for example al2023@v20260930.",
        Link = "https://karpenter.sh/docs/tasks/managing-amis/",
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.KarpenterNodeClass];

    public override void Examine(Resource nodeClass, Check check)
    {
        var terms = nodeClass["spec"]["amiSelectorTerms"];
        check.Require(!terms.IsEmpty, terms, "No image is named.");
        check.ForEach(terms, term => check.Require(!term["id"].IsEmpty | term["alias"].Text(IsRelease), term, $"The image is not one exact release: {term}."));
    }

    private static bool IsRelease(string alias) => alias.Contains('@') && !alias.EndsWith("@latest", StringComparison.Ordinal);
}
