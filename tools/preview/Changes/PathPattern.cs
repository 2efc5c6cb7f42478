using Preview.Plans;

namespace Preview.Changes;

/// <summary>
/// Names properties: <c>spec.selector</c> is that property with all that is in it, <c>*</c> stands for one name, <c>**</c> for
/// any number of them. Lists are passed over: <c>taints.effect</c> is the effect of each taint. A name with dots stands in
/// <c>["…"]</c>.
/// </summary>
internal sealed class PathPattern
{
    private const string One = "*";
    private const string Any = "**";

    private readonly string[] _names;

    public PathPattern(string text)
    {
        Text = text;
        _names = [.. Split(text)];
    }

    public string Text { get; }

    /// <summary>True when the path is what the pattern names, or within it.</summary>
    public bool Covers(PropertyPath path) => Covers(0, [.. path.Keys], 0);

    /// <summary>True when the path is what the pattern names itself.</summary>
    public bool IsAt(PropertyPath path) => path.Step is not ItemStep && IsAt(0, [.. path.Keys], 0);

    /// <summary>True when a change of the value at the path is a change of what the pattern names: it covers the path, or reaches into the value.</summary>
    public bool Touches(PropertyPath path, PlanValue? value)
    {
        string[] keys = [.. path.Keys];
        return Covers(0, keys, 0) || (value is not null && Reaches(0, keys, 0, value));
    }

    /// <summary>True when a value that comes or goes at the path is what the pattern names, an item of it, or has it within: not a part of it.</summary>
    public bool IsWholeIn(PropertyPath path, PlanValue? value)
    {
        string[] keys = [.. path.Keys];
        return IsAt(0, keys, 0) || (!Covers(0, keys, 0) && value is not null && Reaches(0, keys, 0, value));
    }

    /// <summary>The values that the pattern names, in a resource's properties.</summary>
    public IEnumerable<PlanValue> In(PlanValue properties) => In(0, properties);

    public override string ToString() => Text;

    private bool Covers(int name, string[] keys, int key)
    {
        if (name == _names.Length)
        {
            return true;
        }

        if (_names[name] == Any)
        {
            return Enumerable.Range(key, keys.Length - key + 1).Any(next => Covers(name + 1, keys, next));
        }

        return key < keys.Length && (_names[name] == One || _names[name] == keys[key]) && Covers(name + 1, keys, key + 1);
    }

    private bool IsAt(int name, string[] keys, int key)
    {
        if (name == _names.Length)
        {
            return key == keys.Length;
        }

        return _names[name] == Any
            ? IsAt(name + 1, keys, key) || (key < keys.Length && IsAt(name, keys, key + 1))
            : key < keys.Length && (_names[name] == One || _names[name] == keys[key]) && IsAt(name + 1, keys, key + 1);
    }

    // The path ends before the pattern does: the rest must be in the value.
    private bool Reaches(int name, string[] keys, int key, PlanValue value)
    {
        if (key == keys.Length)
        {
            return In(name, value).Any();
        }

        return name < _names.Length && (_names[name] == Any
            ? Reaches(name + 1, keys, key, value) || Reaches(name, keys, key + 1, value)
            : (_names[name] == One || _names[name] == keys[key]) && Reaches(name + 1, keys, key + 1, value));
    }

    private IEnumerable<PlanValue> In(int name, PlanValue value)
    {
        if (name == _names.Length)
        {
            return [value];
        }

        return value.Revealed switch
        {
            PlanList list => list.Items.SelectMany(item => In(name, item)),
            PlanMap map when _names[name] == Any => In(name + 1, map).Concat(map.SelectMany(entry => In(name, entry.Value))),
            PlanMap map => map.Where(entry => _names[name] == One || _names[name] == entry.Key).SelectMany(entry => In(name + 1, entry.Value)),
            _ => [],
        };
    }

    private static IEnumerable<string> Split(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '.')
            {
                at++;
            }
            else if (text.AsSpan(at).StartsWith("[\""))
            {
                var end = text.IndexOf("\"]", at, StringComparison.Ordinal) is var found and >= 0 ? found : text.Length;
                yield return text[(at + 2)..end];
                at = Math.Min(end + 2, text.Length);
            }
            else if (text[at] == '[')
            {
                // A place in a list.
                at = text.IndexOf(']', at) is var end and >= 0 ? end + 1 : text.Length;
            }
            else
            {
                var end = text.AsSpan(at).IndexOfAny('.', '[') is var found and >= 0 ? at + found : text.Length;
                yield return text[at..end];
                at = end;
            }
        }
    }
}
