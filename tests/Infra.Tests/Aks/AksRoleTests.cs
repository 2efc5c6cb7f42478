using System.Text.Json.Nodes;
using Infra.Clusters.Aks;
using Infra.Tests.Support;

namespace Infra.Tests.Aks;

/// <summary>The roles that are ours, against dated lists: Azure refuses a role with an action that does not exist.</summary>
public sealed class AksRoleTests
{
    private const string RoleDefinition = "azure-native:authorization:RoleDefinition";

    private static readonly JsonNode Facts = JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Aks", "Facts", "azure-actions-2026-12-01.json")))!;

    public static TheoryData<string> DriverActions { get; } = [.. Facts["diskDriver"]!["volumes"].Texts()];

    /// <summary>Roles of Azure's own that are given, each with why none of ours is narrower.</summary>
    private static readonly Dictionary<string, string> BuiltIn = new()
    {
        [AksRoles.AcrPull] = "Pulls, and nothing else.",
        [AksRoles.KeyVaultContributor] = "AKS asks for it by name, to approve the API server's private endpoint.",
        [AksRoles.KeyVaultCryptoServiceEncryptionUser] = "Wraps and unwraps with one key.",
        [AksRoles.KeyVaultCryptoUser] = "AKS asks for it by name; on one key.",
        [AksRoles.ManagedIdentityOperator] = "Assigns one identity.",
        [AksRoles.NetworkContributor] = "AKS asks for it by name on the subnets that it joins; on one network.",
        [AksRoles.Reader] = "Reads one disk encryption set.",
        [AksRoles.StorageAccountContributor] = "Shares and the account's networks; on one account, whose keys are off.",
        [AksRoles.StorageBlobDataReader] = "Reads blobs, below a condition or in one container.",
    };

    [Fact]
    public async Task Every_action_of_a_role_of_ours_exists()
    {
        var roles = (await StackRun.Shipped(AksNames.Stack)).Of(RoleDefinition);
        Assert.Equal(2, roles.Count);
        Assert.Empty(roles.SelectMany(role => Unknown(role.Inputs).Select(action => $"{role}: {action}")));
    }

    [Theory]
    [InlineData("Microsoft.Compute/disks/read", null)]
    [InlineData("Microsoft.Compute/disks/reads", "Microsoft.Compute/disks/reads")]
    [InlineData("Microsoft.Compute/*", "Microsoft.Compute/*")]
    public void An_action_that_does_not_exist_is_found(string action, string? unknown) => Assert.Equal(
        unknown is null ? [] : [unknown],
        Unknown(new JsonObject { ["permissions"] = new JsonArray(new JsonObject { ["actions"] = new JsonArray(action) }) }));

    [Theory]
    [MemberData(nameof(DriverActions))]
    public async Task The_disk_driver_may_do_what_its_page_lists(string action) =>
        Assert.Contains(action, (await StackRun.Shipped(AksNames.Stack)).One(RoleDefinition, "spark-volumes").Texts("permissions.0.actions"));

    [Fact]
    public async Task The_disk_driver_may_do_nothing_else_to_volumes()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        var role = run.One(RoleDefinition, "spark-volumes");
        Assert.Equal(Facts["diskDriver"]!["volumes"].Texts().Order(), role.Texts("permissions.0.actions").Order());
        Assert.Null(role["permissions.0"]!["dataActions"]);
        Assert.Equal([AksNames.Group("spark-volumes")], role.Texts("assignableScopes"));
        Assert.Equal(
            AksNames.Role(role.Text("roleDefinitionId")!), run.One(AksNames.RoleAssignment, "spark-control-plane-volumes").Text("roleDefinitionId"));
    }

    [Fact]
    public async Task Every_role_that_is_given_is_ours_or_has_a_reason()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        var ours = run.Of(RoleDefinition).Select(role => role.Text("roleDefinitionId"));
        var given = run.Of(AksNames.RoleAssignment).Select(grant => grant.Text("roleDefinitionId")!.Split('/')[^1]).Distinct();
        Assert.Equal(BuiltIn.Keys.Order(), given.Except(ours).Order());
    }

    [Fact]
    public async Task What_depends_on_a_new_grant_waits_until_it_has_arrived()
    {
        var grants = (await StackRun.Shipped(AksNames.Stack)).Of(AksNames.RoleAssignment);
        Assert.All(grants, grant =>
        {
            var hook = Assert.Single(grant.Options.Hooks.AfterCreate);
            Assert.Equal("azure-grant-arrives", hook.Name);
            Assert.NotEqual(true, hook.Options.OnDryRun);
        });

        // The engine goes on when the task is over; it is not before the time is.
        using var deployment = new CancellationTokenSource();
        var waiting = grants[0].Options.Hooks.AfterCreate[0].Callback(new Pulumi.ResourceHookArgs("urn", "id", "name", "type"), deployment.Token);
        Assert.False(waiting.IsCompleted);
        await deployment.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(TimeSpan.FromMinutes(2), AksRoles.Arrival);
    }

    private static IEnumerable<string> Unknown(JsonObject role) =>
        from permission in role["permissions"]!.AsArray()
        from kind in new[] { "actions", "dataActions" }
        from action in permission![kind].Texts()
        where Facts[kind]![action] is null
        select action;
}
