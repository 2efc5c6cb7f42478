using System.Text;
using Preview.Sides;
using Preview.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Preview.Reports.Terminal;

/// <summary>When to use colour and to move the cursor.</summary>
internal enum ColorChoice
{
    /// <summary>On a terminal, unless NO_COLOR is set.</summary>
    Auto,
    Always,
    Never,
}

/// <summary>Standard output and standard error: coloured and wrapped on a terminal, plain and unwrapped in a pipe.</summary>
internal sealed class Screen : IActivity
{
    // Deep enough for a narrow window; below it wrapping makes things worse.
    private const int NarrowestWidth = 40;

    private readonly IAnsiConsole _output;
    private readonly IAnsiConsole _errors;
    private readonly int? _width;
    private readonly bool _showsProgress;

    private Screen(IAnsiConsole output, IAnsiConsole errors, int? width, bool showsProgress)
    {
        _output = output;
        _errors = errors;
        _width = width;
        _showsProgress = showsProgress;
    }

    public static Screen Open(ColorChoice color)
    {
        var outputIsTerminal = !Console.IsOutputRedirected;
        var errorsAreTerminal = !Console.IsErrorRedirected;
        var allowed = color != ColorChoice.Never && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var always = color == ColorChoice.Always;
        return new Screen(
            Open(Console.OpenStandardOutput(), always || (allowed && outputIsTerminal)),
            Open(Console.OpenStandardError(), always || (allowed && errorsAreTerminal)),
            outputIsTerminal ? TerminalWidth() : null,
            errorsAreTerminal && allowed);
    }

    /// <summary>A screen that writes to texts, for tests.</summary>
    internal static Screen Of(TextWriter output, int? width, bool color) => new(Open(output, color), Open(output, color), width, showsProgress: false);

    /// <summary>How wide the output may be; null for no limit.</summary>
    public int? Width => _width;

    public void Write(IEnumerable<Line> lines) => Write(_output, lines);

    public void WriteErrors(IEnumerable<Line> lines) => Write(_errors, lines);

    public IStackProgress Preview(IReadOnlyList<string> stacks) => new Progress(_showsProgress ? Console.Error : null, stacks);

    public IDisposable Begin(string what) => new Busy(_showsProgress ? Console.Error : null, what);

    private static int? TerminalWidth()
    {
        try
        {
            return Console.WindowWidth > 0 ? Math.Max(Console.WindowWidth, NarrowestWidth) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static IAnsiConsole Open(Stream stream, bool color) => Open(new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = false }, color);

    private static IAnsiConsole Open(TextWriter writer, bool color) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = color ? AnsiSupport.Yes : AnsiSupport.No,
        ColorSystem = color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(writer),
    });

    private void Write(IAnsiConsole console, IEnumerable<Line> lines)
    {
        console.Write(new Wrapped(lines, _width));
        console.Profile.Out.Writer.Flush();
    }

    // Lines wrap themselves, so nothing here depends on the width that the console believes to have.
    private sealed class Wrapped(IEnumerable<Line> lines, int? width) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            foreach (var line in lines.SelectMany(line => line.Wrap(width)))
            {
                foreach (var span in line)
                {
                    yield return new Segment(span.Text, span.Tone.Style());
                }

                yield return Segment.LineBreak;
            }
        }
    }
}
