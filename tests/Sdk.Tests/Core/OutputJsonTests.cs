using System.Text.Json;

namespace Sdk.Tests.Core;

public sealed class OutputJsonTests
{
    [Fact]
    public async Task Outputs_inside_are_written_as_their_values()
    {
        var statement = new Dictionary<string, object>
        {
            ["Effect"] = "Allow",
            ["Resource"] = Output.CreateSecret("arn"),
            ["Action"] = new[] { Later("s3:Get"), Output.Create("s3:List") },
        };
        Assert.Equal(
            ("""{"Effect":"Allow","Resource":"arn","Action":["s3:Get","s3:List"]}""", true, true),
            await Look.AtAsync(Output.JsonSerialize(Output.Create(statement))));
    }

    [Fact]
    public async Task Inputs_lists_and_maps_are_written_too()
    {
        var value = new { One = (Input<int>)1, List = (InputList<string>)new[] { "a" }, Map = new InputMap<string> { ["k"] = "v" } };
        Assert.Equal("""{"One":1,"List":["a"],"Map":{"k":"v"}}""", (await Look.AtAsync(Output.JsonSerialize(Output.Create(value)))).Value);
    }

    [Fact]
    public async Task An_unknown_part_makes_the_text_unknown()
    {
        var value = new[] { Output.Create("a"), OutputUtilities.CreateUnknown("b") };
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.JsonSerialize(Output.Create(value))));
    }

    [Fact]
    public async Task Options_are_used()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        Assert.Equal("""{"name":"x"}""", (await Look.AtAsync(Output.JsonSerialize(Output.Create(new Named("x")), options))).Value);
        var read = Output.JsonDeserialize<Named>(Output.CreateSecret("""{"name":"x"}"""), options);
        Assert.Equal((new Named("x"), true, true), await Look.AtAsync(read));
    }

    [Fact]
    public async Task Outputs_that_are_read_are_as_secret_as_the_text()
    {
        var read = Output.JsonDeserialize<Output<int>[]>(Output.CreateSecret("[1, 2]"));
        var items = (await Look.AtAsync(read)).Value;
        Assert.Equal((2, true, true), await Look.AtAsync(items[1]));
    }

    private static Output<string> Later(string value)
    {
        return Output.Create(WaitAsync());

        async Task<string> WaitAsync()
        {
            await Task.Delay(20);
            return value;
        }
    }

    private sealed record Named(string Name);
}
