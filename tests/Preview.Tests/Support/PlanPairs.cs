using FsCheck;
using FsCheck.Fluent;
using Preview.Plans;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Support;

/// <summary>Two plans of one stack, of which the second is the first after some changes.</summary>
public sealed class PlanPair
{
    internal PlanPair(Plan before, Plan after)
    {
        Before = before;
        After = after;
    }

    internal Plan Before { get; }

    internal Plan After { get; }

    public override string ToString() => $"{Json(Before)}\n---\n{Json(After)}";
}

/// <summary>Pairs of plans with all that makes a comparison hard: sets, texts with structure, secrets that come and go, names and values that Markdown would take for its own.</summary>
internal static class PlanPairs
{
    /// <summary>In every secret, and nowhere else.</summary>
    public const string Clear = "s3cr3t-";

    private static readonly string[] Types =
    [
        "shop:index:Thing", "kubernetes:core/v1:ConfigMap", "kubernetes:core/v1:PersistentVolumeClaim", "kubernetes:core/v1:Namespace",
        "aws:s3/bucket:Bucket", "aws:s3/bucketPolicy:BucketPolicy", "aws:ec2/vpc:Vpc", "aws:eks/nodeGroup:NodeGroup",
    ];

    private static readonly string[] Keys =
        ["name", "metadata", "spec", "data", "policy", "Statement", "Action", "subnetIds", "cidrBlock", "a.b", "queues.yaml", "forceDestroy", "<b>", "`", "|", "\"]"];

    private static readonly string[] Texts =
    [
        "", "a", "b", "10.0.0.0/16", "@everyone", "#123", "<script>alert(1)</script>", "```", "````\n```diff", "</details>", "<!-- -->", "a|b|c", "- [ ] x", "\u001b[31mred",
        "line one\nline two\nline three", "line one\nline 2\nline three\nline four", "queues:\n- name: a\n  max: 1\n", "queues:\n- {name: a, max: 2}\n",
        """{"Statement":[{"Sid":"A","Action":["x","y"]}]}""", """{"Statement":[{"Action":["y","z"],"Sid":"A"}]}""", "{\"half", "😀😀", "![x](http://example.com/x.png)", "> quote", new string('x', 3000),
    ];

    public static Arbitrary<PlanPair> All() => Arb.From(Pairs());

    private static Gen<PlanPair> Pairs() =>
        from names in Gen.Elements("a", "b", "c", "d<e>", "f`g", "@h", "i|j").ListOf()
        from before in Resources(names)
        from after in Resources(names)
        from kept in Gen.Choose(0, 3).ListOf(before.Count)
        let mixed = before.Zip(kept, (old, keep) => keep == 0 ? null : keep == 1 ? old : keep == 2 ? old with { Inputs = (PlanMap)Reveal(old.Inputs) } : after.FirstOrDefault(now => now.Urn == old.Urn)).OfType<PlanResource>()
            .Concat(after.Where(now => before.All(old => old.Urn != now.Urn)))
        select new PlanPair(Of(before), Of(mixed));

    private static Plan Of(IEnumerable<PlanResource> resources) => Changed.Plan([.. resources.DistinctBy(resource => resource.Urn)]);

    private static Gen<List<PlanResource>> Resources(IEnumerable<string> names) => names.Distinct().Aggregate(
        Gen.Constant(new List<PlanResource>()),
        (all, name) => all.SelectMany(_ => Resource(name), (list, resource) => (List<PlanResource>)[.. list, resource]));

    private static Gen<PlanResource> Resource(string name) =>
        from type in Gen.Elements(Types)
        from inputs in Map(3)
        from isProtected in Gen.Elements(true, false)
        from ignored in Gen.Elements("", "spec", "data")
        select Changed.Resource(type, name, inputs) with { Protect = isProtected, IgnoreChanges = ignored == "" ? [] : [ignored] };

    // What was a secret stands there in clear.
    private static PlanValue Reveal(PlanValue value) => value.Revealed switch
    {
        PlanMap map => PlanMap.Of(map.Select(entry => KeyValuePair.Create(entry.Key, Reveal(entry.Value)))),
        PlanList list => new PlanList([.. list.Items.Select(Reveal)]),
        var other => other,
    };

    private static Gen<PlanMap> Map(int depth) =>
        Gen.Elements(Keys).SelectMany(_ => Value(depth - 1), (key, value) => KeyValuePair.Create(key, value)).ListOf()
            .Select(entries => PlanMap.Of(entries.Take(6).DistinctBy(entry => entry.Key)));

    private static Gen<PlanValue> Value(int depth)
    {
        var text = Gen.Elements(Texts).Select(PlanFiles.Of);
        var leaf = Gen.Frequency(
            (6, text),
            (1, Gen.Choose(0, 3).Select(number => (PlanValue)new PlanNumber(number))),
            (1, Gen.Elements(true, false).Select(flag => (PlanValue)new PlanBool(flag))),
            (1, Gen.Constant<PlanValue>(PlanUnknown.String)),
            (1, Gen.Choose(1, 3).Select(number => (PlanValue)PlanSecret.Of(new PlanText(Clear + number)))),
            (1, Gen.Choose(1, 3).Select(number => (PlanValue)PlanSecret.Of(Map2(number)))));
        return depth <= 0 ? leaf : Gen.Frequency((3, leaf), (2, Map(depth).Select(map => (PlanValue)map)), (2, Value(depth - 1).ListOf().Select(items => (PlanValue)new PlanList([.. items.Take(5)]))));

        static PlanValue Map2(int number) => PlanFiles.Map(("password", new PlanText(Clear + number)));
    }
}
