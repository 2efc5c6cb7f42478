using System.Text.Json;

namespace Pulumi;

public sealed partial class Config
{
    /// <summary>Gives a setting as a secret, or <see langword="null"/> if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <remarks>Where it is encrypted and the key is not at hand, it is the text that the engine passes for it.</remarks>
    public Output<string>? GetSecret(string key) => AsSecret(Get(key));

    /// <summary>Gives a setting that is true or false as a secret, or <see langword="null"/> if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    public Output<bool>? GetSecretBoolean(string key) => IsSealed(key) ? Sealed<bool>() : AsSecret(GetBoolean(key));

    /// <summary>Gives a setting that is a whole number as a secret, or <see langword="null"/> if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    public Output<int>? GetSecretInt32(string key) => IsSealed(key) ? Sealed<int>() : AsSecret(GetInt32(key));

    /// <summary>Gives a setting that is a number as a secret, or <see langword="null"/> if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    public Output<double>? GetSecretDouble(string key) => IsSealed(key) ? Sealed<double>() : AsSecret(GetDouble(key));

    /// <summary>Gives a structured setting as a secret, or <see langword="null"/> if it is not set.</summary>
    /// <typeparam name="T">The type that the setting's JSON is read as.</typeparam>
    /// <param name="key">The key, without the namespace.</param>
    public Output<T>? GetSecretObject<T>(string key) => SecretObject<T>(key, options: null);

    /// <inheritdoc cref="GetSecretObject{T}(string)"/>
    /// <param name="options">How the JSON is read.</param>
    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) => SecretObject<T>(key, options);

    /// <summary>Gives a setting as a secret; an error if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">The setting is missing.</exception>
    public Output<string> RequireSecret(string key) => GetSecret(key) ?? throw Missing(key);

    /// <summary>Gives a setting that is true or false as a secret; an error if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">The setting is missing or something else.</exception>
    public Output<bool> RequireSecretBoolean(string key) => GetSecretBoolean(key) ?? throw Missing(key);

    /// <summary>Gives a setting that is a whole number as a secret; an error if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">The setting is missing or something else.</exception>
    public Output<int> RequireSecretInt32(string key) => GetSecretInt32(key) ?? throw Missing(key);

    /// <summary>Gives a setting that is a number as a secret; an error if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">The setting is missing or something else.</exception>
    public Output<double> RequireSecretDouble(string key) => GetSecretDouble(key) ?? throw Missing(key);

    /// <summary>Gives a structured setting as a secret; an error if it is not set.</summary>
    /// <typeparam name="T">The type that the setting's JSON is read as.</typeparam>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">The setting is missing or does not fit the type.</exception>
    public Output<T> RequireSecretObject<T>(string key) => SecretObject<T>(key, options: null) ?? throw Missing(key);

    /// <inheritdoc cref="RequireSecretObject{T}(string)"/>
    /// <param name="options">How the JSON is read.</param>
    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options)
        => SecretObject<T>(key, options) ?? throw Missing(key);

    private static Output<T>? AsSecret<T>(T? value)
        where T : struct
        => value is { } present ? Output.CreateSecret(present) : null;

    private static Output<string>? AsSecret(string? value) => value is null ? null : Output.CreateSecret(value);

    // Encrypted, and there is no key here: what cannot be read from the text is unknown, and secret all the same.
    private static Output<T> Sealed<T>() => new(new OutputData(null, isKnown: false, isSecret: true, []));

    private bool IsSealed(string key) => Values.IsSealed(FullKey(key));

    private Output<T>? SecretObject<T>(string key, JsonSerializerOptions? options)
        => IsSealed(key) ? Sealed<T>() : Get(key) is null ? null : Output.CreateSecret(ReadObject<T>(key, options)!);
}
