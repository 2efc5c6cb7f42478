using System.Text.RegularExpressions;

namespace Preview.Engine;

/// <summary>The essence of an exception's text: type and message, and the user's own line.</summary>
/// <param name="Message">Type and message of what was thrown, without stack trace.</param>
/// <param name="Location">The first frame outside the SDK that has a file, for example <c>infra/Program.cs:12</c>.</param>
/// <param name="HasTrace">False when the text is no exception but an ordinary message.</param>
internal sealed partial record ProgramFault(string Message, string? Location, bool HasTrace)
{
    private const string Cause = " ---> ";

    // Frames of these are not the user's.
    private static readonly string[] Libraries = ["Pulumi.", "System.", "Grpc.", "Microsoft.", "Google."];

    // These only carry what really happened.
    private static readonly string[] Wrappers =
        ["System.AggregateException", "System.Reflection.TargetInvocationException", "System.TypeInitializationException"];

    public static ProgramFault Read(string text, string projectFolder)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        List<Match> frames = [.. lines.Select(line => Frame().Match(line)).Where(match => match.Success)];
        var message = Essence(lines);
        if (frames.Count == 0)
        {
            return new ProgramFault(message, null, HasTrace: false);
        }

        List<(string File, string Line)> own =
            [.. frames.Where(IsOwn).Select(frame => (frame.Groups["file"].Value, frame.Groups["line"].Value))];
        List<(string File, string Line)> inside =
            [.. own.Where(frame => frame.File.StartsWith(Path.TrimEndingDirectorySeparator(projectFolder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))];
        var location = inside.Count > 0 ? $"{Path.GetRelativePath(projectFolder, inside[0].File).Replace('\\', '/')}:{inside[0].Line}"
            : own.Count > 0 ? $"{own[0].File}:{own[0].Line}"
            : null;
        return new ProgramFault(message, location, HasTrace: true);
    }

    /// <summary>True for a line of a stack trace.</summary>
    public static bool IsFrame(string line) => Frame().IsMatch(line);

    private static string Essence(string[] lines)
    {
        var head = lines.Where(line => !Introduction().IsMatch(line)).TakeWhile(line => !Frame().IsMatch(line));
        var message = string.Join('\n', head).Trim();
        if (message.StartsWith("Unhandled exception. ", StringComparison.Ordinal))
        {
            message = message["Unhandled exception. ".Length..];
        }

        while (message.IndexOf(Cause, StringComparison.Ordinal) is var cause and > 0 && Wrappers.Any(wrapper => message.StartsWith(wrapper, StringComparison.Ordinal)))
        {
            message = message[(cause + Cause.Length)..];
        }

        return message.Replace(Cause, "\ncaused by ", StringComparison.Ordinal);
    }

    private static bool IsOwn(Match frame)
    {
        if (!frame.Groups["file"].Success || frame.Groups["file"].Value.Contains("node_modules", StringComparison.Ordinal))
        {
            return false;
        }

        // The method is the last word before the arguments; a return type may stand before it.
        var method = frame.Groups["method"].Value.Split('(')[0].Trim();
        method = method[(method.LastIndexOf(' ') + 1)..];
        return !Libraries.Any(library => method.StartsWith(library, StringComparison.Ordinal));
    }

    // ".NET: at Method(args) in /file.cs:line 12"; Node: "at method (/file.js:12:5)".
    [GeneratedRegex(@"^\s+at (?:(?<method>.*?) in (?<file>.+):line (?<line>\d+)|(?<method>.*?) ?\((?<file>/[^()]+):(?<line>\d+):\d+\)|(?<file>/[^()]+):(?<line>\d+):\d+|(?<method>.+))\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Frame();

    [GeneratedRegex(@"^(Running program '.*' failed with an unhandled exception:|.*: Error: Running program.*)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Introduction();
}
