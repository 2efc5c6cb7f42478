namespace Bench.Measurement;

/// <summary>The middle of several values, and how far they lie apart.</summary>
/// <param name="Median">Half of the values are below, half above.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal readonly record struct Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length == 0
            ? throw new ArgumentException("There is no spread of nothing.", nameof(values))
            : new Spread(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}
