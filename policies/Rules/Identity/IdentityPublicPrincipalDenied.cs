using System.Collections.Immutable;
using Policies.Data;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Identity;

internal sealed class IdentityPublicPrincipalDenied : ResourcePolicy
{
    private static readonly ImmutableArray<string> GoogleGrants =
    [
        "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember", "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", "gcp:projects/iAMMember:IAMMember",
        "gcp:serviceaccount/iAMMember:IAMMember", "gcp:storage/bucketIAMMember:BucketIAMMember",
        "gcp:artifactregistry/repositoryIamBinding:RepositoryIamBinding", "gcp:kms/cryptoKeyIAMBinding:CryptoKeyIAMBinding",
        "gcp:projects/iAMBinding:IAMBinding",
        "gcp:serviceaccount/iAMBinding:IAMBinding", "gcp:storage/bucketIAMBinding:BucketIAMBinding",
    ];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "identity-public-principal-denied",
        Title = "No IAM grants to public principals (*, allUsers, allAuthenticatedUsers)",
        Severity = Severity.Critical,
        Why = "A grant to everyone is a grant to the internet: AWS's * and Google's allUsers need no account, and anyone can create a Google account.",
        Remedy = "Name the principal, or add a condition that limits the grant to one account, organization or resource.",
        Link = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
        References = [FrameworkReference.Trivy("AWS-0032"), FrameworkReference.Trivy("GCP-0001")],
    };

    public override IReadOnlyList<string> Types { get; } = [.. AwsPolicy.OfResources, ResourceType.IamRole, .. GoogleGrants];

    public override void Examine(Resource resource, Check check)
    {
        if (GoogleGrants.Contains(resource.Type))
        {
            RequireNamed(resource["member"]);
            check.ForEach(resource["members"], RequireNamed);
        }
        else if (resource.Type == ResourceType.IamRole)
        {
            AwsPolicy.ForEachAllow(resource["assumeRolePolicy"], check, ExamineStatement);
        }
        else if (AwsPolicy.OfResources.Contains(resource.Type))
        {
            AwsPolicy.ForEachAllow(resource["policy"], check, ExamineStatement);
        }

        void ExamineStatement(Property statement, Answer isAllow)
        {
            var isNarrowed = IsNarrowed(statement["Condition"]);
            check.Require(
                !isAllow | !AwsPolicy.IsEverybody(statement["Principal"]) | isNarrowed, statement["Principal"],
                $"{statement["Action"]} is granted to everyone.");
            check.Require(
                !isAllow | statement["NotPrincipal"].IsEmpty | isNarrowed, statement["NotPrincipal"],
                $"{statement["Action"]} is granted to everyone except {statement["NotPrincipal"]}.");
        }

        void RequireNamed(Property member) => check.Require(
            !member.IsOneOf("allUsers", "allAuthenticatedUsers"), member, $"{resource["role"]} is granted to {member}.");
    }

    private static Answer IsNarrowed(Property condition) => condition.Any(test =>
        test.Name is "StringEquals" or "StringLike" or "ArnEquals" or "ArnLike"
            ? test.Any(
                value => AwsActions.Narrowing.Contains(value.Name, StringComparer.OrdinalIgnoreCase)
                    ? Answer.All(AwsPolicy.Items(value).Select(item => item.Text(IsNamed))) : Answer.No)
            : Answer.No);

    // A wildcard is a limit only after an account id, or in names that are globally unique, such as bucket names.
    private static bool IsNamed(string value) =>
        value.AsSpan().IndexOfAny('*', '?') < 0
        || (value.Split(':', 6) is { Length: 6 } parts
            && parts[4].AsSpan().IndexOfAny('*', '?') < 0
            && (parts[4].Length > 0 || parts[5].AsSpan().IndexOfAny('*', '?') > 0));
}
