using Acceptance.Tests;
using PolicyEngine.Documents;

namespace Policies.Tests.Documents;

/// <summary>The generated files in the repository are up to date.</summary>
public sealed class GeneratedFileTests
{
    [Fact]
    public void The_catalogue_page_is_current() => IsCurrent(CataloguePage.Path, CataloguePage.Text(Catalogue.All));

    [Fact]
    public void The_schema_of_the_settings_is_current() => IsCurrent(SettingsSchema.Path, SettingsSchema.Text(Catalogue.All));

    private static void IsCurrent(string path, string text) => Assert.True(
        File.ReadAllText(Path.Combine(Repository.Root, path)) == text,
        $"{path} is out of date. Regenerate it: dotnet run --project tools/preview -- check --catalogue");
}
