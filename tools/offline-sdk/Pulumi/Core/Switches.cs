namespace Pulumi;

/// <summary>Options that a user sets through environment variables, with Pulumi's names.</summary>
internal static class Switches
{
    public static bool ErrorOnOutputText => IsOn("PULUMI_ERROR_OUTPUT_STRING");

    public static bool DisableResourceReferences { get; } = IsOn("PULUMI_DISABLE_RESOURCE_REFERENCES");

    private static bool IsOn(string name)
    {
        var value = Environment.GetEnvironmentVariable(name);
        return value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
    }
}
