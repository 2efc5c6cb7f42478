namespace Preview.Changes;

/// <summary>What a text is written in.</summary>
internal enum TextFormat
{
    Json,
    Yaml,
}
