using System.Runtime.CompilerServices;
using Sdk.Fixture.Resources;

namespace Sdk.Tests.Deployment;

public sealed class SourcePositionTests
{
    [Fact]
    public async Task Each_line_of_a_method_has_its_own_position()
    {
        var positions = new List<(string File, int Line)>();
        await Run.PreviewAsync(() =>
        {
            positions.Add(At(new Probe("a")));
            positions.Add(At(new Probe("b")));
            positions.Add(Here());
        });
        Assert.Equal([Path.GetFileName(positions[2].File)], positions.Select(position => Path.GetFileName(position.File)).Distinct());
        Assert.Equal([2, 1, 0], positions.Select(position => positions[2].Line - position.Line));
    }

    [Fact]
    public async Task The_position_is_that_of_the_call_and_not_inside_the_resources_own_constructors()
    {
        (string File, int Line) made = default;
        (string File, int Line) here = default;
        await Run.PreviewAsync(() =>
        {
            made = At(new DeeperProbe("a"));
            here = Here();
        });
        Assert.Equal(here.Line - 1, made.Line);
    }

    private static (string File, int Line) Here([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => (file, line);

    private static (string File, int Line) At(Probe probe) => (new Uri(probe.Position!.Uri).LocalPath, probe.Position.Line);

    private class Probe : ComponentResource
    {
        public Probe(string name)
            : base("test:index:Probe", name)
            => Position = SourcePositions.OfCaller(this);

        public Pulumirpc.SourcePosition? Position { get; }
    }

    private sealed class DeeperProbe : Probe
    {
        public DeeperProbe(string name)
            : base(name)
            => _ = new Bucket($"{name}-child", new() { Name = "n" }, new() { Parent = this });
    }
}
