using System.Text.Json;
using Preview.Fixture;

// The scenario must be known before there is a deployment: some scenarios never make one.
using var config = JsonDocument.Parse(Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}");
var scenario = config.RootElement.TryGetProperty("fixture:scenario", out var value) ? value.GetString()! : "ok";
return await Scenarios.RunAsync(scenario);
