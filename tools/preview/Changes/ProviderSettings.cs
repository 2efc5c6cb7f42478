using Preview.Plans;

namespace Preview.Changes;

/// <summary>What the providers of a plan are told.</summary>
internal sealed class ProviderSettings(Plan plan)
{
    private readonly Dictionary<Urn, PlanMap> _byUrn = plan.Resources.Where(static resource => resource.IsProvider).ToDictionary(static provider => provider.Urn, static provider => provider.Inputs);

    /// <summary>The settings of a resource's provider; empty when it has none in the plan.</summary>
    public PlanMap Of(PlanResource resource) => OptionChanges.ProviderUrn(resource) is { } urn && _byUrn.TryGetValue(urn, out PlanMap? settings) ? settings : PlanMap.Empty;
}
