using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Values;

namespace Policies.Tests.Mutations;

/// <summary>Changes at a path, written as findings write them: <c>spec.egress[0].to</c>, <c>metadata.labels["app.kubernetes.io/name"]</c>.</summary>
internal static partial class PropertyPath
{
    /// <summary>The properties with another value at the path; null takes it out. What is missing on the way is made.</summary>
    public static PropertyMap Set(PropertyMap properties, string path, Func<PropertyValue?, PropertyValue?> change)
    {
        string[] steps = [.. Step().Matches(path).Select(
            step => step.Groups["quoted"].Success
                ? step.Groups["quoted"].Value : step.Groups["plain"].Success ? step.Groups["plain"].Value : $"[{step.Groups["index"].Value}]")];
        return (PropertyMap)Set(properties, steps, change)!;
    }

    private static PropertyValue? Set(PropertyValue? value, ReadOnlySpan<string> steps, Func<PropertyValue?, PropertyValue?> change)
    {
        if (steps.Length == 0)
        {
            return change(value);
        }

        if (steps[0].StartsWith('['))
        {
            var index = int.Parse(steps[0].AsSpan(1..^1), CultureInfo.InvariantCulture);
            var list = value as PropertyList ?? throw new ArgumentException($"There is no list at {steps[0]}.");
            return Set(list.Items[index], steps[1..], change) is { } item
                ? new PropertyList(list.Items.SetItem(index, item)) : new PropertyList(list.Items.RemoveAt(index));
        }

        var map = value switch
        {
            PropertyMap existing => existing,
            null => PropertyMap.Empty,
            _ => throw new ArgumentException($"What has {steps[0]} is no map."),
        };
        return map.With(steps[0], Set(map[steps[0]], steps[1..], change));
    }

    [GeneratedRegex("""\["(?<quoted>[^"]+)"\]|\[(?<index>\d+)\]|(?<plain>[^.\[\]]+)""")]
    private static partial Regex Step();
}
