namespace Infra.Settings.Reading;

/// <summary>
/// Lays one stack's values over those of all stacks. Maps merge key by key, lists whose items have a name merge by that name,
/// anything else is replaced. Every value keeps the location that it came from.
/// </summary>
internal static class SettingsMerge
{
    public static MapNode Over(MapNode common, MapNode stack)
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

    private static SettingsNode Over(SettingsNode common, SettingsNode stack) => (common, stack) switch
    {
        (MapNode a, MapNode b) => Over(a, b),
        (ListNode a, ListNode b) when a.Items.All(HasName) && b.Items.All(HasName) => OverByName(a, b),
        _ => stack,
    };

    private static ListNode OverByName(ListNode common, ListNode stack)
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

    private static bool HasName(SettingsNode node) => NameOf(node) is not null;

    private static string? NameOf(SettingsNode node) => ((node as MapNode)?.Find("name")?.Value as ScalarNode)?.Text;
}
