using System.CommandLine;
using Preview.Projects;
using Preview.Reports.Terminal;
using Preview.Text;

namespace Preview.Commands;

/// <summary>The options that every command has.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string?> _folder = new("--cwd", "-C")
    {
        Description = "The project's folder, the one with Pulumi.yaml. Default: the nearest above the current folder, else the one that this preview was built in.",
        HelpName = "DIR",
        Recursive = true,
    };

    private readonly Option<double> _timeout = new("--timeout")
    {
        Description = "How long the program of one stack may run, in seconds.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 60,
        Recursive = true,
    };

    private readonly Option<string?> _program = new("--program")
    {
        Description = "A built program to preview, a .dll or an executable. Default: the one that the build left beside this preview.",
        HelpName = "PATH",
        Recursive = true,
    };

    private readonly Option<string> _color = new("--color")
    {
        Description = "Colour and terminal control: auto (on a terminal, unless NO_COLOR is set), always or never.",
        HelpName = "WHEN",
        DefaultValueFactory = _ => "auto",
        Recursive = true,
    };

    public CommonOptions(Command root)
    {
        _timeout.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(double.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86400))
            {
                result.AddError($"--timeout is {token.Value}; expected a number of seconds above 0.");
            }
        });
        _color.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && ColorOf(token.Value) is null)
            {
                result.AddError($"--color is {token.Value}; expected auto, always or never.");
            }
        });
        root.Add(_folder);
        root.Add(_timeout);
        root.Add(_program);
        root.Add(_color);
    }

    /// <summary>The project that is meant. That it is not the one of the current folder is said, because nothing else would tell.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    /// <exception cref="ProblemException">All that is wrong in its file.</exception>
    public Project Project(ParseResult result, Screen screen)
    {
        var asked = result.GetValue(_folder);
        var file = ProjectFile.Find(asked);
        var here = Directory.GetCurrentDirectory();
        if (asked is null && ProjectFile.Above(here) is null)
        {
            screen.WriteErrors([new Line { Hanging = [new Span("  ")] }.Word(new Span("note:", Tone.Quiet))
                .Text($"There is no Pulumi.yaml in {here} or a folder above it. This is the project that the preview was built in, {Path.GetDirectoryName(file)}; --cwd takes another.")]);
        }

        return ProjectFile.Read(file);
    }

    public TimeSpan Timeout(ParseResult result) => TimeSpan.FromSeconds(result.GetValue(_timeout));

    public string? Program(ParseResult result) => result.GetValue(_program);

    public ColorChoice Color(ParseResult result) => ColorOf(result.GetValue(_color)!) ?? ColorChoice.Auto;

    private static ColorChoice? ColorOf(string text) => text switch
    {
        "auto" => ColorChoice.Auto,
        "always" => ColorChoice.Always,
        "never" => ColorChoice.Never,
        _ => null,
    };
}
