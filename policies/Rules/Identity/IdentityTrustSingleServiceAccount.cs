using System.Text.RegularExpressions;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Identity;

internal sealed partial class IdentityTrustSingleServiceAccount : ResourcePolicy
{
    private const string GcpMember = "gcp:serviceaccount/iAMMember:IAMMember";
    private const string AzureCredential = "azure-native:managedidentity:FederatedIdentityCredential";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "identity-trust-single-service-account",
        Title = "A workload identity trusts exactly one service account",
        Severity = Severity.Critical,
        Why =
            "A trust policy without a service account, or with a pattern, lets any pod of the cluster assume the identity: one tenant reads another's data "
            + "with valid credentials.",
        Remedy =
            "Name one namespace and one service account: as conditions of the role's trust policy (EKS), as the member (GKE), as the federated credential's "
            + "subject (AKS).",
        Link = "https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html",
        References = [FrameworkReference.CisEks("5.2.1"), FrameworkReference.CisGke("5.2.2"), FrameworkReference.CisAks("5.2.1")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.IamRole, GcpMember, AzureCredential];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case ResourceType.IamRole:
                AwsPolicy.ForEachAllow(resource["assumeRolePolicy"], check, (statement, isAllow) => ExamineTrust(statement, isAllow, check));
                break;
            case GcpMember:
                var isWorkload = resource["role"].Is("roles/iam.workloadIdentityUser");
                if (!isWorkload.IsNo)
                {
                    var member = resource["member"];
                    check.Require(
                        !isWorkload | member.Text(text => GoogleMember().IsMatch(text)), member,
                        $"The identity does not trust exactly one service account: {member}.");
                }

                break;
            case AzureCredential:
                var subject = resource["subject"];
                check.Require(subject.Text(text => Subject().IsMatch(text)), subject, $"The identity does not trust exactly one service account: {subject}.");

                var audiences = resource["audiences"];
                check.Require(
                    audiences.All(audience => audience.Is("api://AzureADTokenExchange")), audiences, $"Tokens for other audiences are accepted: {audiences}.");
                break;
        }
    }

    private static void ExamineTrust(Property statement, Answer isAllow, Check check)
    {
        var isPods = isAllow & AwsPolicy.Contains(statement["Principal"]["Service"], "pods.eks.amazonaws.com");
        var equals = statement["Condition"]["StringEquals"];
        if (!isPods.IsNo)
        {
            foreach (var part in (string[])["namespace", "service-account"])
            {
                check.Require(
                    !isPods | AwsPolicy.IsOne(equals[$"aws:RequestTag/kubernetes-{part}"], IsName), statement,
                    $"The trust policy for pods names no single {part.Replace('-', ' ')}.");
            }

            check.Require(
                !isPods | AwsPolicy.IsOne(equals["aws:RequestTag/eks-cluster-name"], IsName)
                    | AwsPolicy.IsOne(equals["aws:RequestTag/eks-cluster-arn"], IsName),
                statement,
                "The trust policy for pods names no cluster.");
        }

        var isWeb = isAllow & !statement["Principal"]["Federated"].IsEmpty & AwsPolicy.IsAbout(statement, "sts:AssumeRoleWithWebIdentity");
        if (!isWeb.IsNo)
        {
            check.Require(
                !isWeb
                    | equals.Any(
                        value => value.Name.EndsWith(":sub", StringComparison.Ordinal) ? AwsPolicy.IsOne(value, text => Subject().IsMatch(text)) : Answer.No),
                statement,
                "The trust policy for web identities names no single service account.");
        }
    }

    private static bool IsName(string text) => text.Length > 0 && !text.Contains('*') && !text.Contains('?') && !text.Contains('$');

    [GeneratedRegex(@"^serviceAccount:[a-z0-9.:-]+\.svc\.id\.goog\[[a-z0-9-]+/[a-z0-9.-]+\]$")]
    private static partial Regex GoogleMember();

    [GeneratedRegex("^system:serviceaccount:[a-z0-9-]+:[a-z0-9.-]+$")]
    private static partial Regex Subject();
}
