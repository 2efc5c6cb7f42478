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
