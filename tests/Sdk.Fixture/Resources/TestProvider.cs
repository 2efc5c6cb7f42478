namespace Sdk.Fixture.Resources;

public sealed class TestProvider(string name, TestProviderArgs args, CustomResourceOptions? options = null)
    : ProviderResource("test", name, args, options);

public sealed class TestProviderArgs : ResourceArgs
{
    [Input("region")]
    public Input<string>? Region { get; set; }

    [Input("limits", json: true)]
    public Input<LimitArgs>? Limits { get; set; }
}

public sealed class LimitArgs : ResourceArgs
{
    [Input("requests")]
    public Input<int>? Requests { get; set; }
}
