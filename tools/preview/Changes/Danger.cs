namespace Preview.Changes;

/// <summary>How grave a change is; the graver, the further down.</summary>
internal enum DangerLevel
{
    /// <summary>Something is deleted or made anew, and holds no data.</summary>
    Deleted,

    /// <summary>What keeps data or traffic safe is lowered; nothing is lost yet.</summary>
    ProtectionLowered,

    /// <summary>It holds data, and something keeps the data: <see cref="Danger.KeptBy"/>.</summary>
    Retained,

    /// <summary>It holds data, and the data goes with it.</summary>
    DataLoss,
}

/// <summary>Why a change is dangerous.</summary>
/// <param name="Level">How grave it is.</param>
/// <param name="Reason">What goes with it, in a sentence without the resource's name: "Holds the files of the data lake."</param>
/// <param name="KeptBy">What keeps the data, or refuses the change; null when nothing does.</param>
/// <param name="Meanwhile">What is missing until the new resource is there, in a sentence; null where nothing is, or nothing is known.</param>
internal sealed record Danger(DangerLevel Level, string Reason, string? KeptBy = null, string? Meanwhile = null);
