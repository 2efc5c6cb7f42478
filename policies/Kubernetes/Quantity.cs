using System.Globalization;
using PolicyEngine.Values;

namespace Policies.Kubernetes;

/// <summary>Amounts as Kubernetes writes them: 16, 500m, 6400Gi.</summary>
internal static class Quantity
{
    private static readonly Dictionary<string, decimal> Factors = new(StringComparer.Ordinal)
    {
        ["n"] = 0.000_000_001m,
        ["u"] = 0.000_001m,
        ["m"] = 0.001m,
        [""] = 1m,
        ["k"] = 1_000m,
        ["M"] = 1_000_000m,
        ["G"] = 1_000_000_000m,
        ["T"] = 1_000_000_000_000m,
        ["P"] = 1_000_000_000_000_000m,
        ["E"] = 1_000_000_000_000_000_000m,
        ["Ki"] = 1_024m,
        ["Mi"] = 1_048_576m,
        ["Gi"] = 1_073_741_824m,
        ["Ti"] = 1_099_511_627_776m,
        ["Pi"] = 1_125_899_906_842_624m,
        ["Ei"] = 1_152_921_504_606_846_976m,
    };

    /// <summary>Yes with the amount, which may be written as a number too; no with 0 where there is none, or none that can be read.</summary>
    public static Answer Read(Property property, out decimal amount)
    {
        amount = 0;
        if (property.TryNumber(out double number) && Math.Abs(number) < 1e27)
        {
            amount = (decimal)number;
            return Answer.Yes;
        }

        return property.TryText(out string? text) ? TryParse(text, out amount)
            : !property.IsKnown || property.IsSecret ? Answer.Unknown(property)
            : Answer.No;
    }

    /// <summary>Yes when both are amounts that pass the test.</summary>
    public static Answer Compare(Property left, Property right, Func<decimal, decimal, bool> test)
    {
        Answer areAmounts = Read(left, out decimal a) & Read(right, out decimal b);
        return areAmounts.IsYes ? test(a, b) : areAmounts;
    }

    /// <summary>Reads an amount.</summary>
    public static bool TryParse(string text, out decimal amount)
    {
        int digits = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        bool isRead = decimal.TryParse(text.AsSpan(0, digits), NumberStyles.Float, CultureInfo.InvariantCulture, out amount)
            && Factors.ContainsKey(text[digits..]);
        try
        {
            amount = isRead ? amount * Factors[text[digits..]] : 0;
            return isRead;
        }
        catch (OverflowException)
        {
            amount = 0;
            return false;
        }
    }
}
