namespace Preview.Plans;

/// <summary>
/// The name of a resource that is unique in its stack: <c>urn:pulumi:stack::project::Parent$Type::name</c>.
/// </summary>
/// <remarks>A class, because one name is referred to from many places, and because what the framework does with classes is compiled ahead of time.</remarks>
internal sealed record Urn(string Text) : IComparable<Urn>
{
    public const string StackType = "pulumi:pulumi:Stack";
    private const string Prefix = "urn:pulumi:";
    private const string Delimiter = "::";

    // Names are long, and looked up often.
    private readonly int _hash = Text.GetHashCode();

    public string Stack => Part(0);

    public string Project => Part(1);

    /// <summary>The types of the parents and the resource, joined by <c>$</c>; the stack itself is not in the chain.</summary>
    public string QualifiedType => Part(2);

    public string Type => QualifiedType[(QualifiedType.LastIndexOf('$') + 1)..];

    /// <summary>The logical name. It may hold <c>::</c> itself: all after the third delimiter belongs to it.</summary>
    public string Name => Text[PartStart(3)..];

    /// <summary>The URN that the engine gives to a resource under <paramref name="parent"/>.</summary>
    public static Urn Create(string stack, string project, Urn? parent, string type, string name)
    {
        var chain = parent is { } above && above.QualifiedType != StackType ? above.QualifiedType + "$" + type : type;
        return new Urn($"{Prefix}{stack}{Delimiter}{project}{Delimiter}{chain}{Delimiter}{name}");
    }

    /// <summary>True when the text has the four parts that the engine asks for.</summary>
    public static bool TryParse(string text, out Urn urn)
    {
        urn = new Urn(text);
        return text.StartsWith(Prefix, StringComparison.Ordinal) && urn.PartStart(3) > 0;
    }

    public int CompareTo(Urn? other) => string.CompareOrdinal(Text, other?.Text);

    public override int GetHashCode() => _hash;

    public override string ToString() => Text;

    private string Part(int index)
    {
        var start = PartStart(index);
        var end = start < 0 ? -1 : Text.IndexOf(Delimiter, start, StringComparison.Ordinal);
        return start < 0 ? "" : end < 0 ? Text[start..] : Text[start..end];
    }

    private int PartStart(int index)
    {
        var start = Prefix.Length;
        for (var i = 0; i < index; i++)
        {
            var delimiter = start > Text.Length ? -1 : Text.IndexOf(Delimiter, start, StringComparison.Ordinal);
            if (delimiter < 0)
            {
                return -1;
            }

            start = delimiter + Delimiter.Length;
        }

        return start;
    }
}
