using System.Text;
using Preview.Engine;
using Preview.Plans;
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
internal sealed class Screen
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

    /// <summary>
    /// Shows a small plan to nobody. The code that shows a plan is compiled when it first runs, which takes longer than showing.
    /// </summary>
    public static void WarmUp(string project)
    {
        var stack = Urn.Create("stack", project, null, Urn.StackType, project);
        var group = Urn.Create("stack", project, stack, "p:index:Group", "group");
        var leaf = Urn.Create("stack", project, group, "p:index:Thing", "thing");
        var values = PlanMap.Of([new("name", new PlanText("a")), new("secret", PlanSecret.Of(PlanUnknown.String)), new("list", new PlanList([PlanUnknown.String]))]);
        var preview = new StackPreview()
        {
            Plan = new Plan(project, "stack", PlanOrder.Sort(
            [
                new PlanResource { Urn = leaf, Custom = true, Type = leaf.Type, Parent = group, Inputs = values, Outputs = values, Dependencies = [stack] },
                new PlanResource { Urn = group, Custom = false, Type = group.Type, Parent = stack },
                new PlanResource { Urn = stack, Custom = false, Type = stack.Type, Outputs = values },
            ])),
            Assumed = ["a"],
        };
        var nobody = Of(TextWriter.Null, 80, color: false);
        nobody.Write(Blocks.Apart(new SummaryView(preview, 80).Lines(), new PlanView(preview, 80).Lines(), TotalView.Lines([preview], TimeSpan.Zero)));
        nobody.WriteErrors(ErrorView.Lines([preview]));
        PlanWriter.Write(preview.Plan, Stream.Null);
    }

    /// <summary>How wide the output may be; null for no limit.</summary>
    public int? Width => _width;

    public void Write(IEnumerable<Line> lines) => Write(_output, lines);

    public void WriteErrors(IEnumerable<Line> lines) => Write(_errors, lines);

    public Progress Progress(IReadOnlyList<string> stacks) => new(_showsProgress ? Console.Error : null, stacks);

    /// <summary>Says what takes long, until it is disposed.</summary>
    public Busy Busy(string what) => new(_showsProgress ? Console.Error : null, what);

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
