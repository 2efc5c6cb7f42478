using System.Collections.Immutable;
using System.Globalization;

namespace PolicyEngine.Model;

/// <summary>
/// A setting of a policy. It is written in stacks/policies.yaml under the policy's name and in a policy pack's
/// configuration, and becomes a part of its schema.
/// </summary>
public abstract record PolicySetting
{
    /// <summary>Its name, in camel case; not level, exemptions or enforcementLevel, which all policies have.</summary>
    public required string Name { get; init; }

    /// <summary>Meaning, unit, and what a value does.</summary>
    public required string Description { get; init; }

    /// <summary>The expected value, for messages: <c>true or false</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>The default as it is written in a settings file.</summary>
    public abstract string DefaultText { get; }

    /// <summary>Its type in a JSON schema: boolean, integer, string or array (of texts).</summary>
    public abstract string JsonType { get; }

    internal abstract object DefaultValue { get; }

    /// <summary>Reads a value: bool, long, double, string or a list of these. Null when it is not what is expected.</summary>
    internal abstract object? Read(object? value);
}

/// <summary>A setting of a type.</summary>
public abstract record PolicySetting<T> : PolicySetting
    where T : notnull
{
    /// <summary>The default value.</summary>
    public required T Default { get; init; }

    internal override object DefaultValue => Default;
}

/// <summary>A setting that is true or false.</summary>
public sealed record BoolSetting : PolicySetting<bool>
{
    /// <inheritdoc/>
    public override string Expected => "true or false";

    /// <inheritdoc/>
    public override string DefaultText => Default ? "true" : "false";

    /// <inheritdoc/>
    public override string JsonType => "boolean";

    internal override object? Read(object? value) => value as bool?;
}

/// <summary>A setting that is a whole number.</summary>
public sealed record NumberSetting : PolicySetting<int>
{
    /// <summary>The least that it may be.</summary>
    public required int Minimum { get; init; }

    /// <summary>The most that it may be.</summary>
    public required int Maximum { get; init; }

    /// <inheritdoc/>
    public override string Expected => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Minimum} to {Maximum}");

    /// <inheritdoc/>
    public override string DefaultText => Default.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string JsonType => "integer";

    internal override object? Read(object? value)
    {
        // On Pulumi's wire a whole number is a double too.
        double? number = value switch
        {
            long whole => whole,
            double any => any,
            _ => null,
        };
        return number is { } found && found == Math.Floor(found) && found >= Minimum && found <= Maximum ? (int)found : null;
    }
}

/// <summary>A setting that is a text.</summary>
public sealed record TextSetting : PolicySetting<string>
{
    /// <summary>The texts that it may be; empty for any that is not empty.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    /// <inheritdoc/>
    public override string Expected => Allowed.Length == 0 ? "a text" : $"one of {string.Join(", ", Allowed)}";

    /// <inheritdoc/>
    public override string DefaultText => Default;

    /// <inheritdoc/>
    public override string JsonType => "string";

    internal override object? Read(object? value) => value is string { Length: > 0 } text && (Allowed.Length == 0 || Allowed.Contains(text)) ? text : null;
}

/// <summary>A setting that is a list of texts.</summary>
public sealed record TextListSetting : PolicySetting<ImmutableArray<string>>
{
    /// <summary>The texts that it may hold; empty for any that is not empty.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    /// <inheritdoc/>
    public override string Expected => Allowed.Length == 0 ? "a list of texts" : $"a list of {string.Join(", ", Allowed)}";

    /// <inheritdoc/>
    public override string DefaultText => $"[{string.Join(", ", Default)}]";

    /// <inheritdoc/>
    public override string JsonType => "array";

    internal override object? Read(object? value) =>
        value is IReadOnlyList<object?> items && items.All(item => item is string { Length: > 0 } text && (Allowed.Length == 0 || Allowed.Contains(text)))
            ? items.Cast<string>().ToImmutableArray()
            : null;
}
