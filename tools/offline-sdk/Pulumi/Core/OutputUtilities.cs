using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks inside outputs. Meant for tests: a program that takes a value out of its output loses its dependencies and secrecy.</summary>
public static class OutputUtilities
{
    /// <summary>Makes an unknown output.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">A value that no one will see.</param>
    public static Output<T> CreateUnknown<T>(T value)
        => new(new OutputData(value, isKnown: false, isSecret: false, []));

    /// <summary>Makes an unknown output.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="valueFactory">A computation that never runs.</param>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory) => new(OutputData.Unknown());

    /// <summary>Makes a copy of an output that also depends on a resource.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output to copy.</param>
    /// <param name="resource">The resource.</param>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return output.WithResource(resource);
    }

    /// <summary>Says whether the value is known.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output to ask.</param>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output)
        => (await output.DataAsync.ConfigureAwait(false)).IsKnown;

    /// <summary>Takes the value out; the type's default value if it is unknown.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output to ask.</param>
    public static Task<T> GetValueAsync<T>(Output<T> output) => output.ValueAsync(default!).AsTask();

    /// <summary>Gives the resources that the value came from.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output to ask.</param>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output)
        => [.. (await output.DataAsync.ConfigureAwait(false)).Resources];
}
