namespace Preview.Sides;

/// <summary>Shows someone who waits what is going on.</summary>
internal interface IActivity
{
    /// <summary>Work has begun that takes long; it ends when the result is disposed.</summary>
    IDisposable Begin(string what);

    /// <summary>The preview of stacks has begun; it ends when the result is disposed.</summary>
    IStackProgress Preview(IReadOnlyList<string> stacks);
}

/// <summary>Shows how far the preview of several stacks has come.</summary>
internal interface IStackProgress : IDisposable
{
    /// <summary>So many stacks are done.</summary>
    void Report(int done);
}
