using Rpc = Pulumirpc;

namespace Pulumi.Testing;

/// <summary>Keeps the errors that a program reports.</summary>
internal sealed class MockEngine : IEngine
{
    private readonly List<string> _errors = [];

    public string[] Errors()
    {
        lock (_errors)
        {
            return [.. _errors];
        }
    }

    public Task LogAsync(Rpc.LogRequest request)
    {
        if (request.Severity == Rpc.LogSeverity.Error)
        {
            lock (_errors)
            {
                _errors.Add(request.Message);
            }
        }

        return Task.CompletedTask;
    }

    public Task RequirePulumiVersionAsync(string range) => Task.CompletedTask;
}
