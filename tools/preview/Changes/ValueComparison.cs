using Preview.Plans;

namespace Preview.Changes;

/// <summary>Compares the properties of a resource, down to the single values that differ.</summary>
/// <param name="type">The resource's type, for which there may be rules.</param>
/// <param name="rules">What is a set, what is a text with structure, what nobody needs to read.</param>
internal sealed class ValueComparison(string type, ComparisonRules rules)
{
    private const string OnlyForm = "only the form of the text differs";

    private readonly List<PropertyChange> _changes = [];

    /// <summary>What differs between two maps of properties, by name.</summary>
    public IReadOnlyList<PropertyChange> Compare(PlanMap before, PlanMap after)
    {
        if (!before.Equals(after))
        {
            Compare(null, Normalized.Of(before), Normalized.Of(after));
        }

        return _changes;
    }

    private void Compare(PropertyPath? path, PlanMap before, PlanMap after)
    {
        foreach (var key in before.Select(entry => entry.Key).Union(after.Select(entry => entry.Key)).Order(StringComparer.Ordinal))
        {
            var to = path?.Key(key) ?? PropertyPath.Of(key);
            (var old, var now) = (before[key], after[key]);
            if (old is null || now is null)
            {
                Add(to, old, now);
            }
            else
            {
                Compare(to, old, now);
            }
        }
    }

    private void Compare(PropertyPath path, PlanValue before, PlanValue after)
    {
        if (before.Equals(after))
        {
            return;
        }

        switch (before, after)
        {
            case (PlanMap old, PlanMap now) when !IsSpecial(old) && !IsSpecial(now):
                Compare(path, old, now);
                break;
            case (PlanList old, PlanList now):
                Compare(path, old, now);
                break;
            case (PlanText old, PlanText now):
                Compare(path, old, now);
                break;
            default:
                // Where one side is a secret, the other is likely the same in clear.
                var isSecret = before.HasSecret || after.HasSecret;
                Add(path, isSecret ? PlanSecret.Masked : before, isSecret ? PlanSecret.Masked : after);
                break;
        }
    }

    private void Compare(PropertyPath path, PlanList before, PlanList after)
    {
        var isSet = rules.IsSet(type, path);
        // What is a secret in one place may be clear in another place of the other list.
        var isSecret = before.HasSecret || after.HasSecret;
        foreach (var pair in ListAlignment.Align(before, after, rules.ListKeys, isSet))
        {
            var to = path.Then(new ItemStep(pair.Before, pair.After, pair.Label, isSet));
            (var old, var now) = (pair.Before is { } b ? before.Items[b] : null, pair.After is { } a ? after.Items[a] : null);
            if (old is not null && now is not null)
            {
                Compare(to, old, now);
            }
            else
            {
                Add(to, old is not null && isSecret ? PlanSecret.Masked : old, now is not null && isSecret ? PlanSecret.Masked : now);
            }
        }
    }

    private void Compare(PropertyPath path, PlanText before, PlanText after)
    {
        if (rules.FormatOf(type, path, before.Value, after.Value) is { } format
            && StructuredText.Read(before.Value, format) is { } old && StructuredText.Read(after.Value, format) is { } now && old.GetType() == now.GetType())
        {
            var found = _changes.Count;
            Compare(path.Then(new TextStep(format)), old, now);
            if (found == _changes.Count)
            {
                Add(path, before, after, OnlyForm);
            }
        }
        else
        {
            Add(path, before, after);
        }
    }

    private void Add(PropertyPath path, PlanValue? before, PlanValue? after, string? noise = null) =>
        _changes.Add(new PropertyChange(path, before, after) { Noise = noise ?? rules.NoiseOf(type, path) });

    // An asset, a reference to a resource: one value, though it is written as a map.
    private static bool IsSpecial(PlanMap map) => map.TryGet(Signatures.Key, out _);
}
