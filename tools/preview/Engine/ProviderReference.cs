using Preview.Plans;

namespace Preview.Engine;

/// <summary>A provider as resources name it: <c>urn::id</c>.</summary>
internal readonly record struct ProviderReference(Urn Urn, string Id)
{
    /// <summary>The package that it provides, for example <c>aws</c>.</summary>
    public string Package => PackageOf(Urn);

    public static bool TryParse(string text, out ProviderReference reference)
    {
        var end = text.LastIndexOf("::", StringComparison.Ordinal);
        var valid = end > 0 & Urn.TryParse(end > 0 ? text[..end] : text, out var urn);
        reference = valid ? new ProviderReference(urn, text[(end + 2)..]) : default;
        return valid && urn.Type.StartsWith(PlanResource.ProviderTypePrefix, StringComparison.Ordinal);
    }

    public static string PackageOf(Urn provider) => provider.Type[PlanResource.ProviderTypePrefix.Length..];

    public override string ToString() => $"{Urn}::{Id}";
}
