using Preview.Parity;

namespace Preview.Changes;

/// <summary>Rules by type of resource. A pattern such as <c>kubernetes:*</c> stands for many types; all that match a type hold for it.</summary>
internal sealed class TypePatterns<T>(IReadOnlyList<(Glob Type, T Rule)> rules)
{
    private readonly Dictionary<string, IReadOnlyList<T>> _byType = [];

    /// <summary>The rules for a type, in the order of the file.</summary>
    public IReadOnlyList<T> For(string type)
    {
        if (!_byType.TryGetValue(type, out IReadOnlyList<T>? found))
        {
            _byType.Add(type, found = [.. rules.Where(rule => rule.Type.Matches(type)).Select(static rule => rule.Rule)]);
        }

        return found;
    }
}
