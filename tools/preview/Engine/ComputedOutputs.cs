using System.Collections.Immutable;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Engine;

/// <summary>
/// What providers fill in within the objects that a resource is given, such as the security group in an EKS cluster's <c>vpcConfig</c>. A
/// preview of Pulumi's echoes the objects with these properties as unknown, and so does this one.
/// </summary>
internal sealed class ComputedOutputs
{
    private readonly Dictionary<string, ImmutableArray<Computed>> _types;

    private ComputedOutputs(YamlMapping types) =>
        _types = types.Entries.ToDictionary(type => type.Key, type => Objects(types.Map(type.Key)));

    /// <summary>The ones that come with the preview.</summary>
    public static ComputedOutputs Shipped { get; } = new(ShippedData.Read("computed.g.yaml"));

    /// <summary>The inputs of a new resource as its outputs: with what is not given and computed as unknown.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="inputs">What it is given.</param>
    public PlanMap Echo(string type, PlanMap inputs) =>
        _types.TryGetValue(type, out var computed)
            ? computed.Aggregate(inputs, (outputs, each) => (PlanMap)Fill(outputs, each.Path.AsSpan(), each.Names))
            : inputs;

    private static ImmutableArray<Computed> Objects(YamlMapping objects) =>
        [.. objects.Entries.Select(entry => new Computed([.. entry.Key.Split('.')], [.. objects.Texts(entry.Key)]))];

    private static PlanValue Fill(PlanValue value, ReadOnlySpan<string> path, ImmutableArray<string> names)
    {
        switch (value)
        {
            case PlanSecret { Value: { } hidden }:
                return PlanSecret.Of(Fill(hidden, path, names));

            case PlanList list:
                var items = new PlanValue[list.Items.Length];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = Fill(list.Items[i], path, names);
                }

                return new PlanList([.. items]);

            case PlanMap map when path.IsEmpty:
                return WithUnknown(map, names);

            case PlanMap map when map[path[0]] is { } inner and not PlanNull:
                return With(map, path[0], Fill(inner, path[1..], names));
        }

        return value;
    }

    private static PlanMap WithUnknown(PlanMap map, ImmutableArray<string> names) => PlanMap.Of(
    [
        .. map.Where(entry => entry.Value is not PlanNull || !names.Contains(entry.Key)),
        .. names.Where(name => map[name] is null or PlanNull).Select(name => KeyValuePair.Create(name, (PlanValue)PlanUnknown.String)),
    ]);

    private static PlanMap With(PlanMap map, string name, PlanValue value) =>
        PlanMap.Of(map.Select(entry => entry.Key == name ? KeyValuePair.Create(name, value) : entry));

    /// <param name="Path">Where the object is; lists do not show.</param>
    /// <param name="Names">The properties of it that the provider fills in.</param>
    private sealed record Computed(ImmutableArray<string> Path, ImmutableArray<string> Names);
}
