namespace Pulumi;

/// <summary>
/// Where an output's data comes from. It knows nothing of the value's type, which only <see cref="Output{T}"/> adds: so a program
/// with hundreds of types of outputs needs the code that waits for them once.
/// </summary>
internal abstract class OutputSource
{
    public abstract ValueTask<OutputData> DataAsync();

    /// <summary>Data that may still be on its way. The program does not end before it is there.</summary>
    public static OutputSource From(ValueTask<OutputData> data)
    {
        if (data.IsCompletedSuccessfully)
        {
            return data.Result;
        }

        var task = data.AsTask();
        Deployment.Current?.Work.Track(task);
        return new Awaited(task);
    }

    /// <summary>The result of a computation that may still be under way.</summary>
    public static OutputSource From(Task computation, Func<object?> result, bool isSecret)
    {
        return From(DataAsync());

        async ValueTask<OutputData> DataAsync()
        {
            await computation.ConfigureAwait(false);
            return OutputData.Known(result(), isSecret);
        }
    }

    /// <summary>Joins several values, inputs and outputs among them, once all are known.</summary>
    public static OutputSource Join(IReadOnlyList<object?> values, Func<object?[], object?> join)
    {
        return From(DataAsync());

        async ValueTask<OutputData> DataAsync()
        {
            var marks = new OutputMarks();
            var known = new object?[values.Count];
            for (var i = 0; i < known.Length; i++)
            {
                known[i] = Output.Untyped(values[i]) is { } output
                    ? marks.Take(await output.DataAsync().ConfigureAwait(false))
                    : values[i];
            }

            return marks.On(marks.AreKnown ? join(known) : null);
        }
    }

    public OutputSource Map(Func<object?, object?> map)
    {
        return From(MapAsync());

        async ValueTask<OutputData> MapAsync()
        {
            var data = await DataAsync().ConfigureAwait(false);
            return data.With(data.IsKnown ? map(data.Value) : null);
        }
    }

    /// <summary>The result of another output, which is only known once this value is. Without another output it is the default value.</summary>
    public OutputSource Then(Func<object?, IOutput?> next)
    {
        return From(ThenAsync());

        async ValueTask<OutputData> ThenAsync()
        {
            var data = await DataAsync().ConfigureAwait(false);
            if (!data.IsKnown || next(data.Value) is not { } inner)
            {
                return data.With(null);
            }

            var marks = new OutputMarks();
            marks.Take(data);
            return marks.On(marks.Take(await inner.DataAsync().ConfigureAwait(false)));
        }
    }

    public OutputSource WithSecret(bool isSecret)
    {
        return From(SecretAsync());

        async ValueTask<OutputData> SecretAsync() => (await DataAsync().ConfigureAwait(false)).Marked(isSecret);
    }

    public OutputSource WithResource(Resource resource)
    {
        return From(ResourceAsync());

        async ValueTask<OutputData> ResourceAsync()
        {
            var marks = new OutputMarks();
            var value = marks.Take(await DataAsync().ConfigureAwait(false));
            marks.Add([resource]);
            return marks.On(value);
        }
    }

    private sealed class Awaited(Task<OutputData> data) : OutputSource
    {
        public override ValueTask<OutputData> DataAsync() => new(data);
    }
}
