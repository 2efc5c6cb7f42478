using Preview.Plans;

namespace Preview.Changes;

/// <summary>What the providers of a plan are told.</summary>
internal sealed class ProviderSettings(Plan plan)
{
    private readonly Dictionary<Urn, PlanMap> _byUrn = plan.Resources.Where(resource => resource.IsProvider).ToDictionary(provider => provider.Urn, provider => provider.Inputs);

    /// <summary>The settings of a resource's provider; empty when it has none in the plan.</summary>
    public PlanMap Of(PlanResource resource) => OptionChanges.ProviderUrn(resource) is { } urn && _byUrn.TryGetValue(urn, out var settings) ? settings : PlanMap.Empty;
}
