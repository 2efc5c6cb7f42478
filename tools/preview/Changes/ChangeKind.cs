namespace Preview.Changes;

/// <summary>What happens to a resource; the graver, the further down.</summary>
internal enum ChangeKind
{
    Same,

    /// <summary>The same under another name or parent, which an alias tells: the state changes, the thing itself does not.</summary>
    Moved,
    Create,
    Update,
    Replace,
    Delete,
}

/// <summary>In which order a replacement goes.</summary>
internal enum ReplacementOrder
{
    /// <summary>The new one is there before the old one goes.</summary>
    CreateFirst,

    /// <summary>Both would have the same name, so the old one goes first: for a while there is none.</summary>
    DeleteFirst,
}

internal static class ChangeKinds
{
    /// <summary>The kinds of change, in the order in which people count them.</summary>
    public static IReadOnlyList<ChangeKind> Counted { get; } = [ChangeKind.Create, ChangeKind.Update, ChangeKind.Replace, ChangeKind.Delete, ChangeKind.Moved];

    /// <summary>The sign of a kind, which Pulumi's users know.</summary>
    public static string Sign(this ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "+",
        ChangeKind.Update => "~",
        ChangeKind.Replace => "±",
        ChangeKind.Delete => "-",
        ChangeKind.Moved => "→",
        _ => "=",
    };

    /// <summary>The kind in a word: <c>create</c>.</summary>
    public static string Word(this ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "create",
        ChangeKind.Update => "update",
        ChangeKind.Replace => "replace",
        ChangeKind.Delete => "delete",
        ChangeKind.Moved => "move",
        _ => "same",
    };
}
