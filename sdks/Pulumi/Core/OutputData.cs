using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output turns out to be: its value, whether it is known and secret, and the resources it came from.</summary>
internal readonly struct OutputData<T>(T value, bool isKnown, bool isSecret, ImmutableHashSet<Resource> resources)
{
    public T Value { get; } = value;

    public bool IsKnown { get; } = isKnown;

    public bool IsSecret { get; } = isSecret;

    public ImmutableHashSet<Resource> Resources { get; } = resources;

    /// <summary>The same marks on another value.</summary>
    public OutputData<TOther> With<TOther>(TOther other) => new(other, IsKnown, IsSecret, Resources);

    public OutputData<T> WithSecret(bool isSecret) => new(Value, IsKnown, isSecret, Resources);
}

internal static class OutputData
{
    public static OutputData<T> Known<T>(T value, bool isSecret = false)
        => new(value, isKnown: true, isSecret, ImmutableHashSet<Resource>.Empty);

    public static OutputData<T> Unknown<T>(bool isSecret = false)
        => new(default!, isKnown: false, isSecret, ImmutableHashSet<Resource>.Empty);
}

/// <summary>Gathers the marks of several outputs: known if all are, secret if any is, from the resources of all.</summary>
internal sealed class OutputMarks
{
    private bool _isKnown = true;
    private bool _isSecret;
    private ImmutableHashSet<Resource> _resources = ImmutableHashSet<Resource>.Empty;

    public T Take<T>(OutputData<T> data)
    {
        _isKnown &= data.IsKnown;
        _isSecret |= data.IsSecret;
        _resources = _resources.IsEmpty ? data.Resources : _resources.Union(data.Resources);
        return data.Value;
    }

    public OutputData<T> On<T>(T value) => new(value, _isKnown, _isSecret, _resources);
}
