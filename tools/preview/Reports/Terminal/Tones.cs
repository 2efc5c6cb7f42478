using Preview.Text;
using Spectre.Console;

namespace Preview.Reports.Terminal;

/// <summary>How a terminal shows a tone.</summary>
internal static class Tones
{
    // The sixteen colours of the terminal, so that they fit its theme, light or dark.
    public static Style Style(this Tone tone) => tone switch
    {
        Tone.Name => new Style(decoration: Decoration.Bold),
        Tone.Title => new Style(Color.Blue, decoration: Decoration.Bold),
        Tone.Kind => new Style(Color.Teal),
        Tone.Quiet => new Style(Color.Grey),
        Tone.Unknown => new Style(Color.Olive),
        Tone.Secret => new Style(Color.Purple),
        Tone.Protected => new Style(Color.Green),
        Tone.Good => new Style(Color.Green, decoration: Decoration.Bold),
        Tone.Warning => new Style(Color.Olive, decoration: Decoration.Bold),
        Tone.Bad => new Style(Color.Maroon, decoration: Decoration.Bold),
        _ => Spectre.Console.Style.Plain,
    };
}
