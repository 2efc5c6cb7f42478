using System.Globalization;

namespace PolicyEngine.Settings;

/// <summary>The day on which policies are asked. Exemptions expire and Kubernetes versions grow old by it.</summary>
public static class Calendar
{
    /// <summary>
    /// Names the time to use instead of the clock's, in seconds since 1970, so that a build can be repeated:
    /// https://reproducible-builds.org/specs/source-date-epoch/.
    /// </summary>
    public const string Variable = "SOURCE_DATE_EPOCH";

    /// <summary>Today, in UTC.</summary>
    /// <exception cref="FormatException">The environment names no time; the message says what is there and what was expected.</exception>
    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(Now(Environment.GetEnvironmentVariable(Variable), time).UtcDateTime);

    internal static DateTimeOffset Now(string? named, TimeProvider time)
    {
        if (string.IsNullOrEmpty(named))
        {
            return time.GetUtcNow();
        }

        return long.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new FormatException($"{Variable} is \"{named}\"; expected whole seconds since 1970. Take it out of the environment to use today's date.");
    }
}
