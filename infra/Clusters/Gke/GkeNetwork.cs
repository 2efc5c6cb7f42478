using Infra.Contract;
using Infra.Settings.Gke;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Infra.Clusters.Gke;

/// <summary>
/// The VPC: one subnet of the region with addresses for nodes, and ranges of their own for pods and services. Nodes have no public address;
/// they reach Google's services from inside, and everything else by Cloud NAT.
/// </summary>
internal sealed class GkeNetwork : ComponentResource
{
    public const string PodRange = "pods";
    public const string ServiceRange = "services";

    private readonly GkeContext _context;
    private readonly GkeNetworkSettings _settings;

    public GkeNetwork(string name, GkeNetworkArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:gke:Network", name, args, options)
    {
        _context = args.Context;
        _settings = _context.Settings.Network;

        Vpc = CreateVpc();
        Subnet = CreateSubnet();
        Nat = CreateNat();
        RegisterOutputs();
    }

    /// <summary>It has no rule that lets anything in; GKE adds those that nodes and control plane need.</summary>
    public Network Vpc { get; }

    /// <summary>Where nodes, pods and the control plane's private endpoint are.</summary>
    public Subnetwork Subnet { get; }

    /// <summary>The way out: a node that starts before it cannot pull images from elsewhere.</summary>
    public RouterNat Nat { get; }

    private Network CreateVpc() => new(
        $"{_context.Name}-vpc",
        new NetworkArgs
        {
            Name = _context.Name,
            Description = $"{_context.Name}: the Spark platform",
            AutoCreateSubnetworks = false,
            RoutingMode = "REGIONAL",
        },
        ChildOptions.Of(this));

    private Subnetwork CreateSubnet()
    {
        var args = new SubnetworkArgs
        {
            Name = $"{_context.Name}-nodes",
            Network = Vpc.Id,
            Region = _context.Project.Region,
            IpCidrRange = _settings.Cidr.ToString(),
            PrivateIpGoogleAccess = true,
            SecondaryIpRanges =
            {
                new SubnetworkSecondaryIpRangeArgs { RangeName = PodRange, IpCidrRange = _settings.PodCidr.ToString() },
                new SubnetworkSecondaryIpRangeArgs { RangeName = ServiceRange, IpCidrRange = _settings.ServiceCidr.ToString() },
            },
        };
        if (_settings.FlowLogs)
        {
            // Who talked to whom, for the day when somebody has to find out. Half of the flows tell it, at half the cost.
            args.LogConfig = new SubnetworkLogConfigArgs
            {
                AggregationInterval = "INTERVAL_10_MIN",
                FlowSampling = 0.5,
                Metadata = "INCLUDE_ALL_METADATA",
            };
        }

        return new Subnetwork($"{_context.Name}-nodes", args, ChildOptions.Of(this));
    }

    private RouterNat CreateNat()
    {
        var name = $"{_context.Name}-nat";
        var router = new Router(
            name,
            new RouterArgs { Name = name, Network = Vpc.Id, Region = _context.Project.Region },
            ChildOptions.Of(this));
        return new RouterNat(
            name,
            new RouterNatArgs
            {
                Name = name,
                Router = router.Name,
                Region = _context.Project.Region,
                NatIpAllocateOption = "AUTO_ONLY",
                SourceSubnetworkIpRangesToNat = "LIST_OF_SUBNETWORKS",
                Subnetworks = { new RouterNatSubnetworkArgs { Name = Subnet.Id, SourceIpRangesToNats = { "ALL_IP_RANGES" } } },

                // A node with many executors needs many ports at once, and most of the time few.
                EnableDynamicPortAllocation = true,
                MinPortsPerVm = 64,
                MaxPortsPerVm = 4096,

                // Dynamic allocation and endpoint-independent mapping exclude each other.
                EnableEndpointIndependentMapping = false,
                LogConfig = new RouterNatLogConfigArgs { Enable = true, Filter = "ERRORS_ONLY" },
            },
            ChildOptions.Of(this));
    }
}

/// <summary>The inputs of <see cref="GkeNetwork"/>.</summary>
internal sealed class GkeNetworkArgs : ResourceArgs
{
    public required GkeContext Context { get; init; }

    [Input("cidr")]
    public Input<string> Cidr => Context.Settings.Network.Cidr.ToString();

    [Input("podCidr")]
    public Input<string> PodCidr => Context.Settings.Network.PodCidr.ToString();

    [Input("zones")]
    public InputList<string> Zones => Context.Zones;
}
