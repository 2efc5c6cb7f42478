namespace Pulumi;

/// <summary>
/// A value that a resource will have once the engine is done with it, or that was made from such values. It remembers which
/// resources it came from, whether it is secret, and, in a preview, that it is not known yet.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Output<T> : IOutput
{
    private readonly OutputSource _source;

    internal Output(OutputSource source) => _source = source;

    Type IOutput.ValueType => typeof(T);

    internal ValueTask<OutputData> DataAsync => _source.DataAsync();

    /// <summary>Makes an output of a value that is still being computed.</summary>
    /// <param name="value">The computation.</param>
    public static Output<T> Create(Task<T> value) => Create(value, isSecret: false);

    /// <summary>
    /// Gives the value to <paramref name="func"/> once it is there, and an output of what it returns. The function does not run
    /// while the value is unknown, as in a preview; so it must not create resources.
    /// </summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="func">What to do with the value.</param>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func)
        => new(_source.Map(value => func(OutputData.As<T>(value))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
        => new(_source.Then(value => Output<TResult>.Create(func(OutputData.As<T>(value)))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func)
        => new(_source.Then(value => func(OutputData.As<T>(value)).ToOutput()));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
        => new(_source.Then(value => func(OutputData.As<T>(value))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<ValueTuple> Apply(Func<T, Task> func)
    {
        return new(_source.Then(value => new Output<ValueTuple>(
            OutputSource.From(func(OutputData.As<T>(value)), () => default(ValueTuple), isSecret: false))));
    }

    /// <summary>An output has no text of its own: the answer says how to make an output of text.</summary>
    public override string ToString()
    {
        var message = string.Join(
            Environment.NewLine,
            "Calling [ToString] on an [Output<T>] is not supported.",
            string.Empty,
            "To get the value of an Output<T> as an Output<string> consider:",
            "1. o.Apply(v => $\"prefix{v}suffix\")",
            "2. Output.Format($\"prefix{hostname}suffix\");",
            string.Empty,
            "See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.");
        if (Switches.ErrorOnOutputText)
        {
            throw new InvalidOperationException(message);
        }

        Log.Warn(message);
        return message + Environment.NewLine + "This function may throw in a future version of Pulumi.";
    }

    ValueTask<OutputData> IOutput.DataAsync() => _source.DataAsync();

    IOutput IOutput.Of(OutputSource source) => new Output<T>(source);

    internal static Output<T> Create(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(OutputSource.From(value, () => value.Result, isSecret));
    }

    internal Output<T> WithSecret(bool isSecret) => new(_source.WithSecret(isSecret));

    internal Output<T> WithResource(Resource resource) => new(_source.WithResource(resource));

    internal async ValueTask<T> ValueAsync(T whenUnknown)
    {
        var data = await DataAsync.ConfigureAwait(false);
        return data.IsKnown ? data.As<T>() : whenUnknown;
    }
}
