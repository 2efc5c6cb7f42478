namespace Preview.Plans;

/// <summary>
/// Keeps one of each text and URN of a plan. Hundreds of tenants say nearly the same, so a plan takes a fraction of the memory. Not safe
/// for threads by itself.
/// </summary>
internal sealed class SharedValues
{
    private readonly Dictionary<string, PlanText> _texts = [];
    private readonly Dictionary<string, PlanText>.AlternateLookup<ReadOnlySpan<char>> _textsBySpan;
    private readonly Dictionary<string, Urn> _urns = [];

    public SharedValues() => _textsBySpan = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A text that is no property: a type, a property's name, a place.</summary>
    public string Name(string name) => name.Length == 0 ? "" : Text(name).Value;

    public PlanText Text(string text)
    {
        if (!_texts.TryGetValue(text, out var value))
        {
            _texts.Add(text, value = new PlanText(text));
        }

        return value;
    }

    /// <summary>The same without a string, where there is one already.</summary>
    public PlanText Text(ReadOnlySpan<char> text) => _textsBySpan.TryGetValue(text, out var value) ? value : Text(new string(text));

    public Urn Urn(string text)
    {
        if (!_urns.TryGetValue(text, out var urn))
        {
            _urns.Add(text, urn = new Urn(text));
        }

        return urn;
    }
}
