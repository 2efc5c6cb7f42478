using System.Collections.Concurrent;

namespace Preview.Changes;

/// <summary>Rules by type of resource. A pattern such as <c>kubernetes:*</c> stands for many types; all that match a type hold for it.</summary>
internal sealed class TypePatterns<T>(IReadOnlyList<(Glob Type, T Rule)> rules)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<T>> _byType = new(StringComparer.Ordinal);

    /// <summary>The rules for a type, in the order of the file.</summary>
    public IReadOnlyList<T> For(string type) =>
        _byType.GetOrAdd(type, asked => [.. rules.Where(rule => rule.Type.Matches(asked)).Select(rule => rule.Rule)]);
}
