namespace Infra.Settings.Reading;

/// <summary>The shape of a key's value.</summary>
internal enum SettingShape
{
    /// <summary>A scalar.</summary>
    Scalar,

    /// <summary>A list of scalars.</summary>
    List,

    /// <summary>A map with keys of its own.</summary>
    Map,

    /// <summary>A list of such maps.</summary>
    Maps,

    /// <summary>A map whose keys the user chooses, each with a scalar.</summary>
    ScalarMap,

    /// <summary>A map whose keys the user chooses, each with a list of scalars.</summary>
    ListMap,

    /// <summary>A map whose keys the user chooses, each with a map.</summary>
    MapMap,

    /// <summary>A scalar that is encrypted.</summary>
    Secret,

    /// <summary>A map that is not ours to understand.</summary>
    Free,
}

/// <summary>A key of the settings, as its reader declares it. The schemas and the tables of docs/settings.md are made of these.</summary>
/// <param name="Key">The key.</param>
/// <param name="Description">Markdown; its links are relative to docs.</param>
/// <param name="Shape">The shape of its value.</param>
internal sealed record SettingDeclaration(string Key, string Description, SettingShape Shape)
{
    /// <summary>The words that errors have for a scalar, or for each item.</summary>
    public string Expected { get; init; } = "";

    /// <summary>The JSON schema of a scalar, or of each item.</summary>
    public ScalarSchema Schema { get; init; } = ScalarSchema.Text;

    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value of a key that is not there: null, a scalar, or a list of scalars.</summary>
    public object? Default { get; init; }

    /// <summary>Says what holds without the key where its default is not a value.</summary>
    public string Absent { get; init; } = "";

    /// <summary>The name of the keys that the user chooses, for example "group".</summary>
    public string Chosen { get; init; } = "";

    /// <summary>The keys of the map, or of each map.</summary>
    public MapDeclaration? Keys { get; init; }
}

/// <summary>The keys of a map in the order in which its reader declares them.</summary>
internal sealed class MapDeclaration
{
    private readonly List<SettingDeclaration> _keys = [];

    public IReadOnlyList<SettingDeclaration> Keys => _keys;

    public void Add(SettingDeclaration key)
    {
        if (_keys.Exists(other => other.Key == key.Key))
        {
            throw new InvalidOperationException($"The key {key.Key} is declared twice.");
        }

        _keys.Add(key);
    }
}
