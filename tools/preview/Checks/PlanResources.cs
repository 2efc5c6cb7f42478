using System.Collections.Immutable;
using PolicyEngine.Model;
using PolicyEngine.Values;
using Preview.Plans;

namespace Preview.Checks;

/// <summary>
/// A plan as policies see it: what Pulumi's engine sends to a policy pack, in its Analyze for each resource that the program registers (inputs), and
/// in its AnalyzeStack (outputs). See pkg/resource/deploy/step_generator.go and pkg/resource/plugin/analyzer_plugin.go in pulumi/pulumi.
/// </summary>
internal sealed class PlanResources
{
    private const string InternalPrefix = "__";

    private readonly Dictionary<Urn, ResourceProvider> _providers = [];

    // What is one value in the plan is one value here.
    private readonly Dictionary<PlanValue, PropertyValue> _values = new(ReferenceEqualityComparer.Instance);

    private PlanResources(Plan plan)
    {
        foreach (var provider in plan.Resources.Where(resource => resource.IsProvider))
        {
            _providers[provider.Urn] = new ResourceProvider(provider.Urn.Text, provider.Type, provider.Urn.Name, Properties(provider.Inputs));
        }

        var registered = ImmutableArray.CreateBuilder<Resource>(plan.Resources.Length);
        var all = ImmutableArray.CreateBuilder<Resource>(plan.Resources.Length);
        foreach (var resource in plan.Resources)
        {
            var inputs = Properties(resource.Inputs);
            var options = Options(resource);
            var provider = ProviderOf(resource);
            // What is only looked up is nobody's to refuse; a stack policy sees it beside the others.
            if (!resource.External)
            {
                registered.Add(Of(resource, inputs, options, provider, isStack: false));
            }

            var outputs = ReferenceEquals(resource.Outputs, resource.Inputs) ? inputs : Properties(resource.Outputs);
            all.Add(Of(resource, outputs, options, provider, isStack: true));
        }

        Registered = registered.ToImmutable();
        Stack = new StackResources(all.MoveToImmutable());
    }

    /// <summary>The resources that the program registered, with their inputs.</summary>
    public ImmutableArray<Resource> Registered { get; }

    /// <summary>All resources with their outputs.</summary>
    public StackResources Stack { get; }

    public static PlanResources Of(Plan plan) => new(plan);

    private static Resource Of(PlanResource resource, PropertyMap properties, ResourceOptions options, ResourceProvider? provider, bool isStack) => new()
    {
        Urn = resource.Urn.Text,
        Type = resource.Type,
        Name = resource.Urn.Name,
        Properties = properties,
        Options = options,
        Provider = provider,
        Parent = resource.Parent?.Text ?? "",
        Dependencies = isStack ? [.. resource.Dependencies.Select(urn => urn.Text)] : [],
        PropertyDependencies = isStack && resource.PropertyDependencies.Count > 0
            ? resource.PropertyDependencies.ToDictionary(entry => entry.Key, entry => entry.Value.Select(urn => urn.Text).ToImmutableArray())
            : ImmutableDictionary<string, ImmutableArray<string>>.Empty,
    };

    private ResourceProvider? ProviderOf(PlanResource resource)
    {
        var id = resource.Provider.LastIndexOf("::", StringComparison.Ordinal);
        return id > 0 ? _providers.GetValueOrDefault(new Urn(resource.Provider[..id])) : null;
    }

    private static ResourceOptions Options(PlanResource resource) => new()
    {
        Protect = resource.Protect,
        IgnoreChanges = resource.IgnoreChanges,
        AdditionalSecretOutputs = resource.AdditionalSecretOutputs,
        Aliases = [.. resource.Aliases.Select(urn => urn.Text)],
        CustomTimeouts = Timeouts(resource.CustomTimeouts),
    };

    private static ImmutableDictionary<string, double> Timeouts(PlanTimeouts? timeouts) =>
        timeouts is null ? ImmutableDictionary<string, double>.Empty
        : new Dictionary<string, double> { ["create"] = timeouts.Create, ["update"] = timeouts.Update, ["delete"] = timeouts.Delete, ["read"] = timeouts.Read }
            .Where(timeout => timeout.Value > 0).ToImmutableDictionary();

    // The engine leaves out its providers' own notes, but only at the top.
    private PropertyMap Properties(PlanMap map) => PropertyMap.Of(map
        .Where(property => !property.Key.StartsWith(InternalPrefix, StringComparison.Ordinal))
        .Select(property => KeyValuePair.Create(property.Key, Value(property.Value))));

    private PropertyValue Value(PlanValue value)
    {
        if (!_values.TryGetValue(value, out var known))
        {
            _values.Add(value, known = Make(value));
        }

        return known;
    }

    private PropertyValue Make(PlanValue value) => value switch
    {
        PlanBool flag => new PropertyBool(flag.Value),
        PlanNumber number => new PropertyNumber(number.Value),
        PlanText text => new PropertyString(text.Value),
        PlanUnknown unknown => new PropertyUnknown(KindOf(unknown.Kind)),
        PlanSecret secret => new PropertySecret(secret.Value is null ? null : Value(secret.Value)),
        PlanList list => new PropertyList([.. list.Items.Select(Value)]),
        PlanMap map => Map(map),
        _ => PropertyNull.Value,
    };

    private PropertyValue Map(PlanMap map) => map.Text(Signatures.Key) switch
    {
        // A reference is its id, and for what has none its URN.
        Signatures.ResourceReference => map["id"] is { } id and not PlanNull and not PlanText { Value: "" } ? Value(id) : new PropertyString(map.Text("urn") ?? ""),
        Signatures.Asset => new PropertyAsset(PolicyEngine.Values.UnknownKind.Asset),
        Signatures.Archive => new PropertyAsset(PolicyEngine.Values.UnknownKind.Archive),
        _ => PropertyMap.Of(map.Select(property => KeyValuePair.Create(property.Key, Value(property.Value)))),
    };

    private static PolicyEngine.Values.UnknownKind KindOf(Plans.UnknownKind kind) => kind switch
    {
        Plans.UnknownKind.Bool => PolicyEngine.Values.UnknownKind.Bool,
        Plans.UnknownKind.Number => PolicyEngine.Values.UnknownKind.Number,
        Plans.UnknownKind.List => PolicyEngine.Values.UnknownKind.List,
        Plans.UnknownKind.Map => PolicyEngine.Values.UnknownKind.Map,
        Plans.UnknownKind.Asset => PolicyEngine.Values.UnknownKind.Asset,
        Plans.UnknownKind.Archive => PolicyEngine.Values.UnknownKind.Archive,
        _ => PolicyEngine.Values.UnknownKind.Text,
    };
}
