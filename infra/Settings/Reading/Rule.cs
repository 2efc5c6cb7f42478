using Configuration;

namespace Infra.Settings.Reading;

/// <summary>What a scalar must look like, and how it becomes a value.</summary>
/// <param name="Expected">Ends the sentence "… is expected", for example "a CPU quantity such as 64 or 500m".</param>
/// <param name="Parse">Gives the value, or says no with a remedy.</param>
internal sealed record Rule<T>(string Expected, Func<YamlScalar, Parsed<T>> Parse);

/// <summary>A value, or the advice that mends what is not one.</summary>
internal readonly record struct Parsed<T>(bool Ok, T Value, string Remedy)
{
    public static implicit operator Parsed<T>(T value) => new(true, value, "");

    public static Parsed<T> No(string remedy = "") => new(false, default!, remedy);
}
