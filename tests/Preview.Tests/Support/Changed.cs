using Preview.Changes;
using Preview.Plans;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Support;

/// <summary>Two plans of a small shop, and what changes between them.</summary>
internal static class Changed
{
    public const string ConfigMap = "kubernetes:core/v1:ConfigMap";

    public static readonly Urn Root = Urn.Create("prod", "shop", null, Urn.StackType, "shop-prod");

    public static Plan Plan(params PlanResource[] resources) =>
        new("shop", "prod", PlanOrder.Sort([new PlanResource { Urn = Root, Custom = false, Type = Urn.StackType }, .. resources]));

    /// <summary>A resource with a provider.</summary>
    public static PlanResource Resource(string type, string name, PlanMap inputs, PlanResource? parent = null) => new()
    {
        Urn = Urn.Create("prod", "shop", parent?.Urn ?? Root, type, name),
        Custom = true,
        Type = type,
        Parent = parent?.Urn ?? Root,
        Inputs = inputs,
    };

    public static PlanResource Component(string name, PlanResource? parent = null, string type = "shop:index:Part") =>
        Resource(type, name, PlanMap.Empty, parent) with { Custom = false };

    public static StackChanges Between(Plan before, Plan after) => PlanComparison.Compare("prod", before, after, ChangeRules.Shipped);

    /// <summary>What becomes of one resource when its inputs change.</summary>
    public static ResourceChange Of(string type, PlanMap before, PlanMap after) =>
        Between(Plan(Resource(type, "it", before)), Plan(Resource(type, "it", after))).Resources.Single(change => change.Resource.Type != Urn.StackType);

    /// <summary>The changes of one property, as "path: before → after".</summary>
    public static string[] Lines(string type, PlanValue? before, PlanValue? after, string property = "it") => Lines(Of(type, One(property, before), One(property, after)));

    public static string[] Lines(ResourceChange change) =>
        [.. change.Properties.Select(property => $"{property.Path}: {property.Before?.ToString() ?? "-"} → {property.After?.ToString() ?? "-"}{(property.Noise is null ? "" : $" ({property.Noise})")}")];

    private static PlanMap One(string property, PlanValue? value) => value is null ? PlanMap.Empty : Map((property, value));
}
