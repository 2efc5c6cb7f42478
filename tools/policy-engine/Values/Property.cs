using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using PolicyEngine.Model;

namespace PolicyEngine.Values;

/// <summary>
/// A place in a resource's properties, with the value there, if any. Reading goes on below whatever is there: below something unknown all is
/// unknown, below something absent all is absent. Questions give an <see cref="Answer"/>. A property is shown in messages as its value, but
/// never what is secret.
/// </summary>
public sealed class Property
{
    private readonly Property? _above;
    private readonly string? _name;
    private readonly int _index;

    // Without the mark of a secret; null where there is nothing.
    private readonly PropertyValue? _value;

    // What is not known: this property, or the one further up that makes it so.
    private readonly Property? _unknown;

    internal Property(Resource resource, PropertyMap properties)
    {
        Resource = resource;
        _value = properties;
    }

    private Property(Property above, string? name, int index, PropertyValue? value)
        : this(above.Resource, above, name, index, value, above.IsSecret, above._unknown)
    {
    }

    private Property(Resource resource, Property? above, string? name, int index, PropertyValue? value, bool isSecret, Property? unknown)
    {
        Resource = resource;
        _above = above;
        _name = name;
        _index = index;
        IsSecret = isSecret;
        while (value is PropertySecret secret)
        {
            IsSecret = true;
            value = secret.Content ?? PropertyUnknown.Any;
        }

        _unknown = unknown ?? (value is PropertyUnknown ? this : null);
        _value = _unknown is null ? value : null;
    }

    /// <summary>The resource that it belongs to.</summary>
    public Resource Resource { get; }

    /// <summary>True when it is secret, or something that it is within.</summary>
    public bool IsSecret { get; }

    /// <summary>True when its value is known, also when there is none.</summary>
    public bool IsKnown => _unknown is null;

    /// <summary>Its name within a map; empty for an item of a list.</summary>
    public string Name => _name ?? "";

    /// <summary>Its path: <c>spec.egress[0].to</c>. A name that is more than letters, digits and dashes is in quotes. Empty for the whole.</summary>
    public string Path
    {
        get
        {
            if (_above is null)
            {
                return "";
            }

            var above = _above.Path;
            return _name is null ? string.Create(CultureInfo.InvariantCulture, $"{above}[{_index}]")
                : !IsPlain(_name) ? $"{above}[\"{_name}\"]"
                : above.Length == 0 ? _name
                : $"{above}.{_name}";
        }
    }

    /// <summary>The path of what is not known: this property, or the one further up that makes it so. Its own when it is known.</summary>
    internal string UnknownPath => (_unknown ?? this).Path;

    /// <summary>Yes when there is a value other than null.</summary>
    public Answer Exists => _unknown is not null ? Answer.Unknown(_unknown) : _value is not (null or PropertyNull);

    /// <summary>Yes for true, no for anything else, also for nothing. See <see cref="Or(bool)"/> for a default.</summary>
    public Answer IsTrue => Is(true);

    /// <summary>Yes for false, no for anything else, also for nothing. See <see cref="Or(bool)"/> for a default.</summary>
    public Answer IsFalse => Is(false);

    /// <summary>Yes for nothing, null, an empty text, an empty list or an empty map.</summary>
    public Answer IsEmpty => _unknown is not null ? Answer.Unknown(_unknown) : _value switch
    {
        null or PropertyNull => true,
        PropertyString text => text.Value.Length == 0,
        PropertyList list => list.Items.Length == 0,
        PropertyMap map => map.Count == 0,
        _ => false,
    };

    /// <summary>The number of items or entries; 0 for anything else and for an unknown value.</summary>
    public int Count => _value switch
    {
        PropertyList list => list.Items.Length,
        PropertyMap map => map.Count,
        _ => 0,
    };

    /// <summary>The property of that name within this one.</summary>
    public Property this[string name] => new(this, name, 0, _value is PropertyMap map ? map[name] : null);

    /// <summary>The item or entry at that place, entries in the order of their names.</summary>
    public Property this[int index] => _value switch
    {
        PropertyList list when index < list.Items.Length => new(this, null, index, list.Items[index]),
        PropertyMap map when index < map.Count => new(this, map.At(index).Key, 0, map.At(index).Value),
        _ => new(this, null, index, null),
    };

    /// <summary>The property with a default where there is no value, or null. What is unknown stays so.</summary>
    public Property Or(bool fallback) => Or(new PropertyBool(fallback));

    /// <inheritdoc cref="Or(bool)"/>
    public Property Or(string fallback) => Or(new PropertyString(fallback));

    /// <inheritdoc cref="Or(bool)"/>
    public Property Or(double fallback) => Or(new PropertyNumber(fallback));

    /// <summary>Yes for that value.</summary>
    public Answer Is(bool value) => _unknown is not null ? Answer.Unknown(_unknown) : _value is PropertyBool flag && flag.Value == value;

    /// <inheritdoc cref="Is(bool)"/>
    public Answer Is(string value) => _unknown is not null ? Answer.Unknown(_unknown) : _value is PropertyString text && text.Value == value;

    /// <summary>Yes for one of the texts.</summary>
    public Answer IsOneOf(params ReadOnlySpan<string> values) =>
        _unknown is not null ? Answer.Unknown(_unknown) : _value is PropertyString text && values.Contains(text.Value);

    /// <summary>Yes for a text that passes the test. The test sees secret texts; it must keep them.</summary>
    public Answer Text(Func<string, bool> test) => _unknown is not null ? Answer.Unknown(_unknown) : _value is PropertyString text && test(text.Value);

    /// <summary>Yes for a number that passes the test.</summary>
    public Answer Number(Func<double, bool> test) => _unknown is not null ? Answer.Unknown(_unknown) : _value is PropertyNumber number && test(number.Value);

    /// <summary>Yes for a list with that text in it.</summary>
    public Answer Contains(string value)
    {
        if (_unknown is not null)
        {
            return Answer.Unknown(_unknown);
        }

        var any = Answer.No;
        for (var i = 0; i < Count && !any.IsYes; i++)
        {
            // An ordinary text needs no place to be asked.
            any |= At(i) is PropertyString text ? text.Value == value : this[i].Is(value);
        }

        return any;
    }

    /// <summary>Yes when the condition holds for all items of the list, or values of the map; there may be none.</summary>
    public Answer All(Func<Property, Answer> condition)
    {
        if (_unknown is not null)
        {
            return Answer.Unknown(_unknown);
        }

        var all = Answer.Yes;
        for (var i = 0; i < Count && !all.IsNo; i++)
        {
            all &= condition(this[i]);
        }

        return all;
    }

    /// <summary>Yes when the condition holds for any item of the list, or value of the map.</summary>
    public Answer Any(Func<Property, Answer> condition)
    {
        if (_unknown is not null)
        {
            return Answer.Unknown(_unknown);
        }

        var any = Answer.No;
        for (var i = 0; i < Count && !any.IsYes; i++)
        {
            any |= condition(this[i]);
        }

        return any;
    }

    /// <summary>
    /// Reads a text to reckon with it. False when there is no text here, when it is not known, and when it is secret: only
    /// <see cref="Text"/> may look at that.
    /// </summary>
    public bool TryText([NotNullWhen(true)] out string? text)
    {
        text = IsSecret ? null : (_value as PropertyString)?.Value;
        return text is not null;
    }

    /// <summary>Reads a number to reckon with it. False when there is none here, when it is not known, and when it is secret.</summary>
    public bool TryNumber(out double number)
    {
        number = _value is PropertyNumber known && !IsSecret ? known.Value : 0;
        return _value is PropertyNumber && !IsSecret;
    }

    /// <summary>
    /// The content of a JSON text, for example an IAM policy document. The path stays that of the text. Invalid JSON has no content.
    /// </summary>
    public Property Json() => Parsed(text =>
    {
        using var document = JsonDocument.Parse(text);
        return PropertyJson.Read(document.RootElement);
    });

    /// <summary>
    /// The content of a YAML text, for example a program's configuration in a chart's values. The path stays that of the text. Invalid YAML
    /// has no content.
    /// </summary>
    public Property Yaml() => Parsed(PropertyYaml.Read);

    /// <summary>The value as messages show it, never what is secret.</summary>
    public override string ToString() => IsSecret ? PropertyText.Secret : _unknown is not null ? PropertyText.Unknown : PropertyText.Show(_value);

    private PropertyValue? At(int index) => _value switch
    {
        PropertyList list => list.Items[index],
        PropertyMap map => map.At(index).Value,
        _ => null,
    };

    private Property Or(PropertyValue fallback) =>
        _unknown is null && _value is null or PropertyNull ? new Property(Resource, _above, _name, _index, fallback, IsSecret, null) : this;

    private Property Parsed(Func<string, PropertyValue> parse)
    {
        if (_value is not PropertyString text)
        {
            return this;
        }

        PropertyValue? content = null;
        try
        {
            content = parse(text.Value);
        }
        catch (Exception e) when (e is JsonException or ProblemException)
        {
            // It stays without content.
        }

        return new Property(Resource, _above, _name, _index, content, IsSecret, null);
    }

    private static bool IsPlain(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '$'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
