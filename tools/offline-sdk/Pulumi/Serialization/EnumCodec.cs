using System.Collections.Concurrent;
using System.Reflection;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization;

/// <summary>Converts an <see cref="EnumTypeAttribute"/> struct to its wire value and back.</summary>
internal sealed class EnumCodec
{
    private static readonly ConcurrentDictionary<Type, EnumCodec?> Codecs = new();

    // A program uses few values of each, and going through reflection takes long.
    private readonly ConcurrentDictionary<object, Value> _known = new();
    private readonly MethodInfo _toWire;
    private readonly ConstructorInfo _fromWire;

    private EnumCodec(MethodInfo toWire, ConstructorInfo fromWire) => (_toWire, _fromWire) = (toWire, fromWire);

    /// <summary>The codec of a struct, or <see langword="null"/> for any other type.</summary>
    public static EnumCodec? Of(Type type) => Codecs.GetOrAdd(type, key => Find(key));

    public Value ToWire(object value)
        => _known.GetOrAdd(
            value,
            (key, toWire) => toWire.Invoke(null, [key]) switch
            {
                string text => Value.ForString(text),
                double number => Value.ForNumber(number),
                _ => Value.ForNull(),
            },
            _toWire).Clone();

    /// <summary>The struct for a text or number, or <see langword="null"/> if the value is of another kind.</summary>
    public object? FromWire(Value value)
        => value.KindCase switch
        {
            Value.KindOneofCase.StringValue when _toWire.ReturnType == typeof(string) => _fromWire.Invoke([value.StringValue]),
            Value.KindOneofCase.NumberValue when _toWire.ReturnType == typeof(double) => _fromWire.Invoke([value.NumberValue]),
            _ => null,
        };

    private static EnumCodec? Find(Type type)
    {
        if (!type.IsValueType || type.GetCustomAttribute<EnumTypeAttribute>() is null)
        {
            return null;
        }

        var toWire = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
        if (toWire?.ReturnType is not { } wire || (wire != typeof(string) && wire != typeof(double)))
        {
            throw new InvalidOperationException(
                $"Expected {type.FullName} to have an explicit conversion operator to String or Double.");
        }

        var fromWire = type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [wire])
            ?? throw new InvalidOperationException(
                $"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain constructor with a single String or Double parameter.");
        return new(toWire, fromWire);
    }
}
