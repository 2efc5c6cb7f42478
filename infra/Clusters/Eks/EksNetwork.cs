using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings.Eks;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace Infra.Clusters.Eks;

/// <summary>
/// The VPC: in each zone a private subnet for nodes and pods and a small public one for NAT and public load balancers, the ways out, and
/// the ways to AWS services that stay inside.
/// </summary>
internal sealed class EksNetwork : ComponentResource
{
    private readonly EksContext _context;
    private readonly EksNetworkSettings _settings;

    public EksNetwork(string name, EksNetworkArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:eks:Network", name, args, options)
    {
        _context = args.Context;
        _settings = _context.Settings.Network;

        Vpc = CreateVpc();
        LockDefaultSecurityGroup();
        var publicSubnets = Zones.Select(CreatePublicSubnet).ToImmutableArray();
        var natGateways = CreateWayOut(publicSubnets);
        PrivateSubnets = [.. Zones.Select(CreatePrivateSubnet)];
        (var tables, Routes) = CreatePrivateRoutes(natGateways);
        CreateEndpoints(tables);
        RegisterOutputs();
    }

    public Vpc Vpc { get; }

    /// <summary>Where nodes, pods and the control plane's interfaces are.</summary>
    public ImmutableArray<Subnet> PrivateSubnets { get; }

    /// <summary>The routes out of the private subnets: a node that starts before them cannot pull its images.</summary>
    public ImmutableArray<Resource> Routes { get; }

    private ImmutableArray<string> Zones => _context.Zones;

    private Vpc CreateVpc() => new(
        $"{_context.Name}-vpc",
        new VpcArgs
        {
            CidrBlock = _settings.Cidr.ToString(),
            EnableDnsHostnames = true,
            EnableDnsSupport = true,
            Tags = _context.Tags(_context.Name),
        },
        ChildOptions.Of(this));

    /// <summary>Every VPC comes with a group that lets its members talk to each other. Nothing shall rely on it.</summary>
    private void LockDefaultSecurityGroup() => _ = new DefaultSecurityGroup(
        $"{_context.Name}-default",
        new DefaultSecurityGroupArgs { VpcId = Vpc.Id, Tags = _context.Tags($"{_context.Name}-default-unused") },
        ChildOptions.Of(this));

    private Subnet CreatePublicSubnet(string zone, int index) => new(
        $"{_context.Name}-public-{zone}",
        new SubnetArgs
        {
            VpcId = Vpc.Id,
            AvailabilityZone = zone,

            // Out of the last quarter, which no private subnet uses.
            CidrBlock = _settings.Cidr.Subnet(2, 3).Subnet(4, index).ToString(),
            MapPublicIpOnLaunch = false,
            Tags = _context.Tags($"{_context.Name}-public-{zone}", ("kubernetes.io/role/elb", "1"), ($"kubernetes.io/cluster/{_context.Name}", "shared")),
        },
        ChildOptions.Of(this));

    private Subnet CreatePrivateSubnet(string zone, int index) => new(
        $"{_context.Name}-private-{zone}",
        new SubnetArgs
        {
            VpcId = Vpc.Id,
            AvailabilityZone = zone,
            CidrBlock = _settings.Cidr.Subnet(2, index).ToString(),
            MapPublicIpOnLaunch = false,
            Tags = _context.Tags(
                $"{_context.Name}-private-{zone}",
                ("kubernetes.io/role/internal-elb", "1"),
                ($"kubernetes.io/cluster/{_context.Name}", "shared"),
                ("karpenter.sh/discovery", _context.Name)),
        },
        ChildOptions.Of(this));

    private ImmutableArray<NatGateway> CreateWayOut(ImmutableArray<Subnet> publicSubnets)
    {
        var gateway = new InternetGateway(
            $"{_context.Name}-internet",
            new InternetGatewayArgs { VpcId = Vpc.Id, Tags = _context.Tags(_context.Name) },
            ChildOptions.Of(this));
        var table = new RouteTable(
            $"{_context.Name}-public",
            new RouteTableArgs { VpcId = Vpc.Id, Tags = _context.Tags($"{_context.Name}-public") },
            ChildOptions.Of(this));
        var route = new Route(
            $"{_context.Name}-public-internet",
            new RouteArgs { RouteTableId = table.Id, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway.Id },
            ChildOptions.Of(this));

        var associations = Zones.Zip(publicSubnets).ToImmutableDictionary(pair => pair.First, pair => new RouteTableAssociation(
            $"{_context.Name}-public-{pair.First}",
            new RouteTableAssociationArgs { RouteTableId = table.Id, SubnetId = pair.Second.Id },
            ChildOptions.Of(this)));

        var gateways = ImmutableArray.CreateBuilder<NatGateway>();
        foreach (var (zone, subnet) in Zones.Zip(publicSubnets).Take(_settings.Nat == NatMode.Single ? 1 : Zones.Length))
        {
            var address = new Eip(
                $"{_context.Name}-nat-{zone}",
                new EipArgs { Domain = "vpc", Tags = _context.Tags($"{_context.Name}-nat-{zone}") },
                ChildOptions.Of(this, gateway));
            gateways.Add(new NatGateway(
                $"{_context.Name}-nat-{zone}",
                new NatGatewayArgs
                {
                    AllocationId = address.Id,
                    SubnetId = subnet.Id,
                    Tags = _context.Tags($"{_context.Name}-nat-{zone}"),
                },

                // A NAT gateway in a subnet without its way to the internet is refused.
                ChildOptions.Of(this, route, associations[zone])));
        }

        return gateways.ToImmutable();
    }

    private (ImmutableArray<RouteTable> Tables, ImmutableArray<Resource> Routes) CreatePrivateRoutes(ImmutableArray<NatGateway> natGateways)
    {
        var tables = ImmutableArray.CreateBuilder<RouteTable>();
        var routes = ImmutableArray.CreateBuilder<Resource>();
        foreach (var (zone, index) in Zones.Select((zone, index) => (zone, index)))
        {
            var table = new RouteTable(
                $"{_context.Name}-private-{zone}",
                new RouteTableArgs { VpcId = Vpc.Id, Tags = _context.Tags($"{_context.Name}-private-{zone}") },
                ChildOptions.Of(this));
            tables.Add(table);
            routes.Add(new Route(
                $"{_context.Name}-private-{zone}-nat",
                new RouteArgs
                {
                    RouteTableId = table.Id,
                    DestinationCidrBlock = "0.0.0.0/0",
                    NatGatewayId = natGateways[Math.Min(index, natGateways.Length - 1)].Id,
                },
                ChildOptions.Of(this)));
            routes.Add(new RouteTableAssociation(
                $"{_context.Name}-private-{zone}",
                new RouteTableAssociationArgs { RouteTableId = table.Id, SubnetId = PrivateSubnets[index].Id },
                ChildOptions.Of(this)));
        }

        return (tables.ToImmutable(), routes.ToImmutable());
    }

    /// <summary>S3 costs nothing this way and image layers come from there; the others keep traffic to AWS off the NAT gateways.</summary>
    private void CreateEndpoints(ImmutableArray<RouteTable> tables)
    {
        _ = new VpcEndpoint(
            $"{_context.Name}-s3",
            new VpcEndpointArgs
            {
                VpcId = Vpc.Id,
                ServiceName = $"com.amazonaws.{_context.Account.Region}.s3",
                VpcEndpointType = "Gateway",
                RouteTableIds = tables.Select(table => table.Id).ToArray(),
                Tags = _context.Tags($"{_context.Name}-s3"),
            },
            ChildOptions.Of(this));

        if (_settings.InterfaceEndpoints.IsEmpty)
        {
            return;
        }

        var group = new SecurityGroup(
            $"{_context.Name}-endpoints",
            new SecurityGroupArgs
            {
                VpcId = Vpc.Id,
                Description = "HTTPS from the VPC to the endpoints of AWS services",
                Tags = _context.Tags($"{_context.Name}-endpoints"),
            },
            ChildOptions.Of(this));
        _ = new Pulumi.Aws.Vpc.SecurityGroupIngressRule(
            $"{_context.Name}-endpoints-https",
            new Pulumi.Aws.Vpc.SecurityGroupIngressRuleArgs
            {
                SecurityGroupId = group.Id,
                Description = "HTTPS from the VPC",
                CidrIpv4 = _settings.Cidr.ToString(),
                IpProtocol = "tcp",
                FromPort = 443,
                ToPort = 443,
                Tags = _context.Tags($"{_context.Name}-endpoints-https"),
            },
            ChildOptions.Of(this));

        foreach (var service in _settings.InterfaceEndpoints)
        {
            _ = new VpcEndpoint(
                $"{_context.Name}-{service.Replace('.', '-')}",
                new VpcEndpointArgs
                {
                    VpcId = Vpc.Id,
                    ServiceName = $"com.amazonaws.{_context.Account.Region}.{service}",
                    VpcEndpointType = "Interface",
                    PrivateDnsEnabled = true,
                    SubnetIds = PrivateSubnets.Select(subnet => subnet.Id).ToArray(),
                    SecurityGroupIds = { group.Id },
                    Tags = _context.Tags($"{_context.Name}-{service}"),
                },
                ChildOptions.Of(this));
        }
    }
}

/// <summary>The inputs of <see cref="EksNetwork"/>.</summary>
internal sealed class EksNetworkArgs : ResourceArgs
{
    public required EksContext Context { get; init; }

    [Input("cidr")]
    public Input<string> Cidr => Context.Settings.Network.Cidr.ToString();

    [Input("zones")]
    public InputList<string> Zones => Context.Zones.ToArray();

    [Input("nat")]
    public Input<string> Nat => Settings.Reading.ScalarFormats.Spelling(Context.Settings.Network.Nat);
}
