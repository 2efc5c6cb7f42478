namespace Pulumi;

/// <summary>An output whose value type is not known at compile time.</summary>
internal interface IOutput
{
    Type ValueType { get; }

    ValueTask<OutputData> DataAsync();

    /// <summary>Another output for the same type of value.</summary>
    IOutput Of(OutputSource source);
}

/// <summary>An input whose value type is not known at compile time.</summary>
internal interface IInput
{
    IOutput ToOutput();

    /// <summary>Another input for the same type of value.</summary>
    IInput Of(IOutput output);
}

/// <summary>
/// A list or map of inputs. It is sent element by element, so that one unknown or secret element does not hide or taint the others.
/// </summary>
internal interface IInputCollection
{
    /// <summary>The list or map with the elements still being inputs.</summary>
    IOutput Elements { get; }
}
