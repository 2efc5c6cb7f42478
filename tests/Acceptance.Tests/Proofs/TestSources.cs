using System.Text.RegularExpressions;

namespace Acceptance.Tests.Proofs;

/// <summary>The tests of this repository and the real parts that they run on, from their sources: no project has all of them at run time.</summary>
internal sealed partial class TestSources
{
    private readonly List<Source> _sources;

    public TestSources(string folder) => _sources =
    [
        .. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
            .Select(file => Source.Read(file, Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0])),
    ];

    /// <summary>Whether there is such a test.</summary>
    /// <param name="name">Namespace and class, with or without a method.</param>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>
    /// The real parts of a test: those that its class asks for, or a class of the same project that it names, and so on. What asks for a part
    /// is skipped where the part is missing.
    /// </summary>
    public IReadOnlySet<string> PartsOf(string name)
    {
        var parts = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Source>();
        var next = new Queue<Source>(Find(name) is { } found ? [found] : []);
        while (next.TryDequeue(out var source))
        {
            if (!seen.Add(source))
            {
                continue;
            }

            parts.UnionWith(source.Parts);
            foreach (var other in _sources.Where(other => other.Project == source.Project && other.Types.Any(source.Words.Contains)))
            {
                next.Enqueue(other);
            }
        }

        return parts;
    }

    private Source? Find(string name) => _sources.Find(source => source.Tests.Contains(name));

    private sealed record Source(string Project, IReadOnlySet<string> Tests, IReadOnlySet<string> Types, IReadOnlySet<string> Words, IReadOnlySet<string> Parts)
    {
        public static Source Read(string file, string project)
        {
            var text = File.ReadAllText(file);
            var space = Namespace().Match(text).Groups[1].Value;
            var types = Type().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
            var tests = new HashSet<string>();
            var owner = "";
            foreach (Match match in TypeOrTest().Matches(text))
            {
                owner = match.Groups["type"].Success ? $"{space}.{match.Groups["type"].Value}" : owner;
                if (match.Groups["test"].Success)
                {
                    tests.UnionWith([owner, $"{owner}.{match.Groups["test"].Value}"]);
                }
            }

            var asked = text.Contains("PartsFolder.Find(", StringComparison.Ordinal)
                ? Part().Matches(text).Select(match => match.Groups[1].Value).ToHashSet()
                : [];
            return new Source(project, tests, types, Word().Matches(text).Select(match => match.Value).ToHashSet(), asked);
        }
    }

    [GeneratedRegex(@"(?m)^namespace ([\w.]+)")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum) (\w+)")]
    private static partial Regex Type();

    [GeneratedRegex(
        @"(?m)^(?:public |internal |sealed |static |partial |abstract )*class (?<type>\w+)"
        + @"|^ +\[(?:Fact|Theory|Property)\b[^\n]*\n(?:(?! +(?:public|internal) )[^\n]*\n)*[^\n]*?\b(?<test>\w+)\(")]
    private static partial Regex TypeOrTest();

    [GeneratedRegex(@"\bPart\.(\w+)")]
    private static partial Regex Part();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
