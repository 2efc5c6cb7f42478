using Grpc.Core;
using Grpc.Net.Client;
using Pulumi;
using Pulumirpc;

namespace Preview.Fixture;

/// <summary>The program's scenarios, by name.</summary>
internal static class Scenarios
{
    public static async Task<int> RunAsync(string scenario)
    {
        switch (scenario)
        {
            case "garbage":
                Console.Write("\u001b[2J\u0007\0{\"broken\": \u001b]0;title\u0007" + new string('x', 100_000));
                Console.Error.WriteLine("\rstderr \u001b[31mred\u001b[0m");
                return 3;
            case "exits":
                Environment.Exit(0);
                return 0;
            case "crashes":
                throw new InvalidOperationException("outside of Deployment.RunAsync");
            case "hangs":
                await Deployment.RunAsync(() => { _ = new Thing("before"); });
                Thread.Sleep(Timeout.Infinite);
                return 0;
            case "late":
                return await LateAsync();
            case "orphan":
                return await OrphanAsync();
            default:
                return await Deployment.RunAsync(() => Make(scenario));
        }
    }

    private static async Task<IDictionary<string, object?>> Make(string scenario)
    {
        await Task.Yield();
        switch (scenario)
        {
            case "ok":
                return Ok();
            case "throws":
                _ = new Thing("first");
                throw new InvalidOperationException("the zone list is empty");
            case "duplicate":
                _ = new Thing("twin");
                _ = new Thing("twin");
                break;
            case "secret":
                return Secret();
            case "invoke":
                var zones = await Deployment.Instance.InvokeAsync<Zones>("aws:index/getAvailabilityZones:getAvailabilityZones", new ZonesArgs());
                return new Dictionary<string, object?> { ["zones"] = string.Join(",", zones.Names) };
            case "unanswered":
                await Deployment.Instance.InvokeAsync<Zones>("aws:index/getMoon:getMoon", new ZonesArgs());
                break;
            case "warns":
                Log.Warn("the disk is small");
                Log.Info("a note");
                break;
            case "logs-error":
                Log.Error("the quota is above the pool");
                break;
            case "many":
                for (var i = 0; i < 8000; i++)
                {
                    _ = new Thing($"thing-{i:0000}", new ThingArgs { Size = $"{i}", Other = "something that every resource has" });
                }

                break;
        }

        return new Dictionary<string, object?>();
    }

    private static Dictionary<string, object?> Ok()
    {
        var group = new Group("group");
        var first = new Thing("first", new ThingArgs { Size = "10" }, new CustomResourceOptions { Parent = group, Version = "1.2.3", Protect = true });
        _ = new Thing(
            "second",
            new ThingArgs { Size = first.Address, Password = Output.CreateSecret("hunter2") },
            new CustomResourceOptions { Parent = group, Version = "1.2.3" });
        group.Done();
        return new Dictionary<string, object?> { ["address"] = first.Address, ["size"] = first.Size, ["key"] = Output.CreateSecret("hunter2") };
    }

    private static Dictionary<string, object?> Secret()
    {
        var config = new Config();
        var token = config.RequireSecret("token");
        // A program may also read it without care; then it must not come out either.
        var careless = "prefix-" + config.Require("token");
        _ = new Thing("holder", new ThingArgs { Password = token, Other = careless, Size = token.Apply(text => text + "!") });
        return new Dictionary<string, object?> { ["token"] = token, ["careless"] = careless };
    }

    // Registers a stack, says that all is done, and registers more.
    private static async Task<int> LateAsync()
    {
        var monitor = Monitor();
        await RegisterStackAsync(monitor);
        await monitor.SignalAndWaitForShutdownAsync(new());
        return await Tell(async () => await monitor.RegisterResourceAsync(new() { Type = "fix:index/thing:Thing", Name = "late", Custom = true }));
    }

    private static async Task<int> OrphanAsync()
    {
        var monitor = Monitor();
        await RegisterStackAsync(monitor);
        return await Tell(async () => await monitor.RegisterResourceAsync(new()
        {
            Type = "fix:index/thing:Thing",
            Name = "orphan",
            Custom = true,
            Parent = "urn:pulumi:other::project::fixture:index:Group::missing",
            SourcePosition = new()
            {
                Uri = new Uri(Path.Combine(Environment.GetEnvironmentVariable("PULUMI_ROOT_DIRECTORY")!, "prog", "Program.cs")).AbsoluteUri,
                Line = 42,
            },
        }));
    }

    private static async Task<int> Tell(Func<Task> action)
    {
        try
        {
            await action();
            return 0;
        }
        catch (RpcException e)
        {
            await Console.Error.WriteLineAsync(e.Status.Detail);
            return 1;
        }
    }

    private static ResourceMonitor.ResourceMonitorClient Monitor() =>
        new(GrpcChannel.ForAddress("http://" + Environment.GetEnvironmentVariable("PULUMI_MONITOR")));

    private static async Task RegisterStackAsync(ResourceMonitor.ResourceMonitorClient monitor) =>
        await monitor.RegisterResourceAsync(new() { Type = "pulumi:pulumi:Stack", Name = "fixture" });
}
