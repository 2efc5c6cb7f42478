namespace Preview.Parity;

/// <summary>Where a value stands in an object: <c>spec.hard.pods</c>, <c>mountOptions[0]</c>. Keys are written as they are, dots included.</summary>
/// <param name="Text">The path.</param>
/// <param name="Above">What it is in; null for a field of the object itself.</param>
internal sealed record FieldPath(string Text, FieldPath? Above)
{
    public static FieldPath Of(string key) => new(key, null);

    public FieldPath Key(string key) => new($"{Text}.{key}", this);

    public FieldPath Item(int index) => new($"{Text}[{index}]", this);

    /// <summary>True when the pattern names this field or one that it is in.</summary>
    public bool IsCoveredBy(Glob pattern) => pattern.Matches(Text) || (Above?.IsCoveredBy(pattern) ?? false);

    public override string ToString() => Text;
}
