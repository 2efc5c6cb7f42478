using Preview.Plans;
using Preview.Tests.Support;

namespace Preview.Tests.Projects;

public sealed class StackFileTests
{
    private const string Declared = """
        name: shop
        runtime: dotnet
        stackConfigDir: stacks
        config:
          replicas: {type: integer, default: 3}
          region: {type: string}
          zones: {type: array, items: {type: string}, default: [a, b]}
          debug: {type: boolean, default: false}
          limits: {type: object, default: {cpu: 4}}
          key: {type: string, secret: true, default: {secure: AAA}}
          aws:region: eu-west-1
        """;

    [Fact]
    public void Own_settings_win_over_defaults_and_values()
    {
        using var folder = new TempProject(Declared);
        folder.Stack("dev", "config:\n  shop:region: here\n  replicas: 5\n  aws:region: eu-central-1\n  other:thing: [1, x]\n");
        Assert.Equal(
            """
            aws:region: eu-central-1
            other:thing: [1,"x"]
            shop:debug: false
            shop:key: [secret]
            shop:limits: {"cpu":4}
            shop:region: here
            shop:replicas: 5
            shop:zones: ["a","b"]
            """,
            string.Join("\n", folder.Settings().All));
    }

    [Fact]
    public void Encrypted_values_are_unknown_secrets()
    {
        using var folder = new TempProject();
        folder.Stack("dev", "encryptionsalt: v1:abc\nconfig:\n  shop:token:\n    secure: AAA\n  shop:deep:\n    a: {secure: BBB}\n    b: clear\n");
        var settings = folder.Settings();
        Assert.Equal("""["shop:deep","shop:token"]""", settings.ToSecretKeys());
        Assert.Equal(Signatures.UnknownString, settings.Find("shop:token")!.Text);
        Assert.Equal($$"""{"a":"{{Signatures.UnknownString}}","b":"clear"}""", settings.Find("shop:deep")!.Text);
        Assert.DoesNotContain("AAA", settings.ToConfig(), StringComparison.Ordinal);
        Assert.DoesNotContain("BBB", settings.ToConfig(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "stacks/Pulumi.dev.yaml:1:1: The setting shop:region of type string is missing; Pulumi.yaml:6 declares it without a default. Add shop:region under config:.")]
    [InlineData("config:\n  shop:regoin: a\n", "stacks/Pulumi.dev.yaml:2:3: The setting shop:regoin is not declared, and shop:region of type string is missing; Pulumi.yaml:6 declares it without a default. Did you mean shop:region?")]
    [InlineData("config:\n  shop:bucket: a\n", "stacks/Pulumi.dev.yaml:1:1: The setting shop:region of type string is missing; Pulumi.yaml:6 declares it without a default. Add shop:region under config:.")]
    [InlineData("config:\n  bucket: a\n", "stacks/Pulumi.dev.yaml:1:1: The setting region of type string is missing; Pulumi.yaml:6 declares it without a default. Add region under config:.")]
    [InlineData("config:\n  regoin: a\n", "stacks/Pulumi.dev.yaml:2:3: The setting regoin is not declared, and region of type string is missing; Pulumi.yaml:6 declares it without a default. Did you mean region?")]
    [InlineData("config:\n  region: a\n  replicas: three\n", "stacks/Pulumi.dev.yaml:3:13: The setting replicas is \"three\"; expected integer. Write a whole number, for example 3.")]
    [InlineData("config:\n  region: a\n  replicas: 1.5\n", "stacks/Pulumi.dev.yaml:3:13: The setting replicas is 1.5; expected integer. Write a whole number, for example 3.")]
    [InlineData("config:\n  region: a\n  debug: yes\n", "stacks/Pulumi.dev.yaml:3:10: The setting debug is \"yes\"; expected boolean. Write true or false.")]
    [InlineData("config:\n  region: a\n  zones: a\n", "stacks/Pulumi.dev.yaml:3:10: The setting zones is \"a\"; expected array<string>. Write a list whose items are of type string.")]
    [InlineData("config:\n  region: a\n  zones: [1]\n", "stacks/Pulumi.dev.yaml:3:10: The setting zones is a list; expected array<string>. Write a list whose items are of type string.")]
    [InlineData("config:\n  region: a\n  limits: [1]\n", "stacks/Pulumi.dev.yaml:3:11: The setting limits is a list; expected object. Write a map of names and values.")]
    [InlineData("config:\n  region:\n", "stacks/Pulumi.dev.yaml:2:10: The setting region is empty; expected string. Write a text; put quotes around it when it looks like a number, true or false.")]
    [InlineData("config:\n  region: a\n  key: hunter2\n", "stacks/Pulumi.dev.yaml:3:8: The setting key is written in clear; Pulumi.yaml:10 declares it secret. Encrypt it: pulumi config set --secret key. Then change it where it is used: it has been in a file in clear.")]
    [InlineData("config:\n  region: a\n  shop:region: b\n", "stacks/Pulumi.dev.yaml:3:3: The setting shop:region is the same setting as region on line 2. Keep one of them.")]
    [InlineData("config:\n  region: a\n  region: b\n", "stacks/Pulumi.dev.yaml:3:3: The key \"region\" stands here twice; first on line 2. Keep one of them.")]
    [InlineData("config:\n  region: a\n  a:b:c: 1\n", "stacks/Pulumi.dev.yaml:3:3: The setting \"a:b:c\" has no usable name; expected name, namespace:name. Rename it.")]
    [InlineData("config:\n  region: a\nregion: b\n", "stacks/Pulumi.dev.yaml:3:1: A stack's file has no \"region\"; expected config, environment, secretsprovider, encryptedkey or encryptionsalt. Put the setting under config:.")]
    [InlineData("config:\n  region: a\nstuff: b\n", "stacks/Pulumi.dev.yaml:3:1: A stack's file has no \"stuff\"; expected config, environment, secretsprovider, encryptedkey or encryptionsalt. Remove it, or put it under config: when it is a setting.")]
    public void What_is_wrong_is_told_with_its_place(string text, string problem)
    {
        using var folder = new TempProject(Declared);
        folder.Stack("dev", text);
        Assert.Equal(problem, folder.Problems());
    }

    [Theory]
    [InlineData("config: [a]\n", "stacks/Pulumi.dev.yaml:1:9: config is a list; expected a map of settings. Write a setting per line: its name, a colon, its value.")]
    [InlineData("- a\n", "stacks/Pulumi.dev.yaml:1:1: The file is a list; expected a map with config: in it. Begin with config: and put the settings under it.")]
    public void A_file_of_another_shape_is_told(string text, string problem)
    {
        using var folder = new TempProject();
        folder.Stack("dev", text);
        Assert.Equal(problem, folder.Problems());
    }

    [Fact]
    public void A_secret_with_a_default_in_clear_is_told()
    {
        using var folder = new TempProject("name: shop\nruntime: dotnet\nstackConfigDir: stacks\nconfig:\n  key: {type: string, secret: true, default: hunter2}\n");
        folder.Stack("dev", "config: {}\n");
        Assert.Equal("Pulumi.yaml:5:1: The setting shop:key is declared secret, but has a default in clear. Remove the default, and let each stack give the setting encrypted.", folder.Problems());
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        using var folder = new TempProject(Declared);
        folder.Stack("dev", "config:\n  replicas: x\n  debug: 3\n  zones: 1\nother: 1\n");
        Assert.Equal(5, folder.Problems().Split('\n').Length);
    }

    [Fact]
    public void A_version_that_yaml_reads_as_a_number_is_warned_of()
    {
        using var folder = new TempProject();
        folder.Stack("dev", "config:\n  shop:version: 1.30\n  shop:account: 0123\n  shop:quoted: \"1.30\"\n  shop:number: 1.5\n");
        var settings = folder.Settings();
        Assert.Equal(
            """
            stacks/Pulumi.dev.yaml:2:17: The setting shop:version is 1.30, which YAML reads as the number 1.3. Write "1.30" when the text is meant.
            stacks/Pulumi.dev.yaml:3:17: The setting shop:account is 0123, which YAML reads as the number 123. Write "0123" when the text is meant.
            """,
            string.Join("\n", settings.Warnings));
        Assert.Equal("1.3", settings.Find("shop:version")!.Text);
        Assert.Equal("1.30", settings.Find("shop:quoted")!.Text);
    }

    [Fact]
    public void An_environment_is_warned_of()
    {
        using var folder = new TempProject();
        folder.Stack("dev", "environment: [prod]\n");
        Assert.Equal("stacks/Pulumi.dev.yaml:1:1: The environment is not opened offline. Settings that come from it are missing here.", folder.Settings().Warnings.Single().ToString());
    }
}
