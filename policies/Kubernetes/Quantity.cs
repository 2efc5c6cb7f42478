using PolicyEngine.Values;

namespace Policies.Kubernetes;

/// <summary>Amounts as Kubernetes writes them: 16, 500m, 6400Gi.</summary>
internal static class Quantity
{
    /// <summary>Yes with the amount, which may be written as a number too; no with 0 where there is none, or none that can be read.</summary>
    public static Answer Read(Property property, out decimal amount)
    {
        amount = 0;
        if (property.TryNumber(out var number) && Math.Abs(number) < 1e27)
        {
            amount = (decimal)number;
            return Answer.Yes;
        }

        if (property.TryText(out var text))
        {
            var isRead = Configuration.Quantity.TryParse(text, out var quantity);
            amount = quantity.Value;
            return isRead;
        }

        return !property.IsKnown || property.IsSecret ? Answer.Unknown(property) : Answer.No;
    }

    /// <summary>Yes when both are amounts that pass the test.</summary>
    public static Answer Compare(Property left, Property right, Func<decimal, decimal, bool> test)
    {
        var areAmounts = Read(left, out var a) & Read(right, out var b);
        return areAmounts.IsYes ? test(a, b) : areAmounts;
    }
}
