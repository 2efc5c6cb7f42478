using System.Globalization;
using System.Runtime.CompilerServices;
using PolicyEngine.Values;

namespace PolicyEngine.Model;

/// <summary>
/// The text of a finding, written as an interpolated string. It is put together only for a violation, so a rule that is kept costs no text;
/// and a property in it is shown as its value, but never what is secret.
/// </summary>
[InterpolatedStringHandler]
public ref struct FindingMessage
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Begins a text.</summary>
    /// <param name="literalLength">Given by the compiler.</param>
    /// <param name="formattedCount">Given by the compiler.</param>
    /// <param name="answer">The answer that the text goes with.</param>
    /// <param name="isNeeded">True when the answer is no.</param>
    public FindingMessage(int literalLength, int formattedCount, Answer answer, out bool isNeeded)
    {
        isNeeded = answer.IsNo;
        _text = isNeeded ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    /// <summary>Adds what stands between the values.</summary>
    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    /// <summary>Adds a value.</summary>
    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <summary>Adds a property's value, or that it is secret.</summary>
    public void AppendFormatted(Property value) => _text.AppendLiteral(value.ToString());

    /// <inheritdoc/>
    public override string ToString() => _text.ToStringAndClear();
}
