using System.Globalization;
using System.Text.RegularExpressions;
using Preview.Plans;
using Preview.Projects;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Preview.Render;

/// <summary>
/// Writes a value as YAML that every reader takes for the same value, YAML 1.1 or 1.2: text that could be read as something else
/// is quoted. The same value gives the same bytes.
/// </summary>
internal static partial class YamlText
{
    private static readonly EmitterSettings Settings = new EmitterSettings(
        bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024).WithIndentedSequences().WithNewLine("\n");

    // What YAML 1.1 takes for a truth value or for nothing, in any mix of cases, to be on the safe side.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf",
    };

    /// <param name="value">The value, without unknowns and secrets in it.</param>
    /// <param name="order">The order of a map's keys, by the keys and indices above it; null for the order of the map.</param>
    public static string Of(PlanMap value, Func<IReadOnlyList<string>, PlanMap, IEnumerable<KeyValuePair<string, PlanValue>>>? order = null)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        new Writer(emitter, order ?? ((_, map) => map)).Write(value);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static Scalar Text(string text) => new(AnchorName.Empty, TagName.Empty, text, StyleOf(text), isPlainImplicit: true, isQuotedImplicit: true);

    private static ScalarStyle StyleOf(string text) =>
        IsPlain(text) ? ScalarStyle.Plain
        : IsBlock(text) ? ScalarStyle.Literal
        : ScalarStyle.DoubleQuoted;

    private static bool IsPlain(string text) => (Words().IsMatch(text) && !Reserved.Contains(text)) || Quantity().IsMatch(text);

    // Several lines stay readable as a block, where a block can hold them: no white space at a line's end or before the first line.
    private static bool IsBlock(string text) =>
        text.AsSpan().IndexOf('\n') is > 0 and var first && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[first - 1]) && text[^1] != ' '
        && !text.Contains(" \n", StringComparison.Ordinal) && !text.Contains("\n\n\n", StringComparison.Ordinal) && !text.EndsWith("\n\n", StringComparison.Ordinal)
        && text.All(c => c is '\n' or (>= ' ' and <= '~'));

    // Begins with a letter or a slash, and holds nothing that means something to YAML.
    [GeneratedRegex(@"\A[A-Za-z/_](?:[A-Za-z0-9_./@=+,-]|:(?=[A-Za-z0-9_./])| (?=[A-Za-z0-9_./(]))*\z")]
    private static partial Regex Words();

    // 250m, 1600Gi, 30s. Not E: 1E3 is a number.
    [GeneratedRegex(@"\A[0-9]+(?:\.[0-9]+)?(?:m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi|Ei|s|h|d)\z")]
    private static partial Regex Quantity();

    private sealed class Writer(Emitter emitter, Func<IReadOnlyList<string>, PlanMap, IEnumerable<KeyValuePair<string, PlanValue>>> order)
    {
        private readonly List<string> _above = [];

        public void Write(PlanValue value)
        {
            switch (value)
            {
                case PlanMap map:
                    emitter.Emit(new MappingStart());
                    foreach ((var key, var item) in order(_above, map))
                    {
                        emitter.Emit(Text(key));
                        Below(key, item);
                    }

                    emitter.Emit(new MappingEnd());
                    break;
                case PlanList list:
                    emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Any));
                    foreach (var item in list.Items)
                    {
                        Below("[]", item);
                    }

                    emitter.Emit(new SequenceEnd());
                    break;
                case PlanNull:
                    emitter.Emit(new Scalar("null"));
                    break;
                case PlanBool flag:
                    emitter.Emit(new Scalar(flag.Value ? "true" : "false"));
                    break;
                case PlanNumber number:
                    emitter.Emit(new Scalar(Number(number.Value)));
                    break;
                case PlanText text:
                    emitter.Emit(Text(text.Value));
                    break;
                default:
                    throw new NotSupportedException($"YAML cannot hold a {value.GetType().Name}.");
            }
        }

        private void Below(string key, PlanValue value)
        {
            _above.Add(key);
            Write(value);
            _above.RemoveAt(_above.Count - 1);
        }

        // 1e+21 would be a text for YAML 1.1, 1.0e+21 is a number for all.
        private static string Number(double number) =>
            double.IsNaN(number) ? ".nan"
            : double.IsInfinity(number) ? (number > 0 ? ".inf" : "-.inf")
            : ConfigText.Number(number) is var text && text.Contains('e') && !text.Contains('.') ? text.Replace("e", ".0e", StringComparison.Ordinal) : text;
    }
}
