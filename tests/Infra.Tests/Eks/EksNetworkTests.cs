using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.Eks;

public class EksNetworkTests
{
    private const string Subnet = "aws:ec2/subnet:Subnet";
    private const string NatGateway = "aws:ec2/natGateway:NatGateway";
    private const string Route = "aws:ec2/route:Route";
    private const string Endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_zone_has_a_public_and_a_private_subnet(int zones)
    {
        var run = await EksRun.WithStackAsync("zones: [a, b, c]", $"zones: [{string.Join(", ", "abc".Take(zones))}]");
        string[] expected = [.. new[] { "eu-central-1a", "eu-central-1b", "eu-central-1c" }.Take(zones)];
        foreach (var kind in new[] { "public", "private" })
        {
            var subnets = run.Of(Subnet).Where(subnet => subnet.Name.StartsWith($"spark-{kind}-", StringComparison.Ordinal));
            Assert.Equal(expected, subnets.Select(subnet => subnet.Text("availabilityZone")));
        }

        Assert.Equal(zones, run.Of("aws:efs/mountTarget:MountTarget").Count);
        Assert.Equal(zones, run.One("aws:eks/cluster:Cluster").Texts("vpcConfig.subnetIds").Length);
    }

    [Fact]
    public async Task A_region_with_fewer_zones_than_asked_for_is_refused()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(
            () => EksRun.OfAsync(new ProjectFiles(), new AwsMocks { Zones = ["eu-central-1a", "eu-central-1b"] }));
        Assert.Contains(
            "network.zones has c, but in eu-central-1 these zones of this account can hold a control plane: eu-central-1a, eu-central-1b. "
            + "Name two or three of them by their last letter, or choose another region.",
            refused.ToString());
    }

    [Fact]
    public async Task Subnets_are_inside_the_network_and_never_overlap()
    {
        var networks = (await EksRun.Shipped).Of(Subnet).Select(subnet => Cidr.Parse(subnet.Text("cidrBlock")!)).ToList();
        Assert.Equal(6, networks.Count);
        Assert.All(networks, network => Assert.True(Cidr.Parse("10.40.0.0/16").Overlaps(network)));
        Assert.All(networks, network => Assert.Single(networks, network.Overlaps));
    }

    [Fact]
    public async Task No_machine_gets_a_public_address_by_itself() =>
        Assert.All((await EksRun.Shipped).Of(Subnet), subnet => Assert.Equal("false", subnet.Text("mapPublicIpOnLaunch")));

    [Fact]
    public async Task Nodes_are_found_in_private_subnets_only() => Assert.All(
        (await EksRun.Shipped).Of(Subnet),
        subnet => Assert.Equal(
            subnet.Name.StartsWith("spark-private-", StringComparison.Ordinal) ? "spark" : null, subnet["tags"]!["karpenter.sh/discovery"]?.ToString()));

    [Fact]
    public async Task Each_zone_has_its_own_way_out_by_default()
    {
        var run = await EksRun.Shipped;
        Assert.Equal(3, run.Of(NatGateway).Count);
        Assert.Equal(3, run.Of("aws:ec2/eip:Eip").Count);
        Assert.Equal(
            ["spark-nat-eu-central-1a-id", "spark-nat-eu-central-1b-id", "spark-nat-eu-central-1c-id"],
            run.Of(Route).Select(route => route.Text("natGatewayId")).OfType<string>());
    }

    [Fact]
    public async Task One_way_out_serves_all_zones_where_that_is_asked_for()
    {
        var run = await EksRun.WithStackAsync("nat: perZone", "nat: single");
        Assert.Equal("spark-nat-eu-central-1a", Assert.Single(run.Of(NatGateway)).Name);
        Assert.Single(run.Of("aws:ec2/eip:Eip"));
        Assert.Equal(
            Enumerable.Repeat("spark-nat-eu-central-1a-id", 3),
            run.Of(Route).Select(route => route.Text("natGatewayId")).OfType<string>());
    }

    [Fact]
    public async Task Every_subnet_has_a_route_table()
    {
        var run = await EksRun.Shipped;
        Assert.Equal(
            run.Of(Subnet).Select(subnet => $"{subnet.Name}-id").Order(StringComparer.Ordinal),
            run.Of("aws:ec2/routeTableAssociation:RouteTableAssociation").Select(association => association.Text("subnetId")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task S3_and_the_named_services_are_reached_inside()
    {
        var run = await EksRun.Shipped;
        Assert.Equal(
            [
                "com.amazonaws.eu-central-1.ecr.api Interface", "com.amazonaws.eu-central-1.ecr.dkr Interface",
                "com.amazonaws.eu-central-1.s3 Gateway", "com.amazonaws.eu-central-1.sts Interface",
            ],
            run.Of(Endpoint).Select(endpoint => $"{endpoint.Text("serviceName")} {endpoint.Text("vpcEndpointType")}").Order(StringComparer.Ordinal));
        Assert.Equal(3, run.One(Endpoint, "spark-s3").Texts("routeTableIds").Length);
        Assert.All(run.Of(Endpoint).Where(endpoint => endpoint.Text("vpcEndpointType") == "Interface"), endpoint =>
        {
            Assert.Equal("true", endpoint.Text("privateDnsEnabled"));
            Assert.Equal(["spark-endpoints-id"], endpoint.Texts("securityGroupIds"));
        });
    }

    [Fact]
    public async Task Without_interface_endpoints_only_S3_is_left()
    {
        var run = await EksRun.WithStackAsync("zones: [a, b, c]", "zones: [a, b, c]\n    interfaceEndpoints: []");
        Assert.Equal("spark-s3", Assert.Single(run.Of(Endpoint)).Name);
        Assert.DoesNotContain(run.Resources, resource => resource.Name.Contains("endpoints", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_networks_default_group_lets_nothing_through()
    {
        var group = (await EksRun.Shipped).One("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
        Assert.Null(group["ingress"]);
        Assert.Null(group["egress"]);
    }

    [Fact]
    public async Task Groups_are_open_to_the_network_or_the_nodes_and_to_one_port_only() => Assert.All(
        (await EksRun.WithStackAsync("privateAccessCidrs: [10.0.0.0/16]", "privateAccessCidrs: []"))
            .Of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"),
        rule =>
        {
            Assert.Equal(
                rule.Name == "spark-shared" ? (null, "sg-cluster", "tcp") : ("10.40.0.0/16", null, "tcp"),
                (rule.Text("cidrIpv4"), rule.Text("referencedSecurityGroupId"), rule.Text("ipProtocol")));
            Assert.Equal(rule.Text("fromPort"), rule.Text("toPort"));
        });

    [Fact]
    public async Task Flows_are_logged_by_default()
    {
        var log = (await EksRun.Shipped).One("aws:ec2/flowLog:FlowLog");
        Assert.Equal(("ALL", "spark-vpc-id"), (log.Text("trafficType"), log.Text("vpcId")));
    }

    [Fact]
    public async Task Flows_are_not_logged_where_that_is_asked_for()
    {
        var run = await EksRun.WithStackAsync("zones: [a, b, c]", "zones: [a, b, c]\n    flowLogs: false");
        Assert.Empty(run.Of("aws:ec2/flowLog:FlowLog"));
        Assert.DoesNotContain(run.Resources, resource => resource.Name.Contains("flows", StringComparison.Ordinal));
    }
}
