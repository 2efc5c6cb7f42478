using Policies.Data;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Identity;

internal sealed class IdentityPublicPrincipalDenied : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "identity-public-principal-denied",
        Title = "Nothing is given to everybody",
        Severity = Severity.Critical,
        Why = "A right for everybody is one for the internet: AWS's * and Google's allUsers need no account, and anybody can have a Google account.",
        Remedy = "Name who gets the right, or add a condition that leaves only those of one account, organization or resource.",
        Link = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
        References = [FrameworkReference.Trivy("AWS-0032"), FrameworkReference.Trivy("GCP-0001")],
    };

    public override IReadOnlyList<string> Types { get; } =
    [
        .. AwsPolicy.OfResources, ResourceType.IamRole,
        "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember", "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "gcp:projects/iAMMember:IAMMember",
        "gcp:serviceaccount/iAMMember:IAMMember", "gcp:storage/bucketIAMMember:BucketIAMMember",
        "gcp:artifactregistry/repositoryIamBinding:RepositoryIamBinding", "gcp:kms/cryptoKeyIAMBinding:CryptoKeyIAMBinding", "gcp:projects/iAMBinding:IAMBinding",
        "gcp:serviceaccount/iAMBinding:IAMBinding", "gcp:storage/bucketIAMBinding:BucketIAMBinding",
    ];

    public override void Examine(Resource resource, Check check)
    {
        if (resource.Type.StartsWith("gcp:", StringComparison.Ordinal))
        {
            RequireNamed(resource["member"]);
            check.ForEach(resource["members"], RequireNamed);
            return;
        }

        AwsPolicy.ForEachAllow(resource[resource.Type == ResourceType.IamRole ? "assumeRolePolicy" : "policy"], check, (statement, isAllow) =>
        {
            var isNarrowed = IsNarrowed(statement["Condition"]);
            check.Require(
                !isAllow | !AwsPolicy.IsEverybody(statement["Principal"]) | isNarrowed, statement["Principal"],
                $"{statement["Action"]} is given to everybody.");
            check.Require(
                !isAllow | statement["NotPrincipal"].IsEmpty | isNarrowed, statement["NotPrincipal"],
                $"{statement["Action"]} is given to everybody but {statement["NotPrincipal"]}.");
        });

        void RequireNamed(Property member) => check.Require(!member.IsOneOf("allUsers", "allAuthenticatedUsers"), member, $"{resource["role"]} is given to {member}.");
    }

    private static Answer IsNarrowed(Property condition) => condition.Any(test =>
        test.Name is "StringEquals" or "StringLike" or "ArnEquals" or "ArnLike"
            ? test.Any(value => AwsActions.Narrowing.Contains(value.Name, StringComparer.OrdinalIgnoreCase) ? Answer.All(AwsPolicy.Items(value).Select(item => item.Text(IsNamed))) : Answer.No)
            : Answer.No);

    // A wildcard leaves somebody out only where the account before it is named, or where names are everybody's, as those of buckets.
    private static bool IsNamed(string value) =>
        value.AsSpan().IndexOfAny('*', '?') < 0
        || (value.Split(':', 6) is { Length: 6 } parts && parts[4].AsSpan().IndexOfAny('*', '?') < 0 && (parts[4].Length > 0 || parts[5].AsSpan().IndexOfAny('*', '?') > 0));
}
