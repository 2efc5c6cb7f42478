using System.Text.RegularExpressions;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Engine;

/// <summary>What a provider's function is assumed to answer, and how the use of it is told.</summary>
/// <param name="Properties">The answer.</param>
/// <param name="Summary">For a person, for example <c>aws getPartition → aws</c>.</param>
internal sealed record Answer(PlanMap Properties, string Summary);

/// <summary>
/// The answers to functions of providers. A preview asks no cloud, so it takes them from one file that people read and extend.
/// </summary>
internal sealed partial class Assumptions(string file)
{
    public const string FileName = "assumptions.yaml";

    private readonly Lazy<YamlMapping> _functions = new(() => Load(file));

    /// <summary>The file that comes with the preview. It is read when the first function is called.</summary>
    public static Assumptions Shipped { get; } = new(Path.Combine(AppContext.BaseDirectory, FileName));

    /// <summary>The assumed answer to a function.</summary>
    /// <param name="token">The function, for example <c>aws:index/getPartition:getPartition</c>.</param>
    /// <param name="lookup">Gives a setting such as <c>aws:region</c>; null when it is not set.</param>
    /// <exception cref="RefusedException">There is no answer, or a setting that it needs is not set.</exception>
    public Answer Answer(string token, Func<SettingName, PlanValue?> lookup)
    {
        if (_functions.Value.Find(token)?.Value is not YamlMapping function || function.Find("answer")?.Value is not YamlMapping answer)
        {
            throw new RefusedException(
                $"The program calls {token}, and a preview has nobody to ask.",
                $"Write what it would answer into tools/preview/{FileName}, under {token}.");
        }

        var properties = Properties(answer, token, lookup);
        var shown = (function.Find("shows")?.Value as YamlScalar)?.Text;
        return new Answer(properties, $"{Short(token)}{(shown is null ? "" : $" → {Show(properties[shown])}")}");
    }

    private static YamlMapping Load(string file)
    {
        List<Problem> problems = [];
        return YamlReader.Read(file, FileName, problems) is YamlMapping map && problems.Count == 0
            ? map
            : throw new RefusedException(
                problems.Count == 0 ? $"{file} is no map of function tokens." : string.Join(Environment.NewLine, problems),
                $"Mend tools/preview/{FileName}.");
    }

    private static PlanMap Properties(YamlMapping map, string token, Func<SettingName, PlanValue?> lookup) =>
        PlanMap.Of(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value, token, lookup))));

    private static PlanValue Value(YamlNode node, string token, Func<SettingName, PlanValue?> lookup) => node switch
    {
        YamlMapping map => Properties(map, token, lookup),
        YamlSequence list => new PlanList([.. list.Items.Select(item => Value(item, token, lookup))]),
        YamlScalar { Value: string text } => Fill(text, token, lookup),
        YamlScalar { Value: bool flag } => new PlanBool(flag),
        YamlScalar { Value: null } => PlanNull.Value,
        YamlScalar number => new PlanNumber(Convert.ToDouble(number.Value)),
        _ => PlanNull.Value,
    };

    private static PlanValue Fill(string text, string token, Func<SettingName, PlanValue?> lookup)
    {
        var unknown = false;
        var filled = Placeholder().Replace(text, match =>
        {
            var name = new SettingName(match.Groups["namespace"].Value, match.Groups["name"].Value);
            var value = lookup(name) ?? throw new RefusedException(
                $"The assumed answer of {token} needs {name}, which is not set.",
                $"Set {name} in the stack's settings or on the provider.");
            unknown |= value.HasUnknown;
            return value.Revealed.ToString();
        });
        return unknown ? PlanUnknown.String : new PlanText(filled);
    }

    // aws:index/getAvailabilityZones:getAvailabilityZones is told as "aws getAvailabilityZones".
    private static string Short(string token) => $"{token.Split(':')[0]} {token[(token.LastIndexOf(':') + 1)..]}";

    private static string Show(PlanValue? value) => value is PlanList list ? string.Join(", ", list.Items) : $"{value}";

    [GeneratedRegex(@"\$\{(?<namespace>[\w-]+):(?<name>[\w-]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
