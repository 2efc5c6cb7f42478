using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>A union whose two types are not known at compile time.</summary>
internal interface IUnion
{
    object? Value { get; }
}

/// <summary>A value of one of two types.</summary>
/// <typeparam name="T0">The first type.</typeparam>
/// <typeparam name="T1">The second type.</typeparam>
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    private readonly T0 _value0;
    private readonly T1 _value1;

    private Union(bool isT1, T0 value0, T1 value1)
    {
        IsT1 = isT1;
        _value0 = value0;
        _value1 = value1;
    }

    /// <summary>The value as the first type; an error if it is of the second.</summary>
    public T0 AsT0 => IsT0 ? _value0 : throw new InvalidOperationException("Cannot return as T0 as result is T1");

    /// <summary>The value as the second type; an error if it is of the first.</summary>
    public T1 AsT1 => IsT1 ? _value1 : throw new InvalidOperationException("Cannot return as T1 as result is T0");

    /// <summary>Whether the value is of the first type.</summary>
    public bool IsT0 => !IsT1;

    /// <summary>Whether the value is of the second type.</summary>
    public bool IsT1 { get; }

    /// <summary>The value, whichever type it is of.</summary>
    public object Value => (IsT1 ? _value1 : _value0)!;

    object? IUnion.Value => Value;

    /// <summary>Takes a value of the first type.</summary>
    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    /// <summary>Takes a value of the second type.</summary>
    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    /// <summary>Whether both hold the same value of the same type.</summary>
    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    /// <summary>Whether the two differ in type or value.</summary>
    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);

    /// <summary>Takes a value of the first type.</summary>
    public static Union<T0, T1> FromT0(T0 input) => new(isT1: false, input, default!);

    /// <summary>Takes a value of the second type.</summary>
    public static Union<T0, T1> FromT1(T1 input) => new(isT1: true, default!, input);

    /// <summary>Gives the value to the function for its type.</summary>
    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => IsT0 ? f0(_value0) : f1(_value1);

    /// <summary>Gives the value to the action for its type.</summary>
    public void Switch(Action<T0> f0, Action<T1> f1)
    {
        if (IsT0)
        {
            f0(_value0);
        }
        else
        {
            f1(_value1);
        }
    }

    /// <inheritdoc/>
    public bool Equals(Union<T0, T1> other) => IsT1 == other.IsT1 && Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Union<T0, T1> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsT1, Value);

    /// <inheritdoc/>
    public override string ToString() => Value?.ToString() ?? string.Empty;
}
