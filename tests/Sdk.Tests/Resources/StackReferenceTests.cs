using System.Collections.Immutable;

namespace Sdk.Tests.Resources;

public sealed class StackReferenceTests
{
    [Fact]
    public async Task Outputs_of_another_stack_are_only_secret_where_they_are()
    {
        StackReference? other = null;
        await Run.UpdateAsync(() => other = new StackReference("org/project/prod"), new OtherStack());
        Assert.Equal(("https://x", true, false), await Look.AtAsync(other!.GetOutput("address")));
        Assert.Equal(("hush", true, true), await Look.AtAsync(other.RequireOutput("password")));
        Assert.Null((await Look.AtAsync(other.GetOutput("nothing"))).Value);
        var error = await Assert.ThrowsAsync<KeyNotFoundException>(() => Look.AtAsync(other.RequireOutput("nothing")));
        Assert.Equal("Required output 'nothing' does not exist on stack 'org/project/prod'.", error.Message);
    }

    private sealed class OtherStack : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            Assert.Equal("org/project/prod", args.Id);
            return Task.FromResult<(string?, object)>((args.Id, new Dictionary<string, object>
            {
                ["name"] = args.Inputs["name"],
                ["outputs"] = new Dictionary<string, object> { ["address"] = "https://x", ["password"] = Output.CreateSecret("hush") },
                ["secretOutputNames"] = ImmutableArray.Create("password"),
            }));
        }

        public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();
    }
}
