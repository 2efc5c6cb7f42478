using System.Collections.Concurrent;
using Grpc.Core;

namespace Pulumi;

/// <summary>Tells the engine about packages, each once.</summary>
internal sealed class Packages(Session session)
{
    private readonly ConcurrentDictionary<(string Name, string Version, string Url), Lazy<Task<string>>> _references = new();

    /// <summary>The engine's name for a package; empty for no package.</summary>
    public Task<string> ReferenceAsync(RegisterPackageRequest? package)
        => package is null
            ? Task.FromResult(string.Empty)
            : _references.GetOrAdd(
                (package.Name, package.Version, package.DownloadUrl), key => new(() => RegisterAsync(key))).Value;

    private async Task<string> RegisterAsync((string Name, string Version, string Url) package)
    {
        await session.Features.RequireAsync("parameterization", "parameterization").ConfigureAwait(false);
        try
        {
            var response = await session.Monitor.RegisterPackageAsync(
                new() { Name = package.Name, Version = package.Version, DownloadUrl = package.Url }).ConfigureAwait(false);
            return response.Ref;
        }
        catch (RpcException)
        {
            // A plain package works without a reference: its resources carry name and version themselves.
            return string.Empty;
        }
    }
}
