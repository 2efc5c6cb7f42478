using System.Text.Json;
using System.Text.RegularExpressions;

namespace Acceptance.Tests;

/// <summary>
/// In every plan, what uses a role comes after all that gives the role its rights, and a grant comes after the role that it gives. A cloud
/// refuses the one that comes too early, on the first up only; on destroy it refuses the other way round.
/// </summary>
public sealed partial class GrantOrderTests
{
    private const string AzureGrant = "azure-native:authorization:RoleAssignment";
    private const string GoogleKeyGrant = "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember";

    private static readonly string[] AwsGrants = ["aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"];

    private static readonly string[] GoogleGrants =
    [
        GoogleKeyGrant,
        "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember",
        "gcp:projects/iAMMember:IAMMember",
        "gcp:serviceaccount/iAMMember:IAMMember",
        "gcp:storage/bucketIAMMember:BucketIAMMember",
    ];

    /// <summary>
    /// Grants that a user of their identity need not wait for, because only a pod's start uses them. Everything with pods waits for them.
    /// </summary>
    private static readonly Dictionary<string, string> UsedByPodsOnly = new()
    {
        ["spark-control-plane-files"] = "AKS's driver uses it for the first claim of the tier shared.",
        ["spark-nodes-pull"] = "A node uses it for the first image of ours.",
    };

    /// <summary>Resources that name a role and use none of its rights.</summary>
    private static readonly Dictionary<string, string> UsesNoRight = new()
    {
        ["aws:eks/accessEntry:AccessEntry"] = "Lets the role's nodes join; a node class starts them.",
        ["aws:iam/instanceProfile:InstanceProfile"] = "Hands the role to machines; what starts them uses it.",
    };

    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task What_uses_a_role_waits_for_its_grants(string stack) => Assert.Empty(new Plan((await StackPlan.Of(stack)).Resources).Problems());

    [Theory]
    [InlineData("eks", 15)]
    [InlineData("gke", 20)]
    [InlineData("aks", 15)]
    public async Task Each_cloud_has_grants_and_users_to_look_at(string stack, int pairs) =>
        Assert.InRange(new Plan((await StackPlan.Of(stack)).Resources).Pairs().Count(), pairs, int.MaxValue);

    [Theory]
    [InlineData("definition", "grant: does not wait for RoleDefinition tenant, which it gives.")]
    [InlineData("grant", "account: does not wait for RoleAssignment grant, which its identity needs.")]
    [InlineData("", null)]
    public void A_grant_without_its_role_and_a_user_without_the_grant_are_found_on_Azure(string left, string? problem) => AssertFound(
        problem,
        Resource("azure-native:authorization:RoleDefinition", "tenant", """{"roleDefinitionId":"0-1"}"""),
        Resource("azure-native:managedidentity:UserAssignedIdentity", "identity", """{"resourceName":"spark-identity"}"""),
        Resource(
            AzureGrant,
            "grant",
            """{"roleDefinitionId":"/subscriptions/1/providers/Microsoft.Authorization/roleDefinitions/0-1"}""",
            left == "definition" ? [] : [Urn("azure-native:authorization:RoleDefinition", "tenant")],
            ("principalId", Urn("azure-native:managedidentity:UserAssignedIdentity", "identity"))),
        Resource(
            "azure-native:storage:StorageAccount",
            "account",
            """{"identity":{"userAssignedIdentities":["/x/userAssignedIdentities/spark-identity"]}}""",
            left == "grant" ? [Urn("azure-native:authorization:RoleDefinition", "tenant")] : [Urn(AzureGrant, "grant")]));

    [Theory]
    [InlineData("policy", "association: does not wait for RolePolicy policy, which its role needs.")]
    [InlineData("", null)]
    public void A_user_of_a_role_without_its_policies_is_found_on_AWS(string left, string? problem) => AssertFound(
        problem,
        Resource("aws:iam/role:Role", "role", """{"name":"spark-role"}"""),
        Resource(AwsGrants[0], "policy", "{}", [], ("role", Urn("aws:iam/role:Role", "role"))),
        Resource(
            "aws:eks/podIdentityAssociation:PodIdentityAssociation",
            "association",
            "{}",
            left == "policy" ? [] : [Urn(AwsGrants[0], "policy")],
            ("roleArn", Urn("aws:iam/role:Role", "role"))));

    [Theory]
    [InlineData("grant", "pool: does not wait for IAMMember grant, which its account needs.")]
    [InlineData("", null)]
    public void A_user_of_an_account_without_its_grants_is_found_on_Google_Cloud(string left, string? problem) => AssertFound(
        problem,
        Resource(GoogleGrants[2], "grant", """{"member":"serviceAccount:nodes@p.iam.gserviceaccount.com"}"""),
        Resource(
            "gcp:container/nodePool:NodePool",
            "pool",
            """{"nodeConfig":{"serviceAccount":"nodes@p.iam.gserviceaccount.com"}}""",
            left == "grant" ? [] : [Urn(GoogleGrants[2], "grant")]));

    [Theory]
    [InlineData("grant", "bucket: does not wait for CryptoKeyIAMMember grant, which lets the service use the key data.")]
    [InlineData("", null)]
    public void A_user_of_a_key_without_the_services_right_to_it_is_found_on_Google_Cloud(string left, string? problem) => AssertFound(
        problem,
        Resource("gcp:kms/cryptoKey:CryptoKey", "data", """{"name":"data"}"""),
        Resource(
            GoogleKeyGrant,
            "grant",
            """{"member":"serviceAccount:service-1@gs-project-accounts.iam.gserviceaccount.com"}""",
            [],
            ("cryptoKeyId", Urn("gcp:kms/cryptoKey:CryptoKey", "data"))),
        Resource(
            "gcp:storage/bucket:Bucket",
            "bucket",
            """{"encryption":{"defaultKmsKeyName":"projects/p/locations/l/keyRings/r/cryptoKeys/data"}}""",
            left == "grant" ? [] : [Urn(GoogleKeyGrant, "grant")]));

    private static void AssertFound(string? problem, params JsonElement[] plan) => Assert.Equal(problem is null ? [] : [problem], new Plan(plan).Problems());

    private static string Urn(string type, string name) => $"urn:pulumi:test::p::{type}::{name}";

    private static JsonElement Resource(
        string type, string name, string inputs, string[]? after = null, params ReadOnlySpan<(string Property, string On)> references)
    {
        var properties = new Dictionary<string, string[]>();
        foreach (var (property, on) in references)
        {
            properties[property] = [on];
        }

        return JsonSerializer.SerializeToElement(new
        {
            urn = Urn(type, name),
            type,
            inputs = JsonDocument.Parse(inputs).RootElement,
            dependencies = (after ?? []).Concat(properties.Values.SelectMany(on => on)),
            propertyDependencies = properties,
        });
    }

    /// <summary>A grant, one of its users, and how they go together.</summary>
    private sealed record Pair(JsonElement User, JsonElement Grant, string Why);

    /// <summary>The order of a plan: each resource with those that it waits for.</summary>
    private sealed class Plan(IReadOnlyList<JsonElement> resources)
    {
        private readonly Dictionary<string, JsonElement> _byUrn = resources.ToDictionary(StackPlan.UrnOf);
        private readonly Dictionary<string, HashSet<string>> _waitsFor = [];

        public IEnumerable<string> Problems()
        {
            foreach (var (user, grant, why) in Pairs())
            {
                var name = StackPlan.NameOf(grant);
                var waiting = UsedByPodsOnly.ContainsKey(name) ? OfType("kubernetes:helm.sh/v3:Release") : [user];
                foreach (var late in waiting.Where(late => !WaitsFor(StackPlan.UrnOf(late)).Contains(StackPlan.UrnOf(grant))))
                {
                    yield return $"{StackPlan.NameOf(late)}: does not wait for {Kind(grant)} {name}, which {why}.";
                }
            }
        }

        public IEnumerable<Pair> Pairs() => [.. AzureRoles(), .. AzureIdentities(), .. AwsRoles(), .. GoogleAccounts(), .. GoogleKeys()];

        private IEnumerable<Pair> AzureRoles() =>
            from definition in OfType("azure-native:authorization:RoleDefinition")
            let id = Text(definition, "roleDefinitionId")
            from grant in OfType(AzureGrant)
            where Text(grant, "roleDefinitionId").EndsWith($"/{id}", StringComparison.Ordinal)
            select new Pair(grant, definition, "it gives");

        private IEnumerable<Pair> AzureIdentities() =>
            from grant in OfType(AzureGrant)
            from identity in References(grant, "principalId")
            let id = $"userAssignedIdentities/{Text(_byUrn[identity], "resourceName")}\""
            from user in resources
            where Uses(user, identity, id) && !Type(user).StartsWith("azure-native:authorization:", StringComparison.Ordinal)
                && Type(user) != "azure-native:managedidentity:FederatedIdentityCredential"
            select new Pair(user, grant, "its identity needs");

        private IEnumerable<Pair> AwsRoles() =>
            from grant in AwsGrants.SelectMany(OfType)
            from role in References(grant, "role")
            let name = $"\"role\":\"{Text(_byUrn[role], "name")}\""
            from user in resources
            where Uses(user, role, Text(_byUrn[role], "name").Length > 0 ? name : null)
                && !AwsGrants.Contains(Type(user)) && !UsesNoRight.ContainsKey(Type(user))
            select new Pair(user, grant, "its role needs");

        private IEnumerable<Pair> GoogleAccounts() =>
            from grant in GoogleGrants.SelectMany(OfType)
            let account = Account().Match(Text(grant, "member")).Groups[1].Value
            where account.Length > 0
            from user in resources
            where !GoogleGrants.Contains(Type(user)) && Inputs(user).Contains($"\"{account}\"", StringComparison.Ordinal)
            select new Pair(user, grant, "its account needs");

        private IEnumerable<Pair> GoogleKeys() =>
            from key in OfType("gcp:kms/cryptoKey:CryptoKey")
            from grant in OfType(GoogleKeyGrant)
            where References(grant, "cryptoKeyId").Contains(StackPlan.UrnOf(key))
            from user in resources
            where Type(user) != GoogleKeyGrant && (References(user).Contains(StackPlan.UrnOf(key))
                || Inputs(user).Contains($"/cryptoKeys/{Text(key, "name")}\"", StringComparison.Ordinal))
            where Agents(Type(user)).Any(agent => Text(grant, "member").Contains($"@{agent}.", StringComparison.Ordinal))
            select new Pair(user, grant, $"lets the service use the key {Text(key, "name")}");

        /// <summary>The service agents that use a key for a resource. Source: cloud.google.com/kms/docs/compatible-services, by service.</summary>
        private static string[] Agents(string type) => type switch
        {
            "gcp:storage/bucket:Bucket" => ["gs-project-accounts"],
            "gcp:artifactregistry/repository:Repository" => ["gcp-sa-artifactregistry"],
            "gcp:container/cluster:Cluster" => ["container-engine-robot", "compute-system"],
            "gcp:container/nodePool:NodePool" => ["compute-system"],
            _ => [],
        };

        private static bool Uses(JsonElement user, string urn, string? id) =>
            !Type(user).StartsWith("spark-platform:", StringComparison.Ordinal)
            && (References(user).Contains(urn) || (id is not null && Inputs(user).Contains(id, StringComparison.Ordinal)));

        private HashSet<string> WaitsFor(string urn)
        {
            if (_waitsFor.TryGetValue(urn, out var known))
            {
                return known;
            }

            var all = _waitsFor[urn] = [];
            if (_byUrn.TryGetValue(urn, out var resource))
            {
                foreach (var needed in Needs(resource))
                {
                    all.Add(needed);
                    all.UnionWith(WaitsFor(needed));
                }
            }

            return all;
        }

        private static IEnumerable<string> Needs(JsonElement resource)
        {
            var provider = resource.TryGetProperty("provider", out var reference) && reference.GetString() is { Length: > 0 } text
                ? [string.Join("::", text.Split("::")[..4])]
                : Array.Empty<string>();
            var after = resource.TryGetProperty("dependencies", out var list) ? list.EnumerateArray().Select(urn => urn.GetString()!) : [];
            return provider.Concat(after).Concat(References(resource));
        }

        private IEnumerable<JsonElement> OfType(string type) => resources.Where(resource => Type(resource) == type);

        private static IEnumerable<string> References(JsonElement resource, string? property = null) =>
            resource.TryGetProperty("propertyDependencies", out var properties)
                ? properties.EnumerateObject()
                    .Where(item => (property is null || item.Name == property) && item.Value.ValueKind == JsonValueKind.Array)
                    .SelectMany(item => item.Value.EnumerateArray())
                    .Select(urn => urn.GetString()!)
                    .Distinct()
                : [];

        private static string Type(JsonElement resource) => StackPlan.TypeOf(resource);

        private static string Kind(JsonElement resource) => Type(resource).Split(':')[^1];

        private static string Inputs(JsonElement resource) =>
            resource.TryGetProperty("inputs", out var inputs) ? JsonSerializer.Serialize(inputs, JsonSerializerOptions.Default) : "";

        private static string Text(JsonElement resource, string input) =>
            resource.TryGetProperty("inputs", out var inputs) && inputs.TryGetProperty(input, out var text) ? text.ToString() : "";
    }

    [GeneratedRegex("^serviceAccount:([^\\[]+)$")]
    private static partial Regex Account();
}
