namespace Pulumi;

/// <summary>The result of an output: its value, whether it is known and secret, and the resources it came from.</summary>
internal sealed class OutputData(object? value, bool isKnown, bool isSecret, IReadOnlyCollection<Resource> resources) : OutputSource
{
    private static readonly OutputData Nothing = new(null, isKnown: true, isSecret: false, []);

    private static readonly OutputData NotKnown = new(null, isKnown: false, isSecret: false, []);

    public object? Value { get; } = value;

    public bool IsKnown { get; } = isKnown;

    public bool IsSecret { get; } = isSecret;

    /// <summary>The resources, each once.</summary>
    public IReadOnlyCollection<Resource> Resources { get; } = resources;

    public static OutputData Known(object? value, bool isSecret = false)
        => value is null && !isSecret ? Nothing : new(value, isKnown: true, isSecret, []);

    public static OutputData Unknown() => NotKnown;

    public override ValueTask<OutputData> DataAsync() => new(this);

    /// <summary>The value as a type; nothing is the type's default value.</summary>
    public T As<T>() => As<T>(Value);

    /// <inheritdoc cref="As{T}()"/>
    public static T As<T>(object? value) => value is null ? default! : (T)value;

    /// <summary>The same marks on another value.</summary>
    public OutputData With(object? other) => ReferenceEquals(other, Value) ? this : new(other, IsKnown, IsSecret, Resources);

    public OutputData Marked(bool isSecret) => isSecret == IsSecret ? this : new(Value, IsKnown, isSecret, Resources);
}

/// <summary>Gathers the marks of several outputs: known if all are, secret if any is, from the resources of all.</summary>
internal sealed class OutputMarks
{
    private bool _isSecret;
    private IReadOnlyCollection<Resource> _resources = [];

    // Most values come from one place, whose collection will do.
    private HashSet<Resource>? _several;

    public bool AreKnown { get; private set; } = true;

    public object? Take(OutputData data)
    {
        AreKnown &= data.IsKnown;
        _isSecret |= data.IsSecret;
        Add(data.Resources);
        return data.Value;
    }

    public void Add(IReadOnlyCollection<Resource> resources)
    {
        if (_resources.Count == 0)
        {
            _resources = resources;
        }
        else if (resources.Count > 0 && !ReferenceEquals(resources, _resources))
        {
            _resources = _several ??= [.. _resources];
            _several.UnionWith(resources);
        }
    }

    public OutputData On(object? value) => new(value, AreKnown, _isSecret, _resources);
}
