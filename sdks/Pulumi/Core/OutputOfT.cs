using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A value that a resource will have once the engine is done with it, or that was made from such values. It remembers which
/// resources it came from, whether it is secret, and, in a preview, that it is not known yet.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Output<T> : IOutput
{
    private readonly ValueTask<OutputData<T>> _data;

    internal Output(OutputData<T> data) => _data = new(data);

    private Output(Task<OutputData<T>> data) => _data = new(data);

    Type IOutput.ValueType => typeof(T);

    internal ValueTask<OutputData<T>> DataAsync => _data;

    /// <summary>Makes an output of a value that is still being computed.</summary>
    /// <param name="value">The computation.</param>
    public static Output<T> Create(Task<T> value) => Create(value, isSecret: false);

    /// <summary>
    /// Gives the value to <paramref name="func"/> once it is there, and an output of what it returns. The function does not run
    /// while the value is unknown, as in a preview; so it must not create resources.
    /// </summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="func">What to do with the value.</param>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Output<TResult>.From(MapAsync(func));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func)
        => Output<TResult>.From(ThenAsync(value => Output<TResult>.Create(func(value))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func)
        => Output<TResult>.From(ThenAsync(value => func(value).ToOutput()));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => Output<TResult>.From(ThenAsync(func));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<ValueTuple> Apply(Func<T, Task> func)
    {
        return Output<ValueTuple>.From(ThenAsync(value => Output<ValueTuple>.Create(RunAsync(value))));

        async Task<ValueTuple> RunAsync(T value)
        {
            await func(value).ConfigureAwait(false);
            return default;
        }
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

    async ValueTask<OutputData<object?>> IOutput.UntypedAsync()
    {
        var data = await _data.ConfigureAwait(false);
        return data.With<object?>(data.Value);
    }

    /// <summary>An output of data that may still be on its way. The program does not end before it is there.</summary>
    internal static Output<T> From(ValueTask<OutputData<T>> data)
    {
        if (data.IsCompletedSuccessfully)
        {
            return new(data.Result);
        }

        var task = data.AsTask();
        Deployment.Current?.Work.Track(task);
        return new(task);
    }

    /// <summary>An output of data that somebody else waits for, as a resource's registration does for its properties.</summary>
    internal static Output<T> FromUntracked(Task<OutputData<T>> data) => new(data);

    internal static Output<T> Create(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return From(DataAsync());

        async ValueTask<OutputData<T>> DataAsync() => OutputData.Known(await value.ConfigureAwait(false), isSecret);
    }

    internal Output<T> WithSecret(bool isSecret)
    {
        return From(DataAsync());

        async ValueTask<OutputData<T>> DataAsync() => (await _data.ConfigureAwait(false)).WithSecret(isSecret);
    }

    internal Output<T> WithResources(ImmutableHashSet<Resource> resources)
    {
        return From(DataAsync());

        async ValueTask<OutputData<T>> DataAsync()
        {
            var data = await _data.ConfigureAwait(false);
            return new(data.Value, data.IsKnown, data.IsSecret, data.Resources.Union(resources));
        }
    }

    internal async ValueTask<T> ValueAsync(T whenUnknown)
    {
        var data = await _data.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    private async ValueTask<OutputData<TResult>> MapAsync<TResult>(Func<T, TResult> func)
    {
        var data = await _data.ConfigureAwait(false);
        return data.With(data.IsKnown ? func(data.Value) : default!);
    }

    private async ValueTask<OutputData<TResult>> ThenAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var data = await _data.ConfigureAwait(false);
        if (!data.IsKnown || func(data.Value) is not { } inner)
        {
            return data.With(default(TResult)!);
        }

        var marks = new OutputMarks();
        marks.Take(data);
        return marks.On(marks.Take(await inner._data.ConfigureAwait(false)));
    }
}
