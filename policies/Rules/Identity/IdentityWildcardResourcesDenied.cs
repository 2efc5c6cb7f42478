using System.Text.RegularExpressions;
using Policies.Data;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Identity;

internal sealed partial class IdentityWildcardResourcesDenied : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "identity-wildcard-resources-denied",
        Title = "No wildcard resources in IAM policies",
        Severity = Severity.High,
        Why = "An action on every resource reaches the other stacks in the account, and all resources that are created there later.",
        Remedy = "Name the resources by ARN. Where a resource type has no usable names, such as keys, add a condition on the alias or tags.",
        Link = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html",
        References = [FrameworkReference.Trivy("AWS-0342"), FrameworkReference.Trivy("AWS-0346")],
    };

    public override IReadOnlyList<string> Types { get; } = AwsPolicy.OfIdentities;

    public override void Examine(Resource resource, Check check) => AwsPolicy.ForEachRight(resource, check, (statement, isAllow) =>
    {
        check.Require(!isAllow | statement["NotResource"].IsEmpty, statement["NotResource"], $"All resources are included except {statement["NotResource"]}.");
        if (!statement["NotResource"].IsEmpty.IsYes)
        {
            return;
        }

        var cannotName = Answer.All(AwsPolicy.Items(statement["Action"]).Select(action =>
            action.Text(text => AwsActions.WithoutResource.Any(known => text.StartsWith(known, StringComparison.Ordinal)))));
        var isConditional = !statement["Condition"].IsEmpty;
        foreach (var named in AwsPolicy.Items(statement["Resource"]))
        {
            check.Require(!isAllow | cannotName | !named.Text(IsEverything), named, $"{statement["Action"]} is allowed on {named}.");
            check.Require(!isAllow | isConditional | !named.Text(IsWholeKind), named, $"{statement["Action"]} is allowed on {named} without a condition.");
        }
    });

    // arn:partition:service:region:account:resource. A name with nothing after the account, */* for example, or that ends before it, matches everything.
    private static bool IsEverything(string name) => name.Split(':', 6) is { Length: 6 } parts ? parts[5].AsSpan().Trim("*?/").IsEmpty : name.Contains('*');

    private static bool IsWholeKind(string name) => AwsActions.WholeKinds.Any(kind => Wildcards().Replace(name, "*").EndsWith(kind, StringComparison.Ordinal));

    [GeneratedRegex(@"[*?]*\*[*?]*")]
    private static partial Regex Wildcards();
}
