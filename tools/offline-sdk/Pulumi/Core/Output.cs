using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Makes outputs and combines them.</summary>
public static partial class Output
{
    /// <summary>Makes an output of a value that is known.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public static Output<T> Create<T>(T value) => new(OutputData.Known(value));

    /// <summary>Makes an output of a value that is still being computed.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The computation.</param>
    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    /// <summary>Makes an output that the engine encrypts and never shows.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public static Output<T> CreateSecret<T>(T value) => new(OutputData.Known(value, isSecret: true));

    /// <inheritdoc cref="CreateSecret{T}(T)"/>
    public static Output<T> CreateSecret<T>(Task<T> value) => Output<T>.Create(value, isSecret: true);

    /// <inheritdoc cref="CreateSecret{T}(T)"/>
    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.WithSecret(true);
    }

    /// <summary>Makes a copy of an output that is not secret any more.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output to copy.</param>
    public static Output<T> Unsecret<T>(Output<T> output) => output.WithSecret(false);

    /// <summary>Says whether an output is secret.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output to ask.</param>
    public static async Task<bool> IsSecretAsync<T>(Output<T> output)
        => (await output.DataAsync.ConfigureAwait(false)).IsSecret;

    /// <summary>Combines values into one array, which is known if all of them are and secret if any of them is.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="inputs">The values, in order.</param>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => Gather<T>([.. inputs]);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => Gather<T>([.. inputs]);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    /// <param name="outputs">The values, in order.</param>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => Gather<T>([.. outputs]);

    /// <inheritdoc cref="All{T}(Output{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => Gather<T>([.. outputs]);

    /// <summary>
    /// Fills an interpolated string whose holes may be outputs or inputs: <c>Output.Format($"https://{host}")</c>. Numbers and
    /// dates are written the same way in every culture.
    /// </summary>
    /// <param name="formattableString">The interpolated string.</param>
    public static Output<string> Format(FormattableString formattableString)
        => new(OutputSource.Join(
            formattableString.GetArguments(),
            values => string.Format(CultureInfo.InvariantCulture, formattableString.Format, values)));

    /// <summary>The output behind an input or output, or <see langword="null"/> for a plain value.</summary>
    internal static IOutput? Untyped(object? value)
        => value switch
        {
            IInput input => input.ToOutput(),
            IOutput output => output,
            _ => null,
        };

    /// <summary>An output of a type that is only known at run time; good for nothing but to make others of.</summary>
    /// <param name="type">An <see cref="Output{T}"/>.</param>
    internal static IOutput Blank(Type type)
    {
        AheadOfTime.Root();
        return (IOutput)RuntimeHelpers.GetUninitializedObject(type);
    }

    private static Output<ImmutableArray<T>> Gather<T>(object?[] values)
        => new(OutputSource.Join(
            values, known => ImmutableCollectionsMarshal.AsImmutableArray(Array.ConvertAll(known, OutputData.As<T>))));
}
