using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>JupyterHub: a notebook server for each person who logs in.</summary>
/// <param name="Chart">The chart jupyterhub. Default version 4.4.0.</param>
/// <param name="Authenticator">How people log in; JupyterHub's name of it. Default generic-oauth. The one that asks for no password is not allowed.</param>
/// <param name="LoginSecret">
/// The secret in the tenant's namespace whose key values.yaml has what the authenticator needs. Required; it is not in this repository.
/// </param>
/// <param name="Image">The notebooks' image, with an exact tag or a digest. Default quay.io/jupyter/pyspark-notebook:2025-12-15.</param>
/// <param name="People">How many servers may run at once, 1 to 500. Default 10.</param>
/// <param name="Server">What each server has. Default 1 core and 4Gi.</param>
/// <param name="Home">The volume of each person. Default 10Gi of standard.</param>
public sealed record JupyterSettings(
    ChartSettings Chart, string Authenticator, string LoginSecret, string Image, int People, Resources Server, AddOnVolume Home) : AddOnSettings
{
    /// <summary>The resources of the chart's own pods, which are no setting.</summary>
    internal static readonly Resources Hub = new(Quantity.Parse("500m"), Quantity.Parse("1Gi")), Proxy = new(Quantity.Parse("200m"), Quantity.Parse("256Mi"));

    /// <summary>The volume of JupyterHub's own small database: the smallest that every cloud makes.</summary>
    internal static readonly Quantity HubVolume = Quantity.Parse("4Gi");

    // JupyterHub's own names of those that ask for a password or a token of somebody who knows the people.
    private static readonly ScalarFormat<string> AuthenticatorName =
        ScalarFormats.OneOf("auth0", "azuread", "bitbucket", "generic-oauth", "github", "gitlab", "globus", "google", "okpy", "openshift");

    /// <inheritdoc/>
    public override IEnumerable<string> OwnSecrets => ["hub", LoginSecret];

    internal override IEnumerable<AddOnNeeds> Needs => [new("jupyter.server", People, Server), new("jupyter", 1, Hub), new("jupyter", 1, Proxy)];

    internal override IEnumerable<TenantVolume> Volumes =>
        [new("addOns.jupyter", HubVolume, StorageTier.Standard), new("addOns.jupyter.home", Home.Size, Home.Tier, People)];

    internal static JupyterSettings Read(MapReader map)
    {
        var settings = new JupyterSettings(
            ChartReader.Read(map.Map("chart", "The chart."), "jupyterhub", "https://hub.jupyter.org/helm-chart", "4.4.0"),
            map.Optional("authenticator", "generic-oauth", AuthenticatorName, "How people log in, by JupyterHub's name of it."),
            map.Required(
                "loginSecret", AddOnFields.SecretName,
                "The secret in the namespace whose key `values.yaml` has what the authenticator needs."),
            map.Optional("image", "quay.io/jupyter/pyspark-notebook:2025-12-15", ChartReader.Image, "The notebooks' image."),
            map.Optional("people", 10, ScalarFormats.Integer(1, 500), "How many notebook servers at once, and how many homes are counted."),
            AddOnFields.Resources(map.Map("server", "The resources of each notebook server."), "1", "4Gi"),
            AddOnFields.Volume(map.Map("home", "The volume of each person."), "10Gi"));
        map.RejectUnknownKeys();
        return settings;
    }
}
