using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Infra.Clusters.Eks;

/// <summary>An IAM policy as text, written the same way every time.</summary>
internal static class PolicyDocument
{
    // The text is read by people in a plan; nothing here ends up in HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(params IReadOnlyList<Statement> statements)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartObject();
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            foreach (var statement in statements)
            {
                statement.Write(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

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
    public string Effect { get; init; } = "Allow";

    public Dictionary<string, string>? Principal { get; init; }

    public required IReadOnlyList<string> Action { get; init; }

    public IReadOnlyList<string>? Resource { get; init; }

    public Conditions? Condition { get; init; }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Sid", Sid);
        json.WriteString("Effect", Effect);
        if (Principal is not null)
        {
            json.WriteStartObject("Principal");
            foreach (var (kind, name) in Principal)
            {
                json.WriteString(kind, name);
            }

            json.WriteEndObject();
        }

        WriteList(json, "Action", Action);
        if (Resource is not null)
        {
            WriteList(json, "Resource", Resource);
        }

        if (Condition is not null)
        {
            json.WritePropertyName("Condition");
            Condition.Write(json);
        }

        json.WriteEndObject();
    }

    internal static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}

/// <summary>Who a statement of a resource's policy is about.</summary>
internal static class Principals
{
    public static Dictionary<string, string> Service(string name) => new() { ["Service"] = name };

    public static Dictionary<string, string> Account(AwsAccount account) => new() { ["AWS"] = account.GlobalArn("iam", "root") };

    public static Dictionary<string, string> Role(string arn) => new() { ["AWS"] = arn };

    public static Dictionary<string, string> Anyone() => new() { ["AWS"] = "*" };
}

/// <summary>When a statement holds: by operator, then by key.</summary>
internal sealed class Conditions
{
    private readonly SortedList<string, SortedList<string, string[]>> _operators = new(StringComparer.Ordinal);

    public Conditions StringEquals(string key, params string[] values) => With("StringEquals", key, values);

    public Conditions StringLike(string key, params string[] values) => With("StringLike", key, values);

    public Conditions With(string @operator, string key, params string[] values)
    {
        if (!_operators.TryGetValue(@operator, out var keys))
        {
            _operators[@operator] = keys = new SortedList<string, string[]>(StringComparer.Ordinal);
        }

        keys[key] = values;
        return this;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (@operator, keys) in _operators)
        {
            json.WriteStartObject(@operator);
            foreach (var (key, values) in keys)
            {
                if (values.Length == 1)
                {
                    json.WriteString(key, values[0]);
                }
                else
                {
                    Statement.WriteList(json, key, values);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
