using System.Collections.Immutable;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads what a tenant has to do with the others: how it shares, which nodes it uses, and which flows leave its namespace.</summary>
internal static class TenantSharingReader
{
    /// <summary>The pools that tenants use; the system's own nodes are none of them.</summary>
    public static ImmutableArray<NodeRole> Pools { get; } = [NodeRole.Driver, NodeRole.Executor, NodeRole.Large, NodeRole.LocalNvme];

    private static readonly ScalarFormat<NodeRole> Pool = ScalarFormats.OneOf([.. Pools]);

    private static readonly ScalarFormat<TenantPriority> Priority = ScalarFormats.OneOf<TenantPriority>();

    private static readonly Cidr LinkLocal = Cidr.Parse("169.254.0.0/16");

    public static SharingSettings Sharing(MapReader tenant)
    {
        var lend = tenant.Map("lendLimit");
        var settings = new SharingSettings(
            tenant.Optional("priority", TenantPriority.Normal, Priority),
            tenant.Optional("weight", 1, ScalarFormats.Integer(1, 100)),
            new LendLimit(
                lend.Has("cpu") ? lend.Required("cpu", ScalarFormats.Cpu) : null,
                lend.Has("memory") ? lend.Required("memory", ScalarFormats.Bytes) : null,
                lend.Has("gpus") ? lend.Required("gpus", ScalarFormats.Gpus) : null));
        lend.RejectUnknownKeys();
        return settings;
    }

    /// <summary>The driver's nodes cannot be withheld: a pod that names no pool lands there.</summary>
    public static ImmutableArray<NodeRole> Flavors(MapReader tenant)
    {
        var named = tenant.Scalars("flavors", Pools, Pool);
        return [.. Pools.Where(pool => pool == NodeRole.Driver || named.Contains(pool))];
    }

    public static ImmutableArray<EgressSettings> Egress(MapReader tenant)
    {
        var flows = tenant.Maps("egress", Egress);
        foreach (var twice in flows.GroupBy(flow => flow.Name).Where(group => group.Key is not null && group.Count() > 1))
        {
            tenant.Error("egress", $"has {twice.Key} twice. Give one of them another name.");
        }

        return flows;

        static EgressSettings Egress(MapReader map)
        {
            var flow = new EgressSettings(
                map.Required("name", ScalarFormats.Name(40)),
                map.Scalars("cidrs", [], ScalarFormats.Network(0, 32)),
                map.Has("namespace") ? map.Required("namespace", ScalarFormats.Name(63)) : null,
                map.Required("port", ScalarFormats.Integer(1, 65_535)),
                map.Required("reason", ScalarFormats.Text("why the flow is needed, at most 200 characters")));
            map.RejectUnknownKeys();
            if (map.Valid && flow.Cidrs.IsEmpty && flow.Namespace is null)
            {
                map.Error("cidrs", "is missing, and so is namespace: where the flow goes is expected. Add one of them.");
            }

            foreach (var cidr in flow.Cidrs.Where(cidr => cidr is not null && cidr.Overlaps(LinkLocal)))
            {
                map.Error("cidrs", $"has {cidr}, which reaches into {LinkLocal}, where a node hands out its own credentials. Name the networks that are meant.");
            }

            return flow;
        }
    }

    /// <summary>Nobody can lend more than he is guaranteed.</summary>
    public static void Validate(TenantSettings tenant, MapReader map)
    {
        var (guaranteed, lend) = (tenant.Guaranteed, tenant.Sharing.Lend);
        const string remedy = "Lower what is lent, or leave it out to lend all.";
        if (lend.Cpu > guaranteed.Cpu)
        {
            map.Error("guaranteed", $".cpu is {guaranteed.Cpu}, less than lendLimit.cpu, which is {lend.Cpu}. {remedy}");
        }

        if (lend.Memory > guaranteed.Memory)
        {
            map.Error("guaranteed", $".memory is {guaranteed.Memory}, less than lendLimit.memory, which is {lend.Memory}. {remedy}");
        }

        if (lend.Gpus > guaranteed.Gpus)
        {
            map.Error("guaranteed", $".gpus is {guaranteed.Gpus}, less than lendLimit.gpus, which is {lend.Gpus}. {remedy}");
        }
    }
}
