using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Infra.Clusters.Eks;

/// <summary>An IAM policy as text, written the same way every time.</summary>
internal static class PolicyDocument
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // The text is read by people in a plan; nothing here ends up in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(params IReadOnlyList<Statement> statements) =>
        JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = statements }, Options);

    /// <summary>Lets a service of AWS take the role.</summary>
    public static string TrustService(string service) => Of(new Statement("AllowService")
    {
        Principal = Principals.Service(service),
        Action = ["sts:AssumeRole"],
    });

    /// <summary>
    /// Lets one service account of one cluster take the role, through EKS Pod Identity. The tags are those that EKS gives the session, so
    /// no other service account can use the role even if somebody associates it.
    /// </summary>
    public static string TrustPodIdentity(EksContext context, string inNamespace, string serviceAccount) => Of(new Statement("AllowServiceAccount")
    {
        Principal = Principals.Service("pods.eks.amazonaws.com"),
        Action = ["sts:AssumeRole", "sts:TagSession"],
        Condition = new Conditions()
            .StringEquals("aws:RequestTag/eks-cluster-name", context.Name)
            .StringEquals("aws:RequestTag/kubernetes-namespace", inNamespace)
            .StringEquals("aws:RequestTag/kubernetes-service-account", serviceAccount)
            .StringEquals("aws:SourceAccount", context.Account.AccountId),
    });
}

/// <summary>One statement of a policy.</summary>
/// <param name="Sid">Says what it is for.</param>
internal sealed record Statement(string Sid)
{
    [JsonPropertyOrder(1)]
    public string Effect { get; init; } = "Allow";

    [JsonPropertyOrder(2)]
    public Dictionary<string, string>? Principal { get; init; }

    [JsonPropertyOrder(3)]
    public required IReadOnlyList<string> Action { get; init; }

    [JsonPropertyOrder(4)]
    public IReadOnlyList<string>? Resource { get; init; }

    [JsonPropertyOrder(5)]
    public Conditions? Condition { get; init; }
}

/// <summary>Who a statement of a resource's policy is about.</summary>
internal static class Principals
{
    public static Dictionary<string, string> Service(string name) => new() { ["Service"] = name };

    public static Dictionary<string, string> Account(AwsAccount account) => new() { ["AWS"] = account.GlobalArn("iam", "root") };

    public static Dictionary<string, string> Anyone() => new() { ["AWS"] = "*" };
}

/// <summary>When a statement holds: by operator, then by key.</summary>
internal sealed class Conditions : SortedDictionary<string, SortedDictionary<string, object>>
{
    public Conditions()
        : base(StringComparer.Ordinal)
    {
    }

    public Conditions StringEquals(string key, params string[] values) => With("StringEquals", key, values);

    public Conditions StringLike(string key, params string[] values) => With("StringLike", key, values);

    public Conditions With(string @operator, string key, params string[] values)
    {
        if (!TryGetValue(@operator, out var keys))
        {
            this[@operator] = keys = new SortedDictionary<string, object>(StringComparer.Ordinal);
        }

        keys[key] = values.Length == 1 ? values[0] : values;
        return this;
    }
}
