namespace Preview.Parity;

/// <summary>A pattern as exemptions of policies have it too: <c>*</c> stands for any text, none included. All else stands for itself.</summary>
internal readonly record struct Glob(string Pattern)
{
    public bool Matches(string text) => PolicyEngine.Evaluation.Glob.Matches(Pattern, text);

    public override string ToString() => Pattern;
}
