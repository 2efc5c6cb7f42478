using Preview.Plans;
using Preview.Text;

namespace Preview.Render;

/// <summary>Puts readable text in the place of what is known only after apply, and of what is secret.</summary>
internal sealed class Placeholders(Plan plan)
{
    public const string Secret = "<secret>";
    public const string UnknownStart = "<known after apply";

    private const int MostNames = 3;

    private readonly Dictionary<Urn, PlanResource> _byUrn = plan.Resources.ToDictionary(resource => resource.Urn);

    /// <summary>The inputs of a resource, all of it values that YAML can hold.</summary>
    public PlanMap Fill(PlanResource resource) => PlanMap.Of(resource.Inputs.Select(input =>
        KeyValuePair.Create(input.Key, Fill(input.Value, Unknown(resource, input.Key)))));

    /// <summary>A secret's map with its keys, which are no secret in a Kubernetes Secret, and without its values.</summary>
    public static PlanMap Keys(PlanValue value) => PlanMap.Of(value.Revealed is PlanMap map
        ? map.Select(entry => KeyValuePair.Create(entry.Key, (PlanValue)new PlanText(Secret)))
        : []);

    private static PlanValue Fill(PlanValue value, PlanText unknown) => value switch
    {
        PlanSecret => new PlanText(Secret),
        PlanUnknown => unknown,
        PlanList list => new PlanList([.. list.Items.Select(item => Fill(item, unknown))]),
        PlanMap map when map[Signatures.Key] is not null => new PlanText(Values.Show(map, longest: 200)),
        PlanMap map => PlanMap.Of(map.Select(entry => KeyValuePair.Create(entry.Key, Fill(entry.Value, unknown)))),
        _ => value,
    };

    // A property is known to wait for resources, not for which of their outputs.
    private PlanText Unknown(PlanResource resource, string property)
    {
        IEnumerable<Urn> needs = resource.PropertyDependencies.TryGetValue(property, out var own) && !own.IsEmpty ? own : resource.Dependencies;
        string[] names = [.. needs.Select(Name).Distinct().Order(StringComparer.Ordinal)];
        var more = names.Length > MostNames ? $" and {names.Length - MostNames} more" : "";
        return new PlanText(names.Length == 0 ? $"{UnknownStart}>" : $"{UnknownStart}: {string.Join(", ", names.Take(MostNames))}{more}>");
    }

    private string Name(Urn urn) => _byUrn.TryGetValue(urn, out var resource) ? $"{Kinds.Of(resource)} {urn.Name}" : urn.Name;
}
