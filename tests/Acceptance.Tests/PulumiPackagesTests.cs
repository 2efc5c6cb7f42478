using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace Acceptance.Tests;

/// <summary>A machine on which Pulumi was used builds with the packages that Pulumi publishes; its package source may not have them.</summary>
public sealed class PulumiPackagesTests : IDisposable
{
    private readonly string _machine = Directory.CreateTempSubdirectory("machine-").FullName;

    public PulumiPackagesTests()
    {
        Directory.CreateDirectory(Path.Combine(_machine, ".pulumi"));
        Directory.CreateDirectory(Path.Combine(_machine, "feed"));
    }

    public void Dispose() => Directory.Delete(_machine, recursive: true);

    [Theory]
    [InlineData("restore", "Infra.slnx")]
    [InlineData("build", "infra")]
    [InlineData("run", "--project", "tools/preview")]
    [InlineData("test", "--project", "tests/Infra.Tests")]
    public async Task Where_no_source_has_them_one_sentence_says_why_and_what_to_do(params string[] command)
    {
        var (code, output) = await DotnetAsync(command);

        var expected = $"No package source has the Pulumi packages, which this build takes because {_machine}/.pulumi is there: "
            + "build with -p:PulumiSdk=offline (or set PulumiSdk=offline in the environment), or add a source that has them.";
        var errors = output.Split('\n')
            .Where(line => line.Contains("error", StringComparison.Ordinal) && line.Contains(" : ", StringComparison.Ordinal))
            .Distinct()
            .ToArray();
        Assert.NotEqual(0, code);
        Assert.True(errors.Length == 1 && errors[0].Contains(expected, StringComparison.Ordinal), output);
        Assert.DoesNotContain("NU1101", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_source_has_them_they_are_taken()
    {
        foreach (var package in XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion"))
        {
            Publish(package.Attribute("Include")!.Value, package.Attribute("Version")!.Value);
        }

        var (code, output) = await DotnetAsync("restore", "infra");

        Assert.True(code == 0, output);
        Assert.Contains("pulumi.azurenative", Directory.GetDirectories(Path.Combine(_machine, "packages")).Select(Path.GetFileName));
    }

    private void Publish(string id, string version)
    {
        using var package = ZipFile.Open(Path.Combine(_machine, "feed", $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using var text = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
        text.Write($"""
            <package><metadata><id>{id}</id><version>{version}</version><authors>test</authors><description>Empty.</description></metadata></package>
            """);
    }

    // With nothing of this machine's: its home, its package cache, its sources and its builds.
    private async Task<(int Code, string Output)> DotnetAsync(params string[] command)
    {
        var start = new ProcessStartInfo(Repository.Dotnet, command)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment.Remove("PULUMI_HOME");
        start.Environment.Remove("PulumiSdk");
        start.Environment["HOME"] = _machine;
        start.Environment["NUGET_PACKAGES"] = Path.Combine(_machine, "packages");
        start.Environment["RestoreSources"] = Path.Combine(_machine, "feed");
        start.Environment["ArtifactsPath"] = Path.Combine(_machine, "artifacts");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
