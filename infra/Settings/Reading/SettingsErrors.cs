using Configuration;

namespace Infra.Settings.Reading;

/// <summary>Collects every error, so that a person fixes a file once and not line by line.</summary>
internal sealed class SettingsErrors
{
    private readonly List<Problem> _errors = [];

    public int Count => _errors.Count;

    public void Add(Location location, string message) => _errors.Add(new Problem(location, message));

    public void Add(IEnumerable<Problem> problems) => _errors.AddRange(problems);

    /// <summary>Reports a key that is not known, with the one that was probably meant.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="shown">The key as the error names it.</param>
    /// <param name="key">The key.</param>
    /// <param name="known">The keys that are known.</param>
    /// <param name="prefix">A text that the known keys are written with.</param>
    public void AddUnknownKey(Location location, string shown, string key, IReadOnlyCollection<string> known, string prefix = "") =>
        Add(
            location,
            $"{shown} is not a known key. {Suggest.Hint(key, known, $"Known here: {string.Join(", ", known.Order(StringComparer.Ordinal))}.", prefix)}");

    /// <summary>The errors by file and place, each once.</summary>
    public IReadOnlyList<Problem> All =>
        [.. _errors.Distinct().OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line).ThenBy(e => e.Column)];

    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new SettingsException(All);
        }
    }
}
