using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's settings of one namespace: the project's own, or a provider's.</summary>
public sealed partial class Config
{
    private const string OldSuffix = ":config";

    private readonly string _name;

    /// <summary>Opens the settings.</summary>
    /// <param name="name">The namespace. Default: the project's name.</param>
    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(OldSuffix, StringComparison.Ordinal) ? name[..^OldSuffix.Length] : name;
    }

    /// <summary>Gives a setting, or <see langword="null"/> if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    public string? Get(string key) => Values.Get(FullKey(key));

    /// <summary>Gives a setting that is true or false, or <see langword="null"/> if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    public bool? GetBoolean(string key) => Read(key, AsBoolean, nameof(GetSecretBoolean));

    /// <summary>Gives a setting that is a whole number, or <see langword="null"/> if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    public int? GetInt32(string key) => Read(key, AsInt32, nameof(GetSecretInt32));

    /// <summary>Gives a setting that is a number, or <see langword="null"/> if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    public double? GetDouble(string key) => Read(key, AsDouble, nameof(GetSecretDouble));

    /// <summary>Gives a structured setting, or the type's default value if it is not set.</summary>
    /// <typeparam name="T">The type that the setting's JSON is read as.</typeparam>
    /// <param name="key">The key, without the namespace.</param>
    [return: MaybeNull]
    public T GetObject<T>(string key) => ReadObject<T>(key, options: null);

    /// <inheritdoc cref="GetObject{T}(string)"/>
    /// <param name="options">How the JSON is read.</param>
    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => ReadObject<T>(key, options);

    /// <summary>Gives a setting; an error if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">The setting is missing.</exception>
    public string Require(string key) => Get(key) ?? throw Missing(key);

    /// <summary>Gives a setting that is true or false; an error if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">The setting is missing or something else.</exception>
    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    /// <summary>Gives a setting that is a whole number; an error if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">The setting is missing or something else.</exception>
    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    /// <summary>Gives a setting that is a number; an error if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">The setting is missing or something else.</exception>
    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    /// <summary>Gives a structured setting; an error if it is not set.</summary>
    /// <typeparam name="T">The type that the setting's JSON is read as.</typeparam>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">The setting is missing or does not fit the type.</exception>
    public T RequireObject<T>(string key) => Get(key) is null ? throw Missing(key) : ReadObject<T>(key, options: null)!;

    /// <inheritdoc cref="RequireObject{T}(string)"/>
    /// <param name="options">How the JSON is read.</param>
    public T RequireObject<T>(string key, JsonSerializerOptions options)
        => Get(key) is null ? throw Missing(key) : ReadObject<T>(key, options)!;
}
