namespace Infra.Settings.Reading;

/// <summary>Collects every error, so that a person mends a file once and not line by line.</summary>
internal sealed class SettingsErrors
{
    private readonly List<SettingsError> _errors = [];

    public int Count => _errors.Count;

    public void Add(SettingsLocation location, string message) => _errors.Add(new SettingsError(location, message));

    /// <summary>The errors by file and line, each once.</summary>
    public IReadOnlyList<SettingsError> All =>
        [.. _errors.Distinct().OrderBy(e => e.Location.File, StringComparer.Ordinal).ThenBy(e => e.Location.Line)];

    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new SettingsException(All);
        }
    }
}

/// <summary>One thing that is wrong in the settings: where, and what to do about it.</summary>
internal sealed record SettingsError(SettingsLocation Location, string Message)
{
    public override string ToString() => $"{Location}: {Message}";
}
