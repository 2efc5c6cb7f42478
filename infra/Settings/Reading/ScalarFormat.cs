using Configuration;

namespace Infra.Settings.Reading;

/// <summary>The form of a scalar, and how it becomes a value.</summary>
/// <param name="Expected">Ends the sentence "… is expected", for example "a CPU quantity such as 64 or 500m".</param>
/// <param name="Parse">Gives the value, or says no with a remedy.</param>
internal sealed record ScalarFormat<T>(string Expected, Func<YamlScalar, Parsed<T>> Parse);

/// <summary>A value, or the advice that fixes what is not one.</summary>
internal readonly record struct Parsed<T>(bool Ok, T Value, string Remedy)
{
    public static implicit operator Parsed<T>(T value) => new(true, value, "");

    public static Parsed<T> No(string remedy = "") => new(false, default!, remedy);
}
