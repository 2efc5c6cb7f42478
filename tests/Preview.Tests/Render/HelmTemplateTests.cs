using System.Diagnostics;
using Preview.Projects;
using Preview.Render;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Render;

/// <summary>helm, played by a script that says what it was given.</summary>
public sealed class HelmTemplateTests : IDisposable
{
    private static readonly HelmRelease Release = HelmRelease.Of("chart", "team/chart", Map(("chart", Of("chart")), ("version", Of("1.2.3")), ("repositoryOpts", Map(("repo", Of("https://charts.example.com"))))));

    private readonly string _root = Directory.CreateTempSubdirectory("preview-helm-").FullName;

    public HelmTemplateTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, "out", "team", "chart"));
        Directory.CreateDirectory(Path.Combine(_root, "charts"));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task It_expands_from_the_repository()
    {
        await Helm("echo \"# $PWD $*\"").ExpandAsync(Release, Path.Combine(_root, "out"), TestContext.Current.CancellationToken);
        Assert.Equal(
            $"# {_root}/out/team/chart template chart chart --repo https://charts.example.com --version 1.2.3 --include-crds --values values.yaml\n",
            File.ReadAllText(Path.Combine(_root, "out", "team", "chart", "objects.yaml")));
    }

    [Fact]
    public async Task It_expands_from_an_archive()
    {
        var archive = Path.Combine(_root, "charts", "chart-1.2.3.tgz");
        File.WriteAllText(archive, "");
        var helm = Helm("echo \"# $*\"", charts: true);
        helm.CheckCharts([Release]);
        await helm.ExpandAsync(Release, Path.Combine(_root, "out"), TestContext.Current.CancellationToken);
        Assert.Equal($"# template chart {archive} --include-crds --values values.yaml\n", File.ReadAllText(Path.Combine(_root, "out", "team", "chart", "objects.yaml")));
    }

    [Fact]
    public void Archives_that_are_not_there_are_told_before_anything_is_made() => Assert.Equal(
        $"{Path.Combine(_root, "charts")} lacks chart-1.2.3.tgz, chart-2.0.0.tgz. Get each with helm pull, or leave --charts out to take them from their repositories.",
        Assert.Throws<UsageException>(() => Helm("true", charts: true).CheckCharts([Release, Release with { Version = "2.0.0" }])).Message);

    [Fact]
    public async Task What_helm_says_is_told()
    {
        var error = await Assert.ThrowsAsync<HelmException>(() => Helm("echo half; echo 'Error: no such chart' >&2; exit 3").ExpandAsync(Release, Path.Combine(_root, "out"), TestContext.Current.CancellationToken));
        Assert.Equal("helm cannot expand chart (chart 1.2.3); it ended with exit code 3 and said:\nError: no such chart", error.Message);
        Assert.False(File.Exists(Path.Combine(_root, "out", "team", "chart", "objects.yaml")));
    }

    [Fact]
    public async Task It_is_ended_when_somebody_has_had_enough()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Helm("exec sleep 600").ExpandAsync(Release, Path.Combine(_root, "out"), source.Token).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_machine_without_helm_is_told() => Assert.Equal(
        "--expand needs helm, which is not on PATH. Install it, or leave --expand out: values.yaml and release.yaml are written without it.",
        Assert.Throws<UsageException>(() => HelmTemplate.Find(null, Path.Combine(_root, "charts"))).Message);

    [Fact]
    public void Charts_must_be_a_folder() => Assert.Equal(
        "--charts is /no/such, which is no folder; expected one with chart archives, as helm pull writes them.",
        Assert.Throws<UsageException>(() => HelmTemplate.Find("/no/such", _root)).Message);

    private HelmTemplate Helm(string script, bool charts = false)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("helm is played by a shell script.");
        }

        // Written by another process: a file that this one has open could be inherited by a process that another test starts just now,
        // and what is open for writing cannot be executed.
        var file = Path.Combine(_root, "helm");
        using (var write = Process.Start("sh", ["-c", "printf '#!/bin/sh\\n%s\\n' \"$2\" > \"$1\" && chmod 700 \"$1\"", "sh", file, script]))
        {
            write.WaitForExit();
            Assert.Equal(0, write.ExitCode);
        }

        return HelmTemplate.Find(charts ? Path.Combine(_root, "charts") : null, $"/no/such{Path.PathSeparator}{_root}");
    }
}
