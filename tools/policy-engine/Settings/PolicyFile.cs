using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;

namespace PolicyEngine.Settings;

/// <summary>Reads stacks/policies.yaml: the levels, settings and exemptions of the policies.</summary>
public sealed class PolicyFile
{
    /// <summary>The file's name; it stands beside the stacks.</summary>
    public const string FileName = "policies.yaml";

    private readonly string _file;
    private readonly IReadOnlyList<Policy> _policies;
    private readonly IReadOnlyList<string> _stacks;
    private readonly DateOnly _today;
    private readonly List<Problem> _problems = [];
    private readonly List<Problem> _expired = [];

    private PolicyFile(string file, IReadOnlyList<Policy> policies, IReadOnlyList<string> stacks, DateOnly today)
    {
        _file = file;
        _policies = policies;
        _stacks = stacks;
        _today = today;
    }

    /// <summary>Reads the file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">How problems name the file.</param>
    /// <param name="policies">The policies that there are.</param>
    /// <param name="stacks">The stacks that there are.</param>
    /// <param name="today">The day on which exemptions must hold.</param>
    /// <param name="problems">All that is wrong; with any, there are no settings.</param>
    /// <returns>The settings; null when something is wrong.</returns>
    public static PolicySettings? Read(
        string text, string file, IReadOnlyList<Policy> policies, IReadOnlyList<string> stacks, DateOnly today, out ImmutableArray<Problem> problems)
    {
        var reader = new PolicyFile(file, policies, stacks, today);
        var settings = reader.Read(text);
        if (reader._problems.Count == 0)
        {
            problems = [];
            return settings;
        }

        problems = [.. reader._problems.Concat(reader._expired).OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];
        return null;
    }

    private PolicySettings? Read(string text)
    {
        var root = YamlReader.Parse(text, _file, _problems);
        if (root is null && _problems.Count > 0)
        {
            return null;
        }

        var common = new PolicySection();
        var stacks = ImmutableDictionary.CreateBuilder<string, PolicySection>();
        if (root is null)
        {
            return PolicySettings.None;
        }

        foreach ((var key, var value) in Entries(root, "The file", "a map with policies and stacks"))
        {
            switch (key.Key)
            {
                case "policies":
                    ReadSection(value, "policies", common);
                    break;
                case "stacks":
                    foreach ((var stack, var section) in Entries(value, "stacks", "a map with the names of stacks", isSection: true))
                    {
                        ReadStack(stack, section, stacks);
                    }

                    break;
                default:
                    Report(
                        key,
                        $"\"{key.Key}\" is no key of this file; expected policies or stacks.",
                        Suggest.Hint(key.Key, ["policies", "stacks"], "Remove it."));
                    break;
            }
        }

        return new PolicySettings(common, stacks.ToImmutable(), [.. _expired]);
    }

    private void ReadStack(YamlEntry stack, YamlNode section, ImmutableDictionary<string, PolicySection>.Builder stacks)
    {
        // Where one stack is left, the others may just be gone; what is set for them does no harm.
        if (_stacks.Count > 1 && !_stacks.Contains(stack.Key))
        {
            Report(
                stack, $"stacks has \"{stack.Key}\", which is no stack of this project; expected {string.Join(", ", _stacks)}.",
                Suggest.Hint(stack.Key, _stacks, "Remove it."));
        }

        var read = new PolicySection();
        ReadSection(section, $"stacks.{stack.Key}", read);
        stacks[stack.Key] = read;
    }

    private void ReadSection(YamlNode node, string path, PolicySection section)
    {
        foreach ((var key, var value) in Entries(node, path, "a map with the names of policies", isSection: true))
        {
            if (_policies.FirstOrDefault(policy => policy.Id == key.Key) is { } policy)
            {
                ReadPolicy(policy, value, section);
            }
            else
            {
                Report(key, $"There is no policy \"{key.Key}\".", Suggest.Hint(key.Key, _policies.Select(policy => policy.Id), "docs/policies.md lists them."));
            }
        }
    }

    private void ReadPolicy(Policy policy, YamlNode node, PolicySection section)
    {
        var options = PolicyOptions.Defaults;
        foreach ((var key, var value) in Entries(node, policy.Id, "a map with level, settings of the policy, and exemptions"))
        {
            if (key.Key == "level")
            {
                ReadLevel(policy, value, section);
            }
            else if (key.Key == "exemptions")
            {
                ReadExemptions(policy, value, section);
            }
            else if (policy.Info.Settings.FirstOrDefault(setting => setting.Name == key.Key) is { } setting)
            {
                if (options.With(setting, ValueOf(value)) is { } with)
                {
                    options = with;
                }
                else
                {
                    Report(
                        value, $"{policy.Id}.{setting.Name} is {value.Shown}; expected {setting.Expected}.",
                        $"Remove it to have the default, {setting.DefaultText}.");
                }
            }
            else
            {
                string[] known = ["level", .. policy.Info.Settings.Select(setting => setting.Name), "exemptions"];
                Report(key, $"{policy.Id}.{key.Key} is no setting of this policy; expected {Or(known)}.", Suggest.Hint(key.Key, known, "Remove it."));
            }
        }

        section.Options[policy.Id] = options;
    }

    private void ReadLevel(Policy policy, YamlNode value, PolicySection section)
    {
        var level = PolicyLevels.Find((value as YamlScalar)?.Value as string ?? "");
        if (level is null)
        {
            Report(value, $"{policy.Id}.level is {value.Shown}; expected {Or(PolicyLevels.Of(policy))}.", "Remove it to have the policy's own level.");
        }
        else if (level == PolicyLevel.Remediate && policy is not IRemediation)
        {
            Report(
                value, $"{policy.Id}.level is remediate, but the policy has no remedy in code; expected {Or(PolicyLevels.Of(policy))}.",
                "Write mandatory, and fix the violations.");
        }
        else
        {
            section.Levels[policy.Id] = level.Value;
        }
    }

    private void ReadExemptions(Policy policy, YamlNode node, PolicySection section)
    {
        if (node is not YamlSequence list)
        {
            Report(node, $"{policy.Id}.exemptions is {node.Shown}; expected a list.", "Begin each exemption with \"- resource:\".");
            return;
        }

        foreach (var item in list.Items)
        {
            ReadExemption(policy, item, section);
        }
    }

    private void ReadExemption(Policy policy, YamlNode item, PolicySection section)
    {
        string[] known = ["resource", "reason", "expires"];
        Dictionary<string, YamlNode> parts = [];
        foreach ((var key, var value) in Entries(item, $"An exemption of {policy.Id}", "a map with resource, reason and expires"))
        {
            if (known.Contains(key.Key))
            {
                parts[key.Key] = value;
            }
            else
            {
                Report(key, $"\"{key.Key}\" is no key of an exemption; expected {Or(known)}.", Suggest.Hint(key.Key, known, "Remove it."));
            }
        }

        if (item is not YamlMapping)
        {
            return;
        }

        var resource = Text(
            policy, item, parts, "resource", "a pattern of URNs, or of type and name with a space between",
            "Write \"kubernetes:core/v1:Namespace monitoring\" for example; * stands for any text.");
        var reason = Text(policy, item, parts, "reason", "why the violation is allowed", "A reviewer must be able to tell whether it is still needed.");
        var expires = Expiry(policy, item, parts);
        if (resource is not null && IsBlanket(resource))
        {
            Report(
                parts["resource"], $"An exemption of {policy.Id} is for \"{resource}\", which is everything.",
                "Name the type or the name of what is exempt, or set the policy's level.");
        }
        else if (resource is not null && reason is not null && expires is { } day)
        {
            var exemption = new Exemption(policy.Id, resource, reason, day, $"{_file}:{item.Line}");
            if (day >= _today)
            {
                section.Exemptions.Add(exemption);
            }
            else
            {
                var at = parts["expires"];
                _expired.Add(new Problem(
                    at.Location, $"The exemption of {policy.Id} for \"{resource}\" expired on {Day(day)}.",
                    "Fix the violation and remove the exemption, or set a new date and say in its reason why."));
            }
        }
    }

    private DateOnly? Expiry(Policy policy, YamlNode item, Dictionary<string, YamlNode> parts)
    {
        const string Expected = "the last day on which it holds";
        const string Remedy = "Write year-month-day, for example 2027-03-31.";
        if (Text(policy, item, parts, "expires", Expected, Remedy) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Report(parts["expires"], $"expires of an exemption of {policy.Id} is \"{text}\"; expected {Expected}.", Remedy);
        return null;
    }

    private string? Text(Policy policy, YamlNode item, Dictionary<string, YamlNode> parts, string key, string expected, string remedy)
    {
        if (!parts.TryGetValue(key, out var value))
        {
            Report(item, $"An exemption of {policy.Id} has no {key}; expected {expected}.", remedy);
            return null;
        }

        if (value is YamlScalar { Value: string text } && !string.IsNullOrWhiteSpace(text))
        {
            return text.Trim();
        }

        Report(value, $"{key} of an exemption of {policy.Id} is {value.Shown}; expected {expected}.", remedy);
        return null;
    }

    // What is left without the stars says what it is about. The first parts of a URN are the same for all of a stack.
    private static bool IsBlanket(string pattern)
    {
        var parts = pattern.Split("::");
        var telling = pattern.StartsWith("urn:", StringComparison.Ordinal) ? string.Concat(parts.Skip(2)) : pattern;
        return !telling.Any(char.IsAsciiLetterOrDigit);
    }

    private IEnumerable<(YamlEntry Key, YamlNode Value)> Entries(YamlNode node, string what, string expected, bool isSection = false)
    {
        // A section that is only a heading, with everything below it commented out, sets nothing.
        if (isSection && node is YamlScalar { Value: null })
        {
            return [];
        }

        if (node is YamlMapping map)
        {
            return map.Entries.Select(entry => (entry, entry.Value));
        }

        Report(node, $"{what} is {node.Shown}; expected {expected}.", "Remove it, or write below it what is to be set.");
        return [];
    }

    // A setting is a scalar or a list of scalars; anything else is refused where it is set.
    private static object? ValueOf(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Value,
        YamlSequence list => list.Items.Select(item => item is YamlScalar scalar ? scalar.Value : item).ToList(),
        _ => node,
    };

    private void Report(YamlEntry entry, string message, string remedy) => _problems.Add(new Problem(entry.Location, message, remedy));

    private void Report(YamlNode node, string message, string remedy) => _problems.Add(new Problem(node.Location, message, remedy));

    private static string Or(IReadOnlyList<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
