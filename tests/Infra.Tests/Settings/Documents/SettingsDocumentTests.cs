using Acceptance.Tests;
using Infra.Settings;
using Infra.Settings.Reading;
using Infra.Tests.Support;
using NJsonSchema;

namespace Infra.Tests.Settings.Documents;

/// <summary>The schemas and the tables of docs/settings.md are made of what the readers declare, so they cannot say anything else.</summary>
public class SettingsDocumentTests
{
    public static TheoryData<string, string> ShippedFiles => new()
    {
        { "platform.yaml", "platform" },
        { "Pulumi.eks.yaml", "eks" },
        { "Pulumi.gke.yaml", "gke" },
        { "Pulumi.aks.yaml", "aks" },
        { "Pulumi.onprem.yaml", "onprem" },
        { "examples/Pulumi.local.yaml", "onprem" },
        { "parity.yaml", "parity" },
        { "policies.yaml", "policies" },
    };

    [Fact]
    public void The_generated_files_are_up_to_date()
    {
        foreach (var (path, text) in SettingsDocuments.All())
        {
            var file = Path.Combine(Repository.Root, path);
            if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            {
                File.WriteAllText(file, text);
            }

            Assert.True(
                File.Exists(file) && File.ReadAllText(file) == text,
                $"{path} is not what the readers declare. Run {SettingsDocuments.Origin.Split(": ", 2)[1]}");
        }
    }

    [Fact]
    public void Every_key_has_a_description()
    {
        var declared = Enum.GetValues<Cloud>().SelectMany(SettingsDocuments.Stack).Concat(SettingsDocuments.Platform.Keys).SelectMany(All).ToList();
        Assert.True(declared.Count > 300);
        Assert.All(declared, key => Assert.True(key.Description.EndsWith('.') && !key.Description.Contains('|'), $"{key.Key}: {key.Description}"));

        static IEnumerable<SettingDeclaration> All(SettingDeclaration key) => (key.Keys?.Keys ?? []).SelectMany(All).Prepend(key);
    }

    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public async Task A_shipped_file_is_valid_and_names_its_schema(string file, string schema)
    {
        var text = ProjectFiles.Shipped(file);
        var validator = await JsonSchema.FromJsonAsync(ProjectFiles.Shipped($"{schema}.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(validator.Validate(NodeJson.Of(SettingsText.Map(text))!.ToJsonString()));
        Assert.Contains($"# yaml-language-server: $schema={(file.Contains('/') ? "../" : "")}{schema}.schema.json\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("platform", "tenants: []")]
    [InlineData("platform", "storage: { defaultTier: slow }")]
    [InlineData("platform", "storag: {}")]
    [InlineData("eks", "config: { spark-platform:cloud: eks }")]
    [InlineData("parity", "component: a\ndifferences: [{ object: A b, reason: r }]")]
    [InlineData("parity", "component: a\ndifferences: [{ object: A b, fields: [x], missing: true, reason: r }]")]
    public async Task What_is_wrong_is_marked(string schema, string yaml)
    {
        var validator = await JsonSchema.FromJsonAsync(ProjectFiles.Shipped($"{schema}.schema.json"), TestContext.Current.CancellationToken);

        Assert.NotEmpty(validator.Validate(NodeJson.Of(SettingsText.Map(yaml))!.ToJsonString()));
    }
}
