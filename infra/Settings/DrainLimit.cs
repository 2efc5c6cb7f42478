using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>How long a driver may still run once its node must go.</summary>
internal static class DrainLimit
{
    private const string Never = "never";

    /// <summary>Reads the setting of the drivers' pool.</summary>
    /// <returns>The limit; null where nodes wait for their drivers.</returns>
    public static string? Read(MapReader map) => OrNever(map.Optional(
        "drainLimit", Never, ScalarFormats.HoursOrNever,
        "How long a driver may still run once its node must go, for a newer image or its age. Then it is stopped. With `never`, the node waits for its "
        + "drivers."));

    /// <summary>Null for never.</summary>
    public static string? OrNever(string written) => written == Never ? null : written;

    /// <summary>A duration of one number and its unit, for example 24h.</summary>
    public static TimeSpan Span(string duration)
    {
        var number = int.Parse(duration.AsSpan(..^1));
        return duration[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            _ => TimeSpan.FromHours(number),
        };
    }
}
