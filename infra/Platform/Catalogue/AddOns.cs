using Infra.Settings;

namespace Infra.Platform.Catalogue;

/// <summary>All kinds of add-ons.</summary>
internal static class AddOns
{
    private static readonly AddOn[] All = [Jupyter.AddOn, Zeppelin.AddOn, Kafka.AddOn, PostgreSql.AddOn, TenantStore.AddOn, NamedChart.AddOn];

    public static AddOn Of(AddOnSettings settings) => Array.Find(All, addOn => addOn.Settings == settings.GetType())!;
}
