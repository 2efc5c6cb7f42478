using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The base of all classes whose members are sent to the engine.</summary>
public abstract class InputArgs
{
    /// <summary>Prepares an empty set of arguments.</summary>
    protected InputArgs()
    {
    }

    /// <summary>The arguments by their wire names, in a fixed order.</summary>
    internal virtual IReadOnlyList<KeyValuePair<string, object?>> Properties() => ArgsShape.Of(GetType()).Read(this);
}

/// <summary>The base of a resource's arguments.</summary>
public abstract class ResourceArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly ResourceArgs Empty = new EmptyArgs();

    private sealed class EmptyArgs : ResourceArgs;
}

/// <summary>The base of a provider function's arguments.</summary>
public abstract class InvokeArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly InvokeArgs Empty = new EmptyArgs();

    private sealed class EmptyArgs : InvokeArgs;
}

/// <summary>The base of a resource method's arguments.</summary>
public abstract class CallArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly CallArgs Empty = new EmptyArgs();

    private sealed class EmptyArgs : CallArgs;
}

/// <summary>A resource's arguments as a plain dictionary, for resources whose shape is only known at run time.</summary>
/// <param name="dictionary">The arguments by their wire names; values of the types that the wire format knows, or outputs of them.</param>
public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    internal override IReadOnlyList<KeyValuePair<string, object?>> Properties()
        => [.. dictionary.OrderBy(entry => entry.Key, StringComparer.Ordinal)];
}

/// <summary>A provider function's arguments as a plain dictionary.</summary>
/// <param name="dictionary">The arguments by their wire names; values of the types that the wire format knows, or outputs of them.</param>
public sealed class DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary) : InvokeArgs
{
    internal override IReadOnlyList<KeyValuePair<string, object?>> Properties()
        => [.. dictionary.OrderBy(entry => entry.Key, StringComparer.Ordinal)];
}
