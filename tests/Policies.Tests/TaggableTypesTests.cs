using System.Text.RegularExpressions;
using Acceptance.Tests;
using Policies.Data;

namespace Policies.Tests;

public sealed partial class TaggableTypesTests
{
    /// <summary>A resource that is new to the SDKs and takes tags must not be forgotten.</summary>
    [Fact]
    public void All_that_the_SDKs_know_as_taggable_are_in_the_list()
    {
        var known = new[] { "Pulumi.Aws", "Pulumi.AzureNative", "Pulumi.Gcp" }
            .SelectMany(
                package => Directory.EnumerateFiles(Path.Combine(Repository.Root, "tools", "offline-sdk", package), "*.g.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText)
            .Where(text => Taggable().IsMatch(text))
            .Select(text => Token().Match(text))
            .Where(token => token.Success)
            .Select(token => token.Groups[1].Value);

        Assert.Empty(known.Except(TaggableTypes.All.Select(type => type.Type)));
    }

    [Fact]
    public void No_type_is_there_twice() => Assert.Equal(TaggableTypes.All.DistinctBy(type => type.Type).Count(), TaggableTypes.All.Length);

    [GeneratedRegex("""\[Input\("(tags|labels|resourceLabels)"\)\]""")]
    private static partial Regex Taggable();

    [GeneratedRegex("""\[ResourceType\("([^"]+)",""")]
    private static partial Regex Token();
}
