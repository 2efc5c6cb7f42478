using k8s;
using k8s.Models;

namespace Live.Tests.Cluster;

/// <summary>Somebody about whom the API server is asked (SubjectAccessReview), with all the groups that authentication would give.</summary>
internal sealed record Subject(string User, IReadOnlyList<string> Groups)
{
    public static Subject ServiceAccount(string inNamespace, string name) => new(
        $"system:serviceaccount:{inNamespace}:{name}",
        ["system:serviceaccounts", $"system:serviceaccounts:{inNamespace}", "system:authenticated"]);

    /// <summary>By name a service account, and by right an administrator: what admission says of it, where no chart has given it its role.</summary>
    public static Subject WithAllRights(Subject account) => account with { Groups = ["system:masters", "system:authenticated"] };

    /// <summary>The administrator.</summary>
    public static Subject Administrator { get; } = new("administrator", ["system:masters", "system:authenticated"]);

    public static Subject MemberOf(string group) => new("somebody", [group, "system:authenticated"]);

    /// <param name="server">Who is asked.</param>
    /// <param name="right">What it is about.</param>
    /// <param name="inNamespace">Where; null for the whole cluster.</param>
    public async Task<bool> MayAsync(ApiServer server, string right, string? inNamespace)
    {
        var review = Review(Right.Parse(right), inNamespace);
        var answer = await server.Client.AuthorizationV1.CreateSubjectAccessReviewAsync(review, cancellationToken: TestContext.Current.CancellationToken);
        return answer.Status.Allowed;
    }

    /// <summary>As above, of a right that was given a moment ago.</summary>
    public Task<bool> MaySoonAsync(ApiServer server, string right, string inNamespace) =>
        Eventually.AskAsync(() => MayAsync(server, right, inNamespace), allowed => allowed);

    private V1SubjectAccessReview Review(Right right, string? inNamespace) => new()
    {
        Spec = new V1SubjectAccessReviewSpec
        {
            User = User,
            Groups = [.. Groups],
            ResourceAttributes = new V1ResourceAttributes
            {
                Verb = right.Verb,
                Resource = right.Resource,
                Group = right.Group,
                Subresource = right.Subresource,
                NamespaceProperty = inNamespace,
            },
        },
    };
}
