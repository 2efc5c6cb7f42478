using System.Globalization;
using Rpc = Pulumirpc;

namespace Pulumi;

/// <summary>How long a provider may take over a resource. What is not set is left to the provider.</summary>
public sealed class CustomTimeouts
{
    /// <summary>The limit for creation.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>The limit for an update.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>The limit for deletion.</summary>
    public TimeSpan? Delete { get; set; }

    internal CustomTimeouts Clone() => (CustomTimeouts)MemberwiseClone();

    internal Rpc.RegisterResourceRequest.Types.CustomTimeouts ToRpc()
        => new() { Create = Text(Create), Update = Text(Update), Delete = Text(Delete) };

    // The engine reads Go durations. A tick is 100 ns, so two more zeros make nanoseconds of ticks.
    private static string Text(TimeSpan? limit)
        => limit is { } span ? span.Ticks.ToString(CultureInfo.InvariantCulture) + "00ns" : string.Empty;
}
