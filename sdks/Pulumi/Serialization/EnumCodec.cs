using System.Collections.Concurrent;
using System.Reflection;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization;

/// <summary>Converts an <see cref="EnumTypeAttribute"/> struct to its wire value and back.</summary>
internal abstract class EnumCodec
{
    private static readonly ConcurrentDictionary<Type, EnumCodec?> Codecs = new();

    public abstract Value ToWire(object value);

    /// <summary>The struct for a text or number, or <see langword="null"/> if the value is of another kind.</summary>
    public abstract object? FromWire(Value value);

    /// <summary>The codec of a struct, or <see langword="null"/> for any other type.</summary>
    public static EnumCodec? Of(Type type) => Codecs.GetOrAdd(type, static key => Find(key));

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
        return (EnumCodec)Activator.CreateInstance(typeof(Typed<,>).MakeGenericType(type, wire), toWire, fromWire)!;
    }

    private sealed class Typed<TEnum, TWire>(MethodInfo toWire, ConstructorInfo fromWire) : EnumCodec
    {
        private readonly Func<TEnum, TWire> _toWire = toWire.CreateDelegate<Func<TEnum, TWire>>();

        public override Value ToWire(object value)
            => _toWire((TEnum)value) switch
            {
                string text => Value.ForString(text),
                double number => Value.ForNumber(number),
                _ => Value.ForNull(),
            };

        public override object? FromWire(Value value)
            => value.KindCase switch
            {
                Value.KindOneofCase.StringValue when typeof(TWire) == typeof(string) => fromWire.Invoke([value.StringValue]),
                Value.KindOneofCase.NumberValue when typeof(TWire) == typeof(double) => fromWire.Invoke([value.NumberValue]),
                _ => null,
            };
    }
}
