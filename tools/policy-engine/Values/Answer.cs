using System.Diagnostics.CodeAnalysis;

namespace PolicyEngine.Values;

/// <summary>
/// Yes, no, or not known before apply: Kleene's three values. An unknown that cannot change the outcome does not: no and unknown is no,
/// yes or unknown is yes. So a rule says what it asks for, and never whether something is known.
/// There is on purpose no way to use one as a condition: <c>if</c> would take unknown for no.
/// </summary>
public readonly struct Answer
{
    private readonly Truth _truth;

    private Answer(Truth truth, Property? at)
    {
        _truth = truth;
        At = at;
    }

    /// <summary>Yes.</summary>
    public static Answer Yes => new(Truth.Yes, null);

    /// <summary>No.</summary>
    public static Answer No => default;

    /// <summary>True for a definite yes.</summary>
    public bool IsYes => _truth == Truth.Yes;

    /// <summary>True for a definite no.</summary>
    public bool IsNo => _truth == Truth.No;

    /// <summary>True when it cannot be known before apply.</summary>
    public bool IsUnknown => _truth == Truth.Unknown;

    /// <summary>The first unknown property, when the answer is unknown.</summary>
    public Property? At { get; }

    // In this order, so that "and" is the lesser of two answers and "or" the greater.
    private enum Truth
    {
        No,
        Unknown,
        Yes,
    }

    /// <summary>Unknown, because a property is.</summary>
    public static Answer Unknown(Property at) => new(Truth.Unknown, at);

    /// <summary>The answer of what is known.</summary>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Yes and No are the names.")]
    public static implicit operator Answer(bool isYes) => isYes ? Yes : No;

    /// <summary>Yes when both are; no when either is, whatever the other.</summary>
    public static Answer operator &(Answer left, Answer right) => right._truth < left._truth ? right : left;

    /// <summary>Yes when either is, whatever the other; no when both are.</summary>
    public static Answer operator |(Answer left, Answer right) => right._truth > left._truth ? right : left;

    /// <summary>Yes for no, no for yes, and unknown for unknown.</summary>
    public static Answer operator !(Answer answer) => new((Truth)((int)Truth.Yes - (int)answer._truth), answer.At);

    /// <summary>Yes when all are; no answers at all are a yes.</summary>
    public static Answer All(params IEnumerable<Answer> answers)
    {
        var all = Yes;
        foreach (var answer in answers)
        {
            all &= answer;
            if (all.IsNo)
            {
                break;
            }
        }

        return all;
    }

    /// <summary>Yes when any is; no answers at all are a no.</summary>
    public static Answer Any(params IEnumerable<Answer> answers)
    {
        var any = No;
        foreach (var answer in answers)
        {
            any |= answer;
            if (any.IsYes)
            {
                break;
            }
        }

        return any;
    }

    /// <inheritdoc/>
    public override string ToString() => _truth switch
    {
        Truth.Yes => "yes",
        Truth.No => "no",
        _ => "unknown",
    };
}
