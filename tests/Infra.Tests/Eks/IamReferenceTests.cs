using System.IO.Enumeration;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Tests.Support;

namespace Infra.Tests.Eks;

/// <summary>
/// Every statement of every policy, against a dated copy of AWS's service authorization reference: AWS takes a policy that names an action
/// that does not exist, or puts one under a condition key that it does not know, and grants nothing.
/// </summary>
public partial class IamReferenceTests
{
    private static readonly JsonNode Reference = JsonNode.Parse(File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "Eks", "Facts", "iam-reference-2026-09-26.json")))!;

    private static readonly Dictionary<string, JsonNode> Actions = Reference["actions"]!.AsObject().ToDictionary(action => action.Key, action => action.Value!);

    /// <summary>Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, read on 2026-12-01.</summary>
    private static readonly string[] GlobalKeys =
        ["aws:PrincipalArn", "aws:RequestedRegion", "aws:SecureTransport", "aws:SourceAccount", "aws:SourceArn"];

    [Fact]
    public async Task Every_action_exists_and_goes_with_the_statements_resources_and_conditions()
    {
        var statements = (await EksRun.Shipped).Resources.SelectMany(Statements).ToList();
        Assert.True(statements.Count > 50, $"Only {statements.Count} statements: is the test looking at the right inputs?");
        var problems = statements.SelectMany(statement => Problems(statement.Statement).Select(problem => $"{statement.Of} {problem}")).ToList();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData("s3:ListBuckets", "arn:aws:s3:::lake", null, "Sid: s3:ListBuckets is not in the reference.")]
    [InlineData("s3:Lists*", "arn:aws:s3:::lake", null, "Sid: s3:Lists* is not in the reference.")]
    [InlineData("s3:ListBucket", "arn:aws:s3:::lake/*", null, "Sid: s3:ListBucket is about none of the statement's resources.")]
    [InlineData("s3:GetObject", "arn:aws:s3:::lake", null, "Sid: s3:GetObject is about none of the statement's resources.")]
    [InlineData("s3:ListBucket", "arn:aws:s3:::lake", "s3:prefix", null)]
    [InlineData("s3:ListBucketMultipartUploads", "arn:aws:s3:::lake", "s3:prefix", "Sid: s3:ListBucketMultipartUploads does not know s3:prefix.")]
    [InlineData("s3:GetObject", "arn:aws:s3:::lake/*", "aws:SourceIpAddress", "Sid: s3:GetObject does not know aws:SourceIpAddress.")]
    [InlineData("kms:Decrypt", "arn:aws:kms:eu-central-1:123456789012:key/*", "kms:EncryptionContext:aws:s3:arn", null)]
    [InlineData("kms:Decrypt", "arn:aws:kms:eu-central-1:123456789012:key/*", "kms:GrantIsForAWSResource",
        "Sid: kms:Decrypt does not know kms:GrantIsForAWSResource.")]
    public void What_AWS_would_not_grant_is_found(string action, string resource, string? key, string? problem)
    {
        var statement = new JsonObject { ["Sid"] = "Sid", ["Action"] = new JsonArray(action), ["Resource"] = new JsonArray(resource) };
        if (key is not null)
        {
            statement["Condition"] = new JsonObject { ["StringLike"] = new JsonObject { [key] = "x" } };
        }

        Assert.Equal(problem is null ? [] : [problem], Problems(statement));
    }

    private static IEnumerable<string> Problems(JsonNode statement)
    {
        var resources = Texts(statement["Resource"]);
        foreach (var pattern in Texts(statement["Action"]).Where(pattern => !pattern.EndsWith(":*", StringComparison.Ordinal)))
        {
            var actions = Actions.Where(action => FileSystemName.MatchesSimpleExpression(pattern, action.Key, ignoreCase: false)).ToList();
            if (actions.Count == 0)
            {
                yield return $"{statement["Sid"]}: {pattern} is not in the reference.";
                continue;
            }

            // A pattern may cover an action that is about something else, as kms:Describe* does: it need not go with everything.
            var problems = actions.Select(action => Problem(action.Key, action.Value, resources, Keys(statement))).ToList();
            if (problems.TrueForAll(problem => problem is not null))
            {
                yield return $"{statement["Sid"]}: {problems[0]}";
            }
        }
    }

    private static string? Problem(string name, JsonNode action, List<string> resources, IEnumerable<string> keys)
    {
        var types = action["on"]!.AsObject()
            .Where(type => resources.Count == 0 || resources.Exists(resource => Covers(resource, $"{name.Split(':')[0]}:{type.Key}")))
            .ToList();
        if (types.Count == 0 && action["on"]!.AsObject().Count > 0)
        {
            return $"{name} is about none of the statement's resources.";
        }

        var known = GlobalKeys.Concat(Texts(action["keys"])).Concat(types.SelectMany(type => Texts(type.Value))).ToList();
        return keys.FirstOrDefault(key => !known.Exists(template => FileSystemName.MatchesSimpleExpression(Glob(template), key))) is { } unknown
            ? $"{name} does not know {unknown}."
            : null;
    }

    /// <summary>Whether a pattern of resources covers one of a type. A bucket's name has no slash, which the reference does not say.</summary>
    private static bool Covers(string resource, string type) =>
        (resource == "*" || resource.Split(':', 6).Zip(Glob(Reference["types"]![type]!.ToString()).Split(':', 6)).All(part => Overlap(part.First, part.Second)))
        && !(type == "s3:bucket" && resource.Contains('/', StringComparison.Ordinal));

    /// <summary>Whether there is a text that both patterns match.</summary>
    private static bool Overlap(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.IsEmpty || other.IsEmpty)
        {
            return one.Trim('*').IsEmpty && other.Trim('*').IsEmpty;
        }

        return one[0] == '*' ? Overlap(one[1..], other) || Overlap(one, other[1..])
            : other[0] == '*' ? Overlap(other, one)
            : one[0] == other[0] && Overlap(one[1..], other[1..]);
    }

    /// <summary>The reference writes ${Name} or &lt;key&gt; for any text.</summary>
    private static string Glob(string template) => Placeholder().Replace(template, "*");

    private static IEnumerable<string> Keys(JsonNode statement) =>
        (statement["Condition"]?.AsObject() ?? []).SelectMany(@operator => @operator.Value!.AsObject()).Select(key => key.Key);

    private static IEnumerable<(string Of, JsonNode Statement)> Statements(Registered resource) =>
        from input in new[] { "policy", "assumeRolePolicy" }
        let text = resource.Text(input)
        where text?.StartsWith("{\"Version\":", StringComparison.Ordinal) ?? false
        from statement in JsonNode.Parse(text)!["Statement"]!.AsArray()
        select (resource.ToString(), statement);

    private static List<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(item => item!.ToString())],
        null => [],
        _ => [node.ToString()],
    };

    [GeneratedRegex(@"\$\{[A-Za-z]+}|<key>")]
    private static partial Regex Placeholder();
}
