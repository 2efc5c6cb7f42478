using System.Collections.Immutable;
using System.IO.Enumeration;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules;

/// <summary>AWS policy documents: JSON in a string, in which a single item may replace a list.</summary>
internal static class AwsPolicy
{
    /// <summary>The types with a resource-based policy in their property <c>policy</c>.</summary>
    public static readonly ImmutableArray<string> OfResources =
    [
        ResourceType.S3BucketPolicy, ResourceType.S3Bucket, ResourceType.SqsQueuePolicy, "aws:sqs/queue:Queue", "aws:sns/topicPolicy:TopicPolicy",
        "aws:sns/topic:Topic",
        ResourceType.KmsKey, ResourceType.KmsKeyPolicy, "aws:ecr/repositoryPolicy:RepositoryPolicy", "aws:ecr/registryPolicy:RegistryPolicy",
        "aws:efs/fileSystemPolicy:FileSystemPolicy", "aws:secretsmanager/secretPolicy:SecretPolicy", "aws:secretsmanager/secret:Secret",
    ];

    /// <summary>The types with identity-based policies, read by <see cref="ForEachRight"/>.</summary>
    public static readonly ImmutableArray<string> OfIdentities =
        [ResourceType.IamRolePolicy, "aws:iam/userPolicy:UserPolicy", "aws:iam/groupPolicy:GroupPolicy", ResourceType.IamPolicy, ResourceType.IamRole];

    /// <summary>The statements of a resource that give a right, not those that say who may take a role.</summary>
    public static void ForEachRight(Resource resource, Check check, Action<Property, Answer> require)
    {
        if (resource.Type == ResourceType.IamRole)
        {
            check.ForEach(resource["inlinePolicies"], inline => ForEachAllow(inline["policy"], check, require));
        }
        else if (OfIdentities.Contains(resource.Type) || OfResources.Contains(resource.Type))
        {
            ForEachAllow(resource["policy"], check, require);
        }
    }

    /// <summary>The statements that give something, with whether they do: a document that is not known as a text may hide it.</summary>
    public static void ForEachAllow(Property document, Check check, Action<Property, Answer> require)
    {
        var statements = document.Json()["Statement"];
        if (statements["Effect"].Exists.IsYes)
        {
            Examine(statements);
            return;
        }

        check.ForEach(statements, Examine);

        void Examine(Property statement)
        {
            var isAllow = statement["Effect"].Is("Allow");
            if (!isAllow.IsNo)
            {
                require(statement, isAllow);
            }
        }
    }

    /// <summary>The items of a list, or the one that stands for it.</summary>
    public static IEnumerable<Property> Items(Property items)
    {
        if (items.Count == 0)
        {
            return [items];
        }

        return Enumerable.Range(0, items.Count).Select(i => items[i]);
    }

    /// <summary>Yes when there is one text, alone or in a list, and it passes.</summary>
    public static Answer IsOne(Property items, Func<string, bool> test) =>
        items.Text(test) | (items.Count == 1 ? items[0].Text(test) : items.IsKnown ? Answer.No : Answer.Unknown(items));

    /// <summary>Yes when the text is that one or in the list.</summary>
    public static Answer Contains(Property items, string text) => items.Is(text) | items.Contains(text);

    /// <summary>
    /// Yes when a statement is about an action: by its name, which AWS reads in any case, by a pattern, or because it is not among those left out.
    /// </summary>
    public static Answer IsAbout(Property statement, string action) =>
        Answer.Any(Items(statement["Action"]).Select(item => item.Text(text => FileSystemName.MatchesSimpleExpression(text, action))))
            | !statement["NotAction"].IsEmpty;

    /// <summary>Yes for everyone: <c>"*"</c>, <c>{ "AWS": "*" }</c>.</summary>
    public static Answer IsEverybody(Property principal) => Contains(principal, "*") | Contains(principal["AWS"], "*");

    /// <summary>Yes when a document denies every request without TLS, unconditionally.</summary>
    /// <param name="document">The document.</param>
    /// <param name="isWhole">Yes when a statement's resources cover everything that the document applies to.</param>
    public static Answer DeniesPlaintext(Property document, Func<Property, Answer> isWhole) => DeniesEverybody(
        document,
        statement => isWhole(statement["Resource"])
            & Answer.Any(Items(statement["Action"]).Select(action => action.Text(text => text == "*" || text.EndsWith(":*", StringComparison.Ordinal)))),
        "Bool", "aws:SecureTransport", "false");

    /// <summary>Yes when a document denies everyone, whenever one condition holds.</summary>
    /// <param name="document">The document.</param>
    /// <param name="covers">Yes when a statement is about all that must be denied.</param>
    /// <param name="operator">The condition's operator.</param>
    /// <param name="key">The condition's key.</param>
    /// <param name="value">The condition's value.</param>
    public static Answer DeniesEverybody(Property document, Func<Property, Answer> covers, string @operator, string key, string value)
    {
        var statements = document.Json()["Statement"];
        return Denies(statements) | statements.Any(Denies);

        Answer Denies(Property statement) =>
            statement["Effect"].Is("Deny") & IsEverybody(statement["Principal"]) & covers(statement)
            & IsOne(statement["Condition"][@operator][key], text => text == value)
            // A statement denies only when all of its conditions match, so a second condition opens a gap.
            & IsOnly(statement["Condition"]) & IsOnly(statement["Condition"][@operator]);

        static Answer IsOnly(Property conditions) => conditions.IsKnown ? conditions.Count == 1 : Answer.Unknown(conditions);
    }
}
