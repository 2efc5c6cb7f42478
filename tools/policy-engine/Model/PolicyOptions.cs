using System.Collections.Immutable;

namespace PolicyEngine.Model;

/// <summary>The values of a policy's settings.</summary>
public sealed class PolicyOptions
{
    /// <summary>Every setting has its default.</summary>
    public static readonly PolicyOptions Defaults = new(ImmutableDictionary<string, object>.Empty);

    private readonly ImmutableDictionary<string, object> _values;

    private PolicyOptions(ImmutableDictionary<string, object> values) => _values = values;

    /// <summary>The settings that are set, by name: bool, int, string or a list of texts.</summary>
    internal IEnumerable<KeyValuePair<string, object>> Values => _values.OrderBy(value => value.Key, StringComparer.Ordinal);

    /// <summary>The value of a setting.</summary>
    public T Get<T>(PolicySetting<T> setting)
        where T : notnull => _values.TryGetValue(setting.Name, out var value) ? (T)value : setting.Default;

    /// <summary>These options with one setting set.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">A bool, long, double, string, or a list of strings.</param>
    /// <returns>Null when the value is not what the setting expects.</returns>
    public PolicyOptions? With(PolicySetting setting, object? value) =>
        setting.Read(value) is { } read ? new PolicyOptions(_values.SetItem(setting.Name, read)) : null;

    /// <summary>True when every setting has the same value in both.</summary>
    public bool Same(PolicyOptions others) =>
        _values.Count == others._values.Count && _values.All(value => others._values.TryGetValue(value.Key, out var other) && SameValue(value.Value, other));

    /// <summary>These options with all that are set in the others.</summary>
    internal PolicyOptions With(PolicyOptions others) => new(_values.SetItems(others._values));

    private static bool SameValue(object one, object other) =>
        one is IEnumerable<string> texts && other is IEnumerable<string> others && one is not string ? texts.SequenceEqual(others) : one.Equals(other);
}
