using System.Text;

namespace Preview.Changes;

/// <summary>One step from a value to a value within it.</summary>
internal abstract record PathStep;

/// <summary>Into a map.</summary>
internal sealed record KeyStep(string Key) : PathStep;

/// <summary>Into a list. An item that one side does not have has no place there.</summary>
/// <param name="Before">Its place in BASE; null when it is added.</param>
/// <param name="After">Its place in HEAD; null when it is removed.</param>
/// <param name="Label">What names it within the list, for example its <c>name</c>; null where nothing does.</param>
/// <param name="IsSet">True when the order of the list means nothing, so that the places tell a reader nothing either.</param>
internal sealed record ItemStep(int? Before, int? After, string? Label, bool IsSet) : PathStep;

/// <summary>Into a text that is itself JSON or YAML.</summary>
internal sealed record TextStep(TextFormat Format) : PathStep;

/// <summary>Where a value stands in a resource: <c>spec.hard["requests.cpu"]</c>, <c>policy.Statement[Read].Action[]</c>.</summary>
/// <param name="Above">What it is in; null for a property of the resource itself.</param>
/// <param name="Step">The last step.</param>
internal sealed record PropertyPath(PropertyPath? Above, PathStep Step)
{
    /// <summary>What the program asks of Pulumi itself, for example <c>protect</c>, is under this; it is no property's name.</summary>
    public const string Options = "(options)";

    private string? _text;

    public static PropertyPath Of(string key) => new(null, new KeyStep(key));

    /// <summary>An option of the resource.</summary>
    public static PropertyPath Option(string name) => Of(Options).Key(name);

    public PropertyPath Key(string key) => new(this, new KeyStep(key));

    public PropertyPath Then(PathStep step) => new(this, step);

    /// <summary>The steps from the resource on.</summary>
    public IReadOnlyList<PathStep> Steps
    {
        get
        {
            List<PathStep> steps = [];
            for (var at = this; at is not null; at = at.Above)
            {
                steps.Add(at.Step);
            }

            steps.Reverse();
            return steps;
        }
    }

    /// <summary>The names on the way: what <see cref="PathPattern"/> looks at. Places in lists are passed over.</summary>
    public IEnumerable<string> Keys => Steps.OfType<KeyStep>().Select(step => step.Key);

    public bool IsOption => Steps[0] is KeyStep { Key: Options };

    /// <summary>As a person reads it, and as Pulumi writes paths in its own options.</summary>
    public string Text => _text ??= Write();

    public bool Equals(PropertyPath? other) => other is not null && Step == other.Step && Equals(Above, other.Above);

    public override int GetHashCode() => HashCode.Combine(Above, Step);

    public override string ToString() => Text;

    private string Write()
    {
        var text = new StringBuilder();
        foreach (var step in Steps)
        {
            switch (step)
            {
                case KeyStep { Key: Options }:
                    break;
                case KeyStep { Key: var key } when key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$'):
                    text.Append(text.Length > 0 ? "." : "").Append(key);
                    break;
                case KeyStep { Key: var key }:
                    text.Append("[\"").Append(key.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
                    break;
                case ItemStep { Label: { } label }:
                    text.Append('[').Append(label).Append(']');
                    break;
                case ItemStep { IsSet: true }:
                    text.Append("[]");
                    break;
                case ItemStep item:
                    text.Append('[').Append(item.After ?? item.Before).Append(']');
                    break;
            }
        }

        return text.ToString();
    }
}
