using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings.Aks;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using NatGatewayArgs = Pulumi.AzureNative.Network.NatGatewayArgs;
using NetworkSecurityGroupArgs = Pulumi.AzureNative.Network.NetworkSecurityGroupArgs;
using PublicIPAddressArgs = Pulumi.AzureNative.Network.PublicIPAddressArgs;
using SecurityRuleArgs = Pulumi.AzureNative.Network.Inputs.SecurityRuleArgs;
using SubnetArgs = Pulumi.AzureNative.Network.SubnetArgs;
using SubnetRulesArgs = Pulumi.AzureNative.Network.Inputs.NetworkSecurityGroupArgs;
using VirtualNetworkArgs = Pulumi.AzureNative.Network.VirtualNetworkArgs;

namespace Infra.Clusters.Aks;

/// <summary>
/// The virtual network: in each zone a subnet for nodes with its way out, and one for the API server. Pods have addresses of their own,
/// outside of it.
/// </summary>
internal sealed class AksNetwork : ComponentResource
{
    private readonly AksContext _context;
    private readonly AksNetworkSettings _settings;

    public AksNetwork(string name, AksNetworkArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:aks:Network", name, args, options)
    {
        _context = args.Context;
        _settings = _context.Settings.Network;

        Network = CreateNetwork(args.Groups);
        var gateways = _context.Zones
            .Take(_settings.Nat == AksNatMode.Single ? 1 : _settings.Zones)
            .ToImmutableSortedDictionary(zone => zone, zone => CreateNatGateway(zone, args.Groups), StringComparer.Ordinal);
        Subnets =
        [
            CreateApiServerSubnet(CreateApiServerRules(args.Groups)),
            .. _context.Zones.Select((zone, index) => CreateNodeSubnet(zone, index, gateways.ContainsKey(zone) ? zone : gateways.Keys.First(), gateways)),
        ];
        RegisterOutputs();
    }

    public VirtualNetwork Network { get; }

    /// <summary>
    /// All subnets. The cluster comes after them, and so goes before them: what AKS puts into a subnet holds it
    /// (InUseSubnetCannotBeDeleted).
    /// </summary>
    public ImmutableArray<Resource> Subnets { get; }

    private VirtualNetwork CreateNetwork(AksResourceGroups groups) => new(
        _context.NetworkName,
        new VirtualNetworkArgs
        {
            ResourceGroupName = _context.ResourceGroup,
            VirtualNetworkName = _context.NetworkName,
            Location = _context.Account.Location,
            AddressSpace = new AddressSpaceArgs { AddressPrefixes = { _settings.Cidr.ToString() } },
            Tags = _context.Tags(),
        },
        ChildOptions.Of(this, groups.Main));

    /// <summary>
    /// A gateway of the SKU Standard, which lives in one zone. StandardV2, which spans zones, needs a newer API than this version of the
    /// provider speaks.
    /// </summary>
    private NatGateway CreateNatGateway(string zone, AksResourceGroups groups)
    {
        var name = $"{_context.Name}-nat-{zone}";
        var address = new PublicIPAddress(
            name,
            new PublicIPAddressArgs
            {
                ResourceGroupName = _context.ResourceGroup,
                PublicIpAddressName = name,
                Location = _context.Account.Location,
                Sku = new PublicIPAddressSkuArgs { Name = PublicIPAddressSkuName.Standard, Tier = PublicIPAddressSkuTier.Regional },
                PublicIPAllocationMethod = IPAllocationMethod.Static,
                PublicIPAddressVersion = IPVersion.IPv4,
                Zones = { zone },
                Tags = _context.Tags(),
            },
            ChildOptions.Of(this, groups.Main));
        return new NatGateway(
            name,
            new NatGatewayArgs
            {
                ResourceGroupName = _context.ResourceGroup,
                NatGatewayName = name,
                Location = _context.Account.Location,
                Sku = new NatGatewaySkuArgs { Name = NatGatewaySkuName.Standard },
                PublicIpAddresses = { new SubResourceArgs { Id = _context.Id($"Microsoft.Network/publicIPAddresses/{name}") } },
                IdleTimeoutInMinutes = 4,
                Zones = { zone },
                Tags = _context.Tags(),
            },
            ChildOptions.Of(this, address));
    }

    private string NatGatewayId(string zone) => _context.Id($"Microsoft.Network/natGateways/{_context.Name}-nat-{zone}");

    /// <summary>
    /// Without them every connected network could reach the API server. Azure asks for 443 and 4443 from the nodes and for 9988 from its
    /// load balancer; what stands in the subnet talks to itself.
    /// </summary>
    private NetworkSecurityGroup CreateApiServerRules(AksResourceGroups groups)
    {
        var args = new NetworkSecurityGroupArgs
        {
            ResourceGroupName = _context.ResourceGroup,
            NetworkSecurityGroupName = ApiServerRules,
            Location = _context.Account.Location,
            Tags = _context.Tags(),
        };
        string[] nodes = [.. Enumerable.Range(0, _settings.Zones).Select(zone => _settings.NodeSubnet(zone).ToString())];
        args.SecurityRules.Add(Rule("nodes", 100, nodes, ["443", "4443"]));
        args.SecurityRules.Add(Rule("api-server", 110, [_settings.ApiServerSubnet.ToString()], ["*"]));
        args.SecurityRules.Add(Rule("load-balancer", 120, ["AzureLoadBalancer"], ["*"]));
        var networks = _context.Settings.Cluster.Api.Private;
        if (!networks.IsEmpty)
        {
            args.SecurityRules.Add(Rule("networks", 130, [.. networks.Select(network => network.ToString())], ["443"]));
        }

        args.SecurityRules.Add(Rule("others", 4096, ["*"], ["*"], SecurityRuleAccess.Deny));
        return new NetworkSecurityGroup(ApiServerRules, args, ChildOptions.Of(this, groups.Main));
    }

    private string ApiServerRules => $"{_context.Name}-api-server-rules";

    /// <summary>A rule for what comes in.</summary>
    private static SecurityRuleArgs Rule(string name, int priority, string[] sources, string[] ports, SecurityRuleAccess? access = null)
    {
        var rule = new SecurityRuleArgs
        {
            Name = name,
            Priority = priority,
            Direction = SecurityRuleDirection.Inbound,
            Access = access ?? SecurityRuleAccess.Allow,
            Protocol = ports is ["*"] ? SecurityRuleProtocol.Asterisk : SecurityRuleProtocol.Tcp,
            SourcePortRange = "*",
            DestinationAddressPrefix = "*",
        };

        // One is written as one, and several as several: a service's tag and "*" must stand alone.
        if (sources is [var source])
        {
            rule.SourceAddressPrefix = source;
        }
        else
        {
            rule.SourceAddressPrefixes = sources;
        }

        if (ports is [var port])
        {
            rule.DestinationPortRange = port;
        }
        else
        {
            rule.DestinationPortRanges = ports;
        }

        return rule;
    }

    private Subnet CreateApiServerSubnet(NetworkSecurityGroup rules) => new(
        $"{_context.Name}-api-server",
        new SubnetArgs
        {
            ResourceGroupName = _context.ResourceGroup,
            VirtualNetworkName = _context.NetworkName,
            SubnetName = "api-server",
            AddressPrefix = _settings.ApiServerSubnet.ToString(),
            NetworkSecurityGroup = new SubnetRulesArgs { Id = _context.Id($"Microsoft.Network/networkSecurityGroups/{ApiServerRules}") },
            Delegations = { new DelegationArgs { Name = "aks", ServiceName = "Microsoft.ContainerService/managedClusters" } },
            DefaultOutboundAccess = false,
        },
        ChildOptions.Of(this, Network, rules));

    private Subnet CreateNodeSubnet(string zone, int index, string gatewayZone, ImmutableSortedDictionary<string, NatGateway> gateways) => new(
        $"{_context.Name}-{AksContext.NodeSubnetName(zone)}",
        new SubnetArgs
        {
            ResourceGroupName = _context.ResourceGroup,
            VirtualNetworkName = _context.NetworkName,
            SubnetName = AksContext.NodeSubnetName(zone),
            AddressPrefix = _settings.NodeSubnet(index).ToString(),
            NatGateway = new SubResourceArgs { Id = NatGatewayId(gatewayZone) },

            // Traffic to the storage accounts stays off the NAT gateway, at no cost, and they know it by its subnet.
            ServiceEndpoints = { new ServiceEndpointPropertiesFormatArgs { Service = "Microsoft.Storage" } },
            DefaultOutboundAccess = false,
        },
        ChildOptions.Of(this, Network, gateways[gatewayZone]));
}

/// <summary>The inputs of <see cref="AksNetwork"/>.</summary>
internal sealed class AksNetworkArgs : ResourceArgs
{
    public required AksContext Context { get; init; }

    public required AksResourceGroups Groups { get; init; }

    [Input("cidr")]
    public Input<string> Cidr => Context.Settings.Network.Cidr.ToString();

    [Input("zones")]
    public Input<int> Zones => Context.Settings.Network.Zones;

    [Input("nat")]
    public Input<string> Nat => Settings.Reading.ScalarFormats.Spelling(Context.Settings.Network.Nat);
}
