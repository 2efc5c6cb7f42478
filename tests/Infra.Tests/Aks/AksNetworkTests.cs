using Infra.Tests.Support;

namespace Infra.Tests.Aks;

public sealed class AksNetworkTests
{
    [Fact]
    public async Task Each_zone_has_a_quarter_of_the_network_and_the_API_server_the_rest()
    {
        var subnets = (await StackRun.Shipped(AksNames.Stack)).Of("azure-native:network:Subnet");
        Assert.Equal(
            [("api-server", "10.60.192.0/28"), ("nodes-1", "10.60.0.0/18"), ("nodes-2", "10.60.64.0/18"), ("nodes-3", "10.60.128.0/18")],
            subnets.Select(subnet => (subnet.Text("subnetName"), subnet.Text("addressPrefix"))));
        Assert.Equal("Microsoft.ContainerService/managedClusters", subnets[0].Text("delegations.0.serviceName"));
        Assert.All(subnets, subnet => Assert.Equal("false", subnet.Text("defaultOutboundAccess")));
        Assert.All(subnets.Skip(1), subnet => Assert.Equal("Microsoft.Storage", subnet.Text("serviceEndpoints.0.service")));
    }

    [Fact]
    public async Task Nodes_and_the_networks_that_are_named_reach_the_API_server_and_no_other_network()
    {
        var run = await StackRun.OfAsync(
            new StackFiles(AksNames.Stack).With("privateAccessCidrs: [10.0.0.0/16]", "privateAccessCidrs: [10.0.0.0/16, 10.60.224.0/24]"));
        Assert.Equal(
            [
                "100 Allow Tcp 10.60.0.0/18,10.60.64.0/18,10.60.128.0/18 443,4443",
                "110 Allow * 10.60.192.0/28 *",
                "120 Allow * AzureLoadBalancer *",
                "130 Allow Tcp 10.0.0.0/16,10.60.224.0/24 443",
                "4096 Deny * * *",
            ],
            Rules(run));
        var subnet = run.One("azure-native:network:Subnet", "spark-api-server");
        Assert.Equal(AksNames.Id("Microsoft.Network/networkSecurityGroups/spark-api-server-rules"), subnet.Text("networkSecurityGroup.id"));
        Assert.Contains("spark-api-server-rules", await subnet.DependsOnAsync());
    }

    [Fact]
    public async Task Without_a_network_the_nodes_alone_reach_the_API_server() => Assert.DoesNotContain(
        Rules(await StackRun.OfAsync(new StackFiles(AksNames.Stack).With("privateAccessCidrs: [10.0.0.0/16]", "privateAccessCidrs: []"))),
        rule => rule.StartsWith("130 ", StringComparison.Ordinal));

    [Fact]
    public async Task A_zone_can_fail_without_cutting_off_the_others()
    {
        var run = await StackRun.Shipped(AksNames.Stack);
        Assert.All(run.Of("azure-native:network:NatGateway").Concat(run.Of("azure-native:network:PublicIPAddress")), part =>
        {
            Assert.Equal([part.Name[^1..]], part.Texts("zones"));
            Assert.Equal("Standard", part.Text("sku.name"));
        });
        Assert.Equal(3, run.Of("azure-native:network:NatGateway").Count);
        Assert.All(run.Of("azure-native:network:Subnet").Skip(1), subnet =>
            Assert.Equal(AksNames.Id($"Microsoft.Network/natGateways/spark-nat-{subnet.Name[^1]}"), subnet.Text("natGateway.id")));
    }

    [Fact]
    public async Task One_way_out_for_all_is_enough_where_that_is_asked_for()
    {
        var run = await StackRun.OfAsync(new StackFiles(AksNames.Stack).With("nat: perZone", "nat: single"));
        Assert.Single(run.Of("azure-native:network:NatGateway"));
        Assert.All(run.Of("azure-native:network:Subnet").Skip(1), subnet =>
            Assert.Equal(AksNames.Id("Microsoft.Network/natGateways/spark-nat-1"), subnet.Text("natGateway.id")));
    }

    [Fact]
    public async Task Two_zones_have_what_two_zones_need()
    {
        var run = await StackRun.OfAsync(new StackFiles(AksNames.Stack).With("zones: 3", "zones: 2"));
        Assert.Equal(3, run.Of("azure-native:network:Subnet").Count);
        Assert.Equal(["germanywestcentral-1", "germanywestcentral-2"], run.Contract.Zones);
        Assert.Equal(
            [("spark-system-1", "2", "3"), ("spark-system-2", "1", "3")],
            run.Of(AksNames.AgentPool)
                .Where(pool => pool.Name.StartsWith("spark-system-", StringComparison.Ordinal))
                .Select(pool => (pool.Name, pool.Text("minCount"), pool.Text("maxCount"))));
    }

    [Fact]
    public async Task Tenants_reach_the_API_server_and_public_addresses_and_no_private_network()
    {
        var flows = (await StackRun.Shipped(AksNames.Stack)).Contract.TenantEgress;
        Assert.Equal(["10.60.192.0/28", "172.20.0.1/32"], flows.Single(flow => flow.Name == "allow-api-server").Cidrs);
        var data = flows.Single(flow => flow.Name == "allow-object-store");
        Assert.Equal(("0.0.0.0/0", 443), (Assert.Single(data.Cidrs), data.Port));
        Assert.Superset(new HashSet<string> { "10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16" }, data.Except.ToHashSet());
    }

    private static IEnumerable<string> Rules(StackRun run) =>
        run.One("azure-native:network:NetworkSecurityGroup")["securityRules"]!.AsArray().Select(rule => string.Join(' ',
            rule!["priority"], rule["access"], rule["protocol"],
            rule["sourceAddressPrefix"]?.ToString() ?? string.Join(',', rule["sourceAddressPrefixes"]!.AsArray()),
            rule["destinationPortRange"]?.ToString() ?? string.Join(',', rule["destinationPortRanges"]!.AsArray())));
}
