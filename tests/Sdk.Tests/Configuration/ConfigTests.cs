using System.Text.Json;

namespace Sdk.Tests.Configuration;

/// <summary>The settings come through the environment, which all tests of a process share; so no other class may set it.</summary>
public sealed class ConfigTests : IDisposable
{
    private const string Values = "PULUMI_CONFIG";
    private const string Secrets = "PULUMI_CONFIG_SECRET_KEYS";
    private const string Sealed = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public ConfigTests()
    {
        Environment.SetEnvironmentVariable(Values, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["project:text"] = "a",
            ["project:flag"] = "true",
            ["project:number"] = "-5",
            ["project:real"] = "2.5",
            ["project:object"] = """{"Name":"x"}""",
            ["project:sealed"] = Sealed,
            ["project:partly"] = $$"""{"Name":"{{Sealed}}","Port":1}""",
            ["project:config:old"] = "spelt as of old",
            ["aws:region"] = "eu-central-1",
        }));
        Environment.SetEnvironmentVariable(Secrets, """["project:sealed","project:partly"]""");
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Values, null);
        Environment.SetEnvironmentVariable(Secrets, null);
    }

    [Fact]
    public Task Settings_are_read_by_type() => WithAsync(config =>
    {
        Assert.Equal("a", config.Require("text"));
        Assert.True(config.RequireBoolean("flag"));
        Assert.Equal(-5, config.RequireInt32("number"));
        Assert.Equal(2.5, config.RequireDouble("real"));
        Assert.Equal("x", config.RequireObject<Named>("object").Name);
        Assert.Equal("x", config.GetObject<Named>("object", JsonSerializerOptions.Default)!.Name);
        Assert.Equal("spelt as of old", config.Get("old"));
        Assert.Equal("eu-central-1", new Config("aws").Get("region"));
        Assert.Equal("eu-central-1", new Config("aws:config").Get("region"));
    });

    [Fact]
    public Task What_is_not_set_is_nothing() => WithAsync(config =>
    {
        Assert.Null(config.Get("missing"));
        Assert.Null(config.GetBoolean("missing"));
        Assert.Null(config.GetInt32("missing"));
        Assert.Null(config.GetObject<Named>("missing"));
        Assert.Null(config.GetSecret("missing"));
        Assert.Null(config.GetSecretInt32("missing"));
        Assert.Null(config.GetSecretObject<Named>("missing"));
    });

    [Fact]
    public Task What_is_required_and_missing_says_how_to_set_it() => WithAsync(config =>
    {
        const string Message = "Missing Required configuration variable 'project:missing'\n"
            + "\tplease set a value using the command `pulumi config set project:missing <value>`";
        Assert.Equal(Message, Assert.Throws<RunException>(() => config.Require("missing")).Message);
        Assert.Equal(Message, Assert.Throws<RunException>(() => config.RequireInt32("missing")).Message);
        Assert.Equal(Message, Assert.Throws<RunException>(() => config.RequireObject<Named>("missing")).Message);
        Assert.Equal(Message, Assert.Throws<RunException>(() => config.RequireSecret("missing")).Message);
        Assert.Equal(Message, Assert.Throws<RunException>(() => config.RequireSecretObject<Named>("missing")).Message);
    });

    [Fact]
    public Task What_is_of_another_type_says_so() => WithAsync(config =>
    {
        Assert.Equal("Configuration 'project:text' value 'a' is not a valid Boolean", Assert.Throws<RunException>(() => config.GetBoolean("text")).Message);
        Assert.Equal("Configuration 'project:real' value '2.5' is not a valid Int32", Assert.Throws<RunException>(() => config.GetInt32("real")).Message);
        Assert.StartsWith(
            "Configuration 'project:text' value 'a' is not a valid Sdk.Tests.",
            Assert.Throws<RunException>(() => config.GetObject<Named>("text")).Message,
            StringComparison.Ordinal);
    });

    [Fact]
    public async Task Secret_forms_give_secrets()
    {
        Output<string>? text = null;
        Output<int>? number = null;
        Output<Named>? named = null;
        await WithAsync(config =>
            (text, number, named) = (config.RequireSecret("text"), config.GetSecretInt32("number"), config.RequireSecretObject<Named>("object")));
        Assert.Equal(("a", true, true), await Look.AtAsync(text!));
        Assert.Equal((-5, true, true), await Look.AtAsync(number!));
        Assert.True(await Output.IsSecretAsync(named!));
    }

    // As in Pulumi's own SDK, which does not know the text that stands for what is encrypted.
    [Fact]
    public async Task A_sealed_setting_is_a_secret_text()
    {
        Output<string>? whole = null;
        Output<string>? partly = null;
        await WithAsync(config => (whole, partly) = (config.RequireSecret("sealed"), config.GetSecret("partly")));
        Assert.Equal((Sealed, true, true), await Look.AtAsync(whole!));
        Assert.Equal(($$"""{"Name":"{{Sealed}}","Port":1}""", true, true), await Look.AtAsync(partly!));
    }

    [Fact]
    public async Task What_a_sealed_setting_would_be_read_as_is_unknown_and_secret()
    {
        Output<int>? number = null;
        Output<Named>? whole = null;
        Output<Named>? partly = null;
        await WithAsync(config => (number, whole, partly) =
            (config.GetSecretInt32("sealed"), config.RequireSecretObject<Named>("sealed"), config.RequireSecretObject<Named>("partly")));
        Assert.Equal((0, false, true), await Look.AtAsync(number!));
        Assert.Equal((null, false, true), await Look.AtAsync(whole!));
        Assert.Equal((null, false, true), await Look.AtAsync(partly!));
    }

    [Fact]
    public Task A_sealed_setting_cannot_be_read_as_plain_text() => WithAsync(config => Assert.Equal(
        "Configuration 'project:sealed' is encrypted and cannot be read without the stack's key; read it with GetSecretInt32",
        Assert.Throws<RunException>(() => config.GetInt32("sealed")).Message));

    private static Task WithAsync(Action<Config> look) => Run.PreviewAsync(() => look(new Config()));

    private sealed record Named(string Name);
}
