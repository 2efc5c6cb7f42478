using Spectre.Console;

namespace Preview.Text;

/// <summary>What a piece of text is, from which its colour follows. Nothing is told by colour alone.</summary>
internal enum Tone
{
    Plain,

    /// <summary>A name that one looks for.</summary>
    Name,

    /// <summary>A heading.</summary>
    Title,

    /// <summary>A kind of resource.</summary>
    Kind,

    /// <summary>What helps reading but is not read: lines of the tree, labels.</summary>
    Quiet,

    /// <summary>Known after apply.</summary>
    Unknown,

    Secret,

    /// <summary>Protected against deletion.</summary>
    Protected,

    Good,
    Warning,
    Bad,
}

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
