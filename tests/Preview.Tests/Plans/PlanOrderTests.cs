using FsCheck.Xunit;
using Preview.Plans;

namespace Preview.Tests.Plans;

public sealed class PlanOrderTests
{
    private static readonly Urn Stack = Urn.Create("dev", "shop", null, Urn.StackType, "shop-dev");
    private static readonly Urn Provider = Urn.Create("dev", "shop", null, "pulumi:providers:a", "default");
    private static readonly Urn Network = Urn.Create("dev", "shop", Stack, "z:z:Network", "network");
    private static readonly Urn Cluster = Urn.Create("dev", "shop", Stack, "a:a:Cluster", "cluster");
    private static readonly Urn Vpc = Urn.Create("dev", "shop", Network, "a:b:Vpc", "vpc");
    private static readonly Urn SubnetB = Urn.Create("dev", "shop", Network, "a:b:Subnet", "b");
    private static readonly Urn SubnetA = Urn.Create("dev", "shop", Network, "a:b:Subnet", "a");
    private static readonly Urn Nodes = Urn.Create("dev", "shop", Cluster, "a:b:Nodes", "nodes");

    private static readonly PlanResource[] Resources =
    [
        Resource(Stack),
        Resource(Provider, custom: true),
        Resource(Network, Stack),
        Resource(Cluster, Stack),
        Resource(Vpc, Network, custom: true),
        Resource(SubnetA, Network, custom: true, Vpc),
        Resource(SubnetB, Network, custom: true, Vpc),
        Resource(Nodes, Cluster, custom: true, SubnetA, SubnetB),
    ];

    [Fact]
    public void What_others_need_comes_first() =>
        Assert.Equal(
            ["shop-dev", "default", "network", "vpc", "a", "b", "cluster", "nodes"],
            PlanOrder.Sort(Resources).Select(resource => resource.Urn.Name));

    [Property]
    public bool The_order_of_arrival_does_not_matter(int seed)
    {
        PlanResource[] shuffled = [.. Resources];
        new Random(seed).Shuffle(shuffled);
        return PlanOrder.Sort(shuffled).Select(resource => resource.Urn).SequenceEqual(PlanOrder.Sort(Resources).Select(resource => resource.Urn));
    }

    [Property(MaxTest = 200)]
    public bool Whatever_a_resource_refers_to_comes_before_it(int seed)
    {
        var resources = Random(new Random(seed));
        PlanResource[] shuffled = [.. resources];
        new Random(seed + 1).Shuffle(shuffled);
        var ordered = PlanOrder.Sort(shuffled);
        HashSet<Urn> seen = [];
        return ordered.SequenceEqual(PlanOrder.Sort(resources)) && ordered.Length == resources.Length && ordered.All(resource =>
        {
            var known = resource.Dependencies.Append(resource.Parent ?? Stack).All(urn => urn == resource.Urn || seen.Contains(urn));
            seen.Add(resource.Urn);
            return known;
        });
    }

    [Fact]
    public void Components_that_need_each_other_still_have_one_order()
    {
        var one = Urn.Create("dev", "shop", Stack, "c:c:C", "one");
        var two = Urn.Create("dev", "shop", Stack, "c:c:C", "two");
        var a = Urn.Create("dev", "shop", one, "r:r:R", "a");
        var b = Urn.Create("dev", "shop", two, "r:r:R", "b");
        var c = Urn.Create("dev", "shop", one, "r:r:R", "c");
        PlanResource[] resources =
            [Resource(Stack), Resource(one, Stack), Resource(two, Stack), Resource(a, one, custom: true), Resource(b, two, custom: true, a), Resource(c, one, custom: true, b)];
        string[] expected = ["shop-dev", "two", "one", "a", "b", "c"];
        Assert.Equal(expected, PlanOrder.Sort(resources).Select(resource => resource.Urn.Name));
        Assert.Equal(expected, PlanOrder.Sort([.. resources.Reverse()]).Select(resource => resource.Urn.Name));
    }

    [Fact]
    public void A_chain_as_long_as_the_plan_is_no_trouble()
    {
        List<PlanResource> chain = [Resource(Stack)];
        for (var i = 0; i < 20_000; i++)
        {
            var urn = Urn.Create("dev", "shop", Stack, "a:b:C", $"{20_000 - i:00000}");
            chain.Add(Resource(urn, Stack, custom: true, chain[^1].Urn));
        }

        Assert.Equal(chain.Select(resource => resource.Urn), PlanOrder.Sort(chain).Select(resource => resource.Urn));
    }

    private static PlanResource Resource(Urn urn, Urn? parent = null, bool custom = false, params Urn[] dependencies) =>
        new() { Urn = urn, Custom = custom, Type = urn.Type, Parent = parent, Dependencies = [.. dependencies] };

    // A tree in which every resource may depend on those that were made before it.
    private static PlanResource[] Random(Random random)
    {
        List<PlanResource> made = [Resource(Stack)];
        for (var i = 0; i < 60; i++)
        {
            var parent = made.Where(resource => !resource.Custom).ElementAt(random.Next(made.Count(resource => !resource.Custom))).Urn;
            var custom = random.Next(3) > 0;
            var urn = Urn.Create("dev", "shop", parent, custom ? "a:b:C" : "c:c:G", $"{random.Next(1000)}-{i}");
            Urn[] dependencies = [.. made.Where(resource => resource.Custom).Where(_ => random.Next(8) == 0).Select(resource => resource.Urn)];
            made.Add(Resource(urn, parent, custom, custom ? dependencies : []));
        }

        return [.. made];
    }
}
