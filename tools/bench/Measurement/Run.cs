namespace Bench.Measurement;

/// <summary>One run of something.</summary>
/// <param name="Seconds">From start to end, by the wall clock.</param>
/// <param name="Memory">The most memory that its processes had together, in MiB; null where it is not measured.</param>
/// <param name="Peaks">The most that each of its processes had, the first process first.</param>
internal sealed record Run(double Seconds, double? Memory, IReadOnlyList<double> Peaks);
