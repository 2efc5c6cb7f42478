using System.Text.Json;
using Preview.Plans;

namespace Preview.Engine;

/// <summary>
/// The providers that the engine makes by itself for resources without an explicit one: one per package and version, with the
/// stack's settings of that package, for example <c>aws:region</c>.
/// </summary>
internal sealed class DefaultProviders(StackIdentity stack)
{
    /// <summary>The default provider of a package.</summary>
    /// <exception cref="RefusedException">The stack's settings forbid default providers of this package.</exception>
    public PlanResource Create(string package, string version, string downloadUrl)
    {
        if (package != "pulumi" && IsDenied(package))
        {
            throw new RefusedException(
                $"The stack forbids default providers of {package} (pulumi:disable-default-providers), and this needs one.",
                $"Give it an explicit {package} provider, or take {package} off that list.");
        }

        List<KeyValuePair<string, PlanValue>> inputs = [];
        foreach (var setting in stack.Settings.Of(package))
        {
            PlanValue value = setting.IsUnknown ? PlanUnknown.String : new PlanText(setting.Text);
            inputs.Add(new(setting.Name, setting.IsSecret ? PlanSecret.Of(value) : value));
        }

        if (version != "")
        {
            inputs.RemoveAll(input => input.Key == "version");
            inputs.Add(new("version", new PlanText(version)));
        }

        var settings = PlanMap.Of(inputs);
        var type = PlanResource.ProviderTypePrefix + package;
        return new PlanResource
        {
            Urn = Urn.Create(stack.Stack, stack.Project, null, type, NameOf(version, downloadUrl)),
            Custom = true,
            Type = type,
            Id = Signatures.UnknownString,
            Inputs = downloadUrl == "" ? settings : WithDownloadUrl(settings, downloadUrl),
            Outputs = settings,
        };
    }

    /// <summary><c>default_7_48_0</c>; the parts of the version, and of the download address, joined by underscores.</summary>
    private static string NameOf(string version, string downloadUrl)
    {
        var name = version == "" ? "default" : "default_" + string.Join('_', version.TrimStart('v').Split('.', '-', '+'));
        return downloadUrl == "" ? name : name + "_" + string.Concat(downloadUrl.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' ? c : '_'));
    }

    private static PlanMap WithDownloadUrl(PlanMap settings, string url) => PlanMap.Of(settings.Append(
        new("__internal", PlanMap.Of([new("pluginDownloadURL", new PlanText(url))]))));

    private bool IsDenied(string package)
    {
        var list = stack.Settings.Of("pulumi").FirstOrDefault(setting => setting.Name == "disable-default-providers")?.Text;
        if (string.IsNullOrEmpty(list))
        {
            return false;
        }

        try
        {
            return JsonSerializer.Deserialize(list, DeniedPackages.Default.StringArray)!.Any(denied => denied.Trim() is "*" || denied.Trim() == package);
        }
        catch (JsonException)
        {
            throw new RefusedException(
                $"The setting pulumi:disable-default-providers is {list}; expected a list of package names.",
                "Write it as a list, for example [\"aws\"] or [\"*\"].");
        }
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class DeniedPackages : System.Text.Json.Serialization.JsonSerializerContext;
