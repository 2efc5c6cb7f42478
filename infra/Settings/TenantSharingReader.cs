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
        var lend = tenant.Map("lendLimit", "How much of its guarantee others may borrow while it is idle.");
        var settings = new SharingSettings(
            tenant.Optional(
                "priority", TenantPriority.Normal, Priority,
                "The highest of the priority classes that its pods may name; its applications have it unless they name a lower one. [It never "
                + "decides over a guarantee](scheduling.md#priorities)."),
            tenant.Optional(
                "weight", 1, ScalarFormats.Integer(1, 100),
                "Its part of what is idle, compared with the weights of the others. Kueue only: under YuniKorn, which shares in proportion to "
                + "the guarantees, another weight than 1 is a warning."),
            new LendLimit(
                lend.Optional(
                    "cpu", null, ScalarFormats.Cpu.OrNull(),
                    "How much of its guarantee others may borrow while it is idle. Kueue only: YuniKorn lends all, so with it less is refused.",
                    "all"),
                lend.Optional(
                    "memory", null, ScalarFormats.Bytes.OrNull(),
                    "How much of its guarantee others may borrow while it is idle. Kueue only: YuniKorn lends all, so with it less is refused.",
                    "all"),
                lend.Optional(
                    "gpus", null, ScalarFormats.Gpus.OrNull(),
                    "How much of its guarantee others may borrow while it is idle. Kueue only: YuniKorn lends all, so with it less is refused.",
                    "all")));
        lend.RejectUnknownKeys();
        return settings;
    }

    /// <summary>The driver's nodes cannot be withheld: a pod that names no pool lands there.</summary>
    public static ImmutableArray<NodeRole> Flavors(MapReader tenant)
    {
        var named = tenant.Scalars(
            "flavors", Pools, Pool,
            "The node pools that its pods may use in addition to `driver`, where a pod lands that names none. The API server refuses pods that "
            + "tolerate the taints of the others.");
        return [.. Pools.Where(pool => pool == NodeRole.Driver || named.Contains(pool))];
    }

    public static ImmutableArray<EgressSettings> Egress(MapReader tenant)
    {
        var flows = tenant.Maps(
            "egress",
            "Flows out of the namespace in addition to [those of every tenant](cluster-contract.md). Each becomes the network policy "
            + "`egress-<name>`.", Egress);
        foreach (var twice in flows.GroupBy(flow => flow.Name).Where(group => group.Key is not null && group.Count() > 1))
        {
            tenant.Error("egress", $"has {twice.Key} twice. Give one of them another name.");
        }

        return flows;

        static EgressSettings Egress(MapReader map)
        {
            var flow = new EgressSettings(
                map.Required("name", ScalarFormats.Name(40), "Names an entry."),
                map.Scalars(
                    "cidrs", [], ScalarFormats.Network(0, 32),
                    "Where it goes: networks, a namespace of this cluster, or both.", "one of them"),
                map.Optional<string?>(
                    "namespace", null, ScalarFormats.Name(63)!,
                    "Where it goes: networks, a namespace of this cluster, or both.", "one of them"),
                map.Required("port", ScalarFormats.Integer(1, 65_535), "The TCP port."),
                map.Required(
                    "reason", ScalarFormats.Text("why the flow is needed, at most 200 characters"),
                    "Why it is open; an annotation of the policy."));
            map.RejectUnknownKeys();
            if (map.Valid && flow.Cidrs.IsEmpty && flow.Namespace is null)
            {
                map.Error("cidrs", "is missing, and so is namespace: where the flow goes is expected. Add one of them.");
            }

            foreach (var cidr in flow.Cidrs.Where(cidr => cidr is not null && cidr.Overlaps(LinkLocal)))
            {
                map.Error(
                    "cidrs", $"has {cidr}, which reaches into {LinkLocal}, where a node hands out its own credentials. Name the networks that are meant.");
            }

            return flow;
        }
    }

    /// <summary>Refuses to lend more than the guarantee.</summary>
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
