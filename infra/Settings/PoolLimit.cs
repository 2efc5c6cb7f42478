using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads the bounds that the settings give a pool that grows and shrinks.</summary>
internal static class PoolLimit
{
    public static Resources Read(MapReader pool)
    {
        var map = pool.Map("limit", "The most that all nodes of the pool together may have.");
        var limit = new Resources(
            map.Required("cpu", ScalarFormats.Cpu, "The most cores that all nodes of the pool together may have."),
            map.Required("memory", ScalarFormats.Bytes, "The most memory that all nodes of the pool together may have."));
        map.RejectUnknownKeys();
        return limit;
    }
}
