namespace Sdk.Fixture.Resources;

public static class GetThing
{
    public static Output<GetThingResult> Invoke(GetThingArgs args, InvokeOptions? options = null)
        => Deployment.Instance.Invoke<GetThingResult>("test:index:getThing", args, options);

    public static Task<GetThingResult> InvokeAsync(GetThingArgs args, InvokeOptions? options = null)
        => Deployment.Instance.InvokeAsync<GetThingResult>("test:index:getThing", args, options);
}

public sealed class GetThingArgs : InvokeArgs
{
    [Input("key")]
    public Input<string>? Key { get; set; }
}

[OutputType]
public sealed class GetThingResult
{
    public readonly string Answer;
    public readonly int Count;

    [OutputConstructor]
    private GetThingResult(string answer, int count)
    {
        Answer = answer;
        Count = count;
    }
}
