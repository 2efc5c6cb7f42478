using System.Text.Json;

namespace Bench.Results;

/// <summary>The measurements as JSON, every run of them.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(string path, Measurements measurements, Machine machine, IReadOnlyDictionary<string, string> versions)
    {
        File.WriteAllText(path, JsonSerializer.Serialize(
            new
            {
                machine,
                runtime = Environment.Version.ToString(),
                peers = versions,
                measurements = measurements.All.Select(measured => new
                {
                    measured.Subject.Group,
                    measured.Subject.Name,
                    measured.Subject.Tenants,
                    measured.Subject.Resources,
                    medianSeconds = measured.Seconds.Median,
                    medianMemory = measured.Memory?.Median,
                    measured.Runs,
                }),
            },
            Options) + "\n");
    }
}
