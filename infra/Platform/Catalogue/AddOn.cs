using Infra.Settings;

namespace Infra.Platform.Catalogue;

/// <summary>One kind of add-on, as the platform runs it. Each has a file of its own; <see cref="AddOns"/> lists them.</summary>
/// <param name="Settings">The type of its settings.</param>
/// <param name="Create">Creates its resources and opens its flows in a tenant's namespace.</param>
/// <param name="Row">Its line on the catalogue's page, for a tenant by name.</param>
/// <param name="StartsExecutors">Whether Spark drivers run in its pods, so that they need the tenant's defaults for Spark.</param>
internal sealed record AddOn(Type Settings, Action<AddOnScope, AddOnSettings> Create, Func<string, AddOnSettings, PageRow> Row, bool StartsExecutors)
{
    public static AddOn Of<T>(Action<AddOnScope, T> create, Func<string, T, PageRow> row, bool startsExecutors = false) where T : AddOnSettings =>
        new(typeof(T), (scope, settings) => create(scope, (T)settings), (tenant, settings) => row(tenant, (T)settings), startsExecutors);
}
