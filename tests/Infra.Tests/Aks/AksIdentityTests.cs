using Infra.Clusters.Aks;
using Infra.Tests.Support;

namespace Infra.Tests.Aks;

/// <summary>Who may do what in Azure.</summary>
public sealed class AksIdentityTests
{
    private static readonly string DataLake = AksNames.DataId("Microsoft.Storage/storageAccounts/sparkdatac7c739/blobServices/default/containers");

    [Theory]
    [InlineData("analytics")]
    [InlineData("data-science")]
    [InlineData("streaming")]
    public async Task A_tenants_identity_is_one_service_accounts_alone(string tenant)
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        var credential = run.One("azure-native:managedidentity:FederatedIdentityCredential", $"spark-tenant-{tenant}");
        Assert.Equal(($"system:serviceaccount:{tenant}:spark", $"spark-tenant-{tenant}"), (credential.Text("subject"), credential.Text("resourceName")));
        Assert.Equal(["api://AzureADTokenExchange"], credential.Texts("audiences"));
        var identity = run.Contract.Identities[tenant];
        Assert.Equal("true", identity.PodLabels["azure.workload.identity/use"]);
        Assert.Equal(["azure.workload.identity/client-id"], identity.ServiceAccountAnnotations.Keys);
        Assert.Empty(identity.Credentials);
        Assert.Equal(3, identity.Ready.Length);
    }

    [Theory]
    [InlineData("analytics")]
    [InlineData("data-science")]
    [InlineData("streaming")]
    public async Task A_tenant_reaches_its_own_container_and_its_own_event_logs(string tenant)
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        var grants = run.Of(AksNames.RoleAssignment)
            .Where(grant => grant.Name.StartsWith($"spark-tenant-{tenant}-", StringComparison.Ordinal))
            .ToDictionary(grant => grant.Name);
        Assert.Equal([$"spark-tenant-{tenant}-data", $"spark-tenant-{tenant}-events"], grants.Keys.Order(StringComparer.Ordinal));
        Assert.Equal($"{DataLake}/{tenant}", grants[$"spark-tenant-{tenant}-data"].Text("scope"));
        Assert.Null(grants[$"spark-tenant-{tenant}-data"]["condition"]);

        var events = grants[$"spark-tenant-{tenant}-events"];
        Assert.Equal(($"{DataLake}/spark-events", "2.0"), (events.Text("scope"), events.Text("conditionVersion")));
        Assert.All(
            grants.Values,
            grant => Assert.Equal(
                AksNames.Role(run.One("azure-native:authorization:RoleDefinition", "spark-tenant-data").Text("roleDefinitionId")!),
                grant.Text("roleDefinitionId")));
    }

    [Fact]
    public async Task Event_logs_are_held_to_a_directory_in_every_way_that_they_can_be_used()
    {
        var condition = (await StackRun.Shipped(AksNames.Stack)).One(AksNames.RoleAssignment, "spark-tenant-analytics-events").Text("condition")!;
        const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";
        Assert.All(
            new[] { "write", "add/action", "delete", "move/action" },
            action => Assert.Contains($"!(ActionMatches{{'{Blobs}/{action}'}})", condition, StringComparison.Ordinal));
        Assert.Contains($"!(ActionMatches{{'{Blobs}/read'}} AND NOT SubOperationMatches{{'Blob.List'}})", condition, StringComparison.Ordinal);
        Assert.Contains(
            $"OR (@Resource[{Blobs}:path] StringEquals 'analytics' OR @Resource[{Blobs}:path] StringStartsWith 'analytics/')",
            condition,
            StringComparison.Ordinal);
        Assert.Contains(
            $"OR (@Request[{Blobs}:prefix] StringEquals 'analytics' OR @Request[{Blobs}:prefix] StringStartsWith 'analytics/')",
            condition,
            StringComparison.Ordinal);
        Assert.Equal(condition.Count(c => c == '('), condition.Count(c => c == ')'));
    }

    [Fact]
    public async Task A_tenant_cannot_delete_a_container()
    {
        var role = (await StackRun.Shipped(AksNames.Stack)).One("azure-native:authorization:RoleDefinition", "spark-tenant-data");
        Assert.Equal(["Microsoft.Storage/storageAccounts/blobServices/containers/read"], role.Texts("permissions.0.actions"));
        Assert.All(
            role.Texts("permissions.0.dataActions"),
            action => Assert.StartsWith("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/", action, StringComparison.Ordinal));
        Assert.Equal([AksNames.Group("spark-data")], role.Texts("assignableScopes"));
    }

    [Theory]
    [InlineData("network", AksRoles.NetworkContributor, "Microsoft.Network/virtualNetworks/spark-network", false)]
    [InlineData("node-identity", AksRoles.ManagedIdentityOperator, "Microsoft.ManagedIdentity/userAssignedIdentities/spark-nodes", false)]
    [InlineData("secrets-key", AksRoles.KeyVaultCryptoUser, "Microsoft.KeyVault/vaults/spark-c7c739/keys/cluster", true)]
    [InlineData("vault", AksRoles.KeyVaultContributor, "Microsoft.KeyVault/vaults/spark-c7c739", true)]
    [InlineData("node-disks", AksRoles.Reader, "Microsoft.Compute/diskEncryptionSets/spark-nodes", false)]
    [InlineData("volume-disks", AksRoles.Reader, "Microsoft.Compute/diskEncryptionSets/spark-volumes", true)]
    [InlineData("files", AksRoles.StorageAccountContributor, "Microsoft.Storage/storageAccounts/sparkfilesc7c739", true)]
    public async Task The_control_plane_has_rights_on_single_things(string purpose, string role, string scope, bool kept)
    {
        var grant = (await StackRun.Shipped(AksNames.Stack)).One(AksNames.RoleAssignment, $"spark-control-plane-{purpose}");
        Assert.Equal((AksNames.Role(role), kept ? AksNames.DataId(scope) : AksNames.Id(scope)), (grant.Text("roleDefinitionId"), grant.Text("scope")));
    }

    [Fact]
    public async Task Volumes_are_in_a_group_where_the_driver_has_rights_and_nothing_else_is()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        Assert.Equal(AksNames.Group("spark-volumes"), run.One(AksNames.RoleAssignment, "spark-control-plane-volumes").Text("scope"));
        Assert.DoesNotContain(
            run.Resources, resource => resource.Text("resourceGroupName") == "spark-volumes" && resource.Type != "azure-native:resources:ResourceGroup");
    }

    [Fact]
    public async Task No_right_reaches_further_than_a_group_and_none_is_given_to_a_person()
    {
        var grants = (await StackRun.Shipped(AksNames.Stack)).Of(AksNames.RoleAssignment);
        Assert.All(grants, grant =>
        {
            Assert.StartsWith(AksNames.Group("spark"), grant.Text("scope"), StringComparison.Ordinal);
            Assert.Equal("ServicePrincipal", grant.Text("principalType"));
            Assert.True(Guid.TryParseExact(grant.Text("roleAssignmentName"), "D", out _));
            Assert.True(((Pulumi.CustomResourceOptions)grant.Options).DeleteBeforeReplace);
        });
        Assert.Equal(grants.Count, grants.Select(grant => grant.Text("roleAssignmentName")).Distinct().Count());
    }
}
