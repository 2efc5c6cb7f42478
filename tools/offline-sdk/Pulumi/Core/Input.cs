namespace Pulumi;

/// <summary>A value that a resource is given: either at hand, or the output of another resource.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public class Input<T> : IInput
{
    private readonly Output<T>? _output;

    private protected Input()
    {
    }

    private protected Input(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>Takes a value that is at hand.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    /// <summary>Takes the output of another resource.</summary>
    /// <param name="value">The output.</param>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    /// <summary>Gives the input as an output.</summary>
    /// <param name="input">The input.</param>
    public static implicit operator Output<T>(Input<T> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input._output ?? input.Collect();
    }

    IOutput IInput.ToOutput() => (Output<T>)this;

    IInput IInput.Of(IOutput output) => new Input<T>((Output<T>)output);

    /// <summary>The value of a list or map with the items that were added so far.</summary>
    private protected virtual Output<T> Collect() => throw new NotSupportedException();
}
