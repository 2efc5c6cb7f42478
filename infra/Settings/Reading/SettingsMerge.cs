using Configuration;

namespace Infra.Settings.Reading;

/// <summary>
/// Lays one stack's values over those of all stacks. Maps merge key by key, lists whose items have a name merge by that name,
/// anything else is replaced. Every value keeps the location that it came from.
/// </summary>
internal static class SettingsMerge
{
    public static YamlMapping Over(YamlMapping common, YamlMapping stack)
    {
        var entries = common.Entries.ToList();
        foreach (var entry in stack.Entries)
        {
            var index = entries.FindIndex(e => e.Key == entry.Key);
            if (index < 0)
            {
                entries.Add(entry);
            }
            else
            {
                entries[index] = entry with { Value = Over(entries[index].Value, entry.Value) };
            }
        }

        return common with { Entries = [.. entries] };
    }

    private static YamlNode Over(YamlNode common, YamlNode stack) => (common, stack) switch
    {
        (YamlMapping a, YamlMapping b) => Over(a, b),
        (YamlSequence a, YamlSequence b) when a.Items.All(HasName) && b.Items.All(HasName) => OverByName(a, b),
        _ => stack,
    };

    private static YamlSequence OverByName(YamlSequence common, YamlSequence stack)
    {
        var items = common.Items.ToList();
        foreach (var item in stack.Items)
        {
            var index = items.FindIndex(i => NameOf(i) == NameOf(item));
            if (index < 0)
            {
                items.Add(item);
            }
            else
            {
                items[index] = Over(items[index], item);
            }
        }

        return common with { Items = [.. items] };
    }

    private static bool HasName(YamlNode node) => NameOf(node) is not null;

    private static string? NameOf(YamlNode node) => ((node as YamlMapping)?.Find("name")?.Value as YamlScalar)?.Text;
}
