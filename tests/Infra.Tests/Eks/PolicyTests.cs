using System.Text.Json.Nodes;
using Infra.Tests.Support;

namespace Infra.Tests.Eks;

/// <summary>Every policy that the program writes: what AWS accepts, and as little as its holder needs.</summary>
public class PolicyTests
{
    private const string RolePolicy = "aws:iam/rolePolicy:RolePolicy";

    /// <summary>The statements whose resource is everything, each with the reason why it cannot be less.</summary>
    private static readonly Dictionary<string, string> EveryResource = new()
    {
        ["ListProfiles"] = "AWS knows no narrower resource for listing instance profiles.",
        ["ReadMachines"] = "AWS knows no narrower resource for describing machines; the region is a condition.",
        ["ReadZonalShift"] = "A cluster is no resource that the action knows; the condition names it.",
        ["ReadPrices"] = "Prices are the same for everybody and belong to no account.",
        ["AllowAccountPolicies"] = "In a key's policy, everything is that key.",
        ["AllowLogs"] = "In a key's policy, everything is that key.",
        ["AllowVolumesOfThisAccount"] = "In a key's policy, everything is that key.",
        ["AllowVolumeGrantsOfThisAccount"] = "In a key's policy, everything is that key.",
        ["AllowAutoScaling"] = "In a key's policy, everything is that key.",
        ["AllowAutoScalingGrants"] = "In a key's policy, everything is that key.",
    };

    [Fact]
    public async Task Every_policy_is_well_formed()
    {
        var policies = Policies(await EksRun.Shipped).ToList();
        Assert.True(policies.Count > 20, $"Only {policies.Count} policies: is the test looking at the right inputs?");
        Assert.All(policies, policy =>
        {
            Assert.Equal("2012-10-17", policy.Document["Version"]!.ToString());
            var names = Statements(policy.Document).Select(statement => statement["Sid"]!.ToString()).ToList();
            Assert.Equal(names.Distinct(), names);
            Assert.All(names, name => Assert.Matches("^[A-Za-z0-9]+$", name));
            Assert.All(Statements(policy.Document), statement =>
            {
                Assert.Contains(statement["Effect"]!.ToString(), new[] { "Allow", "Deny" });
                Assert.NotEmpty(statement["Action"]!.AsArray());
            });
        });
    }

    [Fact]
    public async Task The_policies_of_a_role_are_within_IAMs_limit()
    {
        var roles = (await EksRun.Shipped).Of(RolePolicy).GroupBy(policy => policy.Text("role"), policy => policy.Text("policy")!.Length);
        Assert.All(roles, role => Assert.True(role.Sum() <= 10_240, $"The policies of {role.Key} have {role.Sum()} characters, more than 10,240."));
    }

    [Fact]
    public async Task A_role_is_trusted_within_IAMs_limit() => Assert.All(
        (await EksRun.Shipped).Of("aws:iam/role:Role"),
        role => Assert.InRange(role.Text("assumeRolePolicy")!.Length, 1, 2_048));

    [Fact]
    public async Task The_names_of_roles_and_policies_are_within_IAMs_limits()
    {
        var run = await EksRun.Shipped;
        Assert.All(run.Of("aws:iam/role:Role"), role => Assert.InRange(role.Text("name")!.Length, 1, 64));
        Assert.All(run.Of(RolePolicy), policy => Assert.InRange(policy.Text("name")!.Length, 1, 128));
    }

    [Fact]
    public async Task No_one_may_do_everything() => Assert.All(Allowed(await EksRun.Shipped), statement =>
        Assert.DoesNotContain(statement["Action"]!.AsArray(), action => action!.ToString() is "*" or "*:*"));

    [Fact]
    public async Task A_role_may_do_what_is_named_and_not_all_of_a_service()
    {
        var roles = Policies(await EksRun.Shipped).Where(policy => policy.Of.Type == RolePolicy);
        Assert.All(roles.SelectMany(policy => Statements(policy.Document)), statement =>
            Assert.DoesNotContain(statement["Action"]!.AsArray(), action => action!.ToString().Contains('*', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_statement_about_every_resource_has_a_reason()
    {
        var everything = Allowed(await EksRun.Shipped)
            .Where(statement => statement["Resource"]?.AsArray().Any(resource => resource!.ToString() == "*") ?? false)
            .Select(statement => statement["Sid"]!.ToString());
        Assert.Equal(EveryResource.Keys.Order(StringComparer.Ordinal), everything.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_principal_that_may_be_anyone_is_bound_by_a_condition() => Assert.All(
        Allowed(await EksRun.Shipped).Where(statement => statement["Principal"]?["AWS"]?.ToString() == "*"),
        statement => Assert.NotNull(statement["Condition"]?["StringEquals"]?["kms:CallerAccount"]));

    [Fact]
    public async Task The_role_of_a_pod_is_taken_by_one_service_account_of_this_cluster()
    {
        var run = await EksRun.Shipped;
        var associations = run.Of("aws:eks/podIdentityAssociation:PodIdentityAssociation");
        Assert.Equal(6, associations.Count);
        Assert.All(associations, association =>
        {
            var role = Assert.Single(run.Of("aws:iam/role:Role"), role => AwsMocks.Arn(role.Name) == association.Text("roleArn"));
            var condition = Assert.Single(Statements(JsonNode.Parse(role.Text("assumeRolePolicy")!)!))["Condition"]!["StringEquals"]!;
            Assert.Equal("spark", condition["aws:RequestTag/eks-cluster-name"]!.ToString());
            Assert.Equal(association.Text("namespace"), condition["aws:RequestTag/kubernetes-namespace"]!.ToString());
            Assert.Equal(association.Text("serviceAccount"), condition["aws:RequestTag/kubernetes-service-account"]!.ToString());
            Assert.Equal(AwsMocks.AccountId, condition["aws:SourceAccount"]!.ToString());
        });
    }

    [Theory]
    [InlineData("analytics")]
    [InlineData("data-science")]
    [InlineData("streaming")]
    public async Task A_tenant_reaches_its_own_objects_and_no_others(string tenant)
    {
        const string bucket = "arn:aws:s3:::spark-data-123456789012-eu-central-1";
        var policy = JsonNode.Parse((await EksRun.Shipped).One(RolePolicy, $"spark-tenant-{tenant}-data").Text("policy")!)!;
        var statements = Statements(policy).ToDictionary(statement => statement["Sid"]!.ToString());
        Assert.Equal([$"{bucket}/{tenant}/*", $"{bucket}/spark-events/{tenant}/*"], Texts(statements["UseOwnObjects"]["Resource"]));
        Assert.Equal(
            [tenant, $"{tenant}/*", $"spark-events/{tenant}", $"spark-events/{tenant}/*"],
            Texts(statements["ListOwnPrefix"]["Condition"]!["StringLike"]!["s3:prefix"]));
        Assert.All(statements.Values.SelectMany(statement => Texts(statement["Resource"])), resource =>
            Assert.True(resource.StartsWith(bucket, StringComparison.Ordinal) || resource.StartsWith("arn:aws:kms:", StringComparison.Ordinal)));
        Assert.Equal("alias/spark-data", statements["UseDataKeyThroughBucket"]["Condition"]!["ForAnyValue:StringEquals"]!["kms:ResourceAliases"]!.ToString());
    }

    [Fact]
    public async Task Karpenter_hands_out_the_nodes_role_and_no_other()
    {
        var run = await EksRun.Shipped;
        var passing = Allowed(run).Where(statement => Texts(statement["Action"]).Contains("iam:PassRole"));
        var nodeRole = run.Of("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass")[0].Text("spec.role");
        Assert.Equal([$"arn:aws:iam::123456789012:role/{nodeRole}"], Texts(Assert.Single(passing)["Resource"]));
    }

    private static IEnumerable<JsonNode> Allowed(EksRun run) =>
        Policies(run).SelectMany(policy => Statements(policy.Document)).Where(statement => statement["Effect"]!.ToString() == "Allow");

    /// <summary>Policies are texts that hold a document of IAM's form, under one of two names.</summary>
    private static IEnumerable<(Registered Of, JsonNode Document)> Policies(EksRun run) =>
        from resource in run.Resources
        from input in new[] { "policy", "assumeRolePolicy" }
        where resource.Text(input)?.StartsWith("{\"Version\":", StringComparison.Ordinal) ?? false
        select (resource, JsonNode.Parse(resource.Text(input)!)!);

    private static IEnumerable<JsonNode> Statements(JsonNode policy) => policy["Statement"]!.AsArray().Select(statement => statement!);

    private static IEnumerable<string> Texts(JsonNode? node) => (node?.AsArray() ?? []).Select(item => item!.ToString());
}
