using System.Collections.Immutable;

namespace Sdk.Tests.Support;

/// <summary>Runs a piece of a program under mocks that give every resource its inputs back and an id.</summary>
internal static class Run
{
    public static Task<ImmutableArray<Resource>> PreviewAsync(Action program, IMocks? mocks = null)
        => Pulumi.Deployment.TestAsync(mocks ?? new EchoMocks(), new TestOptions(), program);

    public static Task<ImmutableArray<Resource>> UpdateAsync(Action program, IMocks? mocks = null)
        => Pulumi.Deployment.TestAsync(mocks ?? new EchoMocks(), new TestOptions { IsPreview = false }, program);

    /// <summary>The message of the error that a program ends with.</summary>
    public static async Task<string> ErrorAsync(Action program, IMocks? mocks = null)
        => (await Assert.ThrowsAsync<RunException>(() => PreviewAsync(program, mocks))).Message;
}

/// <summary>Mocks that note what they are asked.</summary>
internal sealed class EchoMocks : IMocks
{
    private readonly List<MockResourceArgs> _resources = [];
    private readonly List<MockCallArgs> _calls = [];
    private readonly List<MockRegisterResourceOutputsRequest> _outputs = [];

    public IReadOnlyList<MockResourceArgs> Resources => _resources;

    public IReadOnlyList<MockCallArgs> Calls => _calls;

    public IReadOnlyList<MockRegisterResourceOutputsRequest> Outputs => _outputs;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _resources.Add(args);
        return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        _calls.Add(args);
        return Task.FromResult<object>(new Dictionary<string, object> { ["answer"] = "yes", ["count"] = 2 });
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        _outputs.Add(args);
        return Task.CompletedTask;
    }
}

/// <summary>The value and the state of an output.</summary>
internal static class Look
{
    public static async Task<(T Value, bool IsKnown, bool IsSecret)> AtAsync<T>(Output<T> output)
        => (await OutputUtilities.GetValueAsync(output), await OutputUtilities.GetIsKnownAsync(output), await Output.IsSecretAsync(output));
}
