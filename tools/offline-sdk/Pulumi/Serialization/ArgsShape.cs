using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The properties that an args class sends, determined once per class.</summary>
internal sealed class ArgsShape
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, ArgsShape> Shapes = new();

    private readonly Member[] _members;

    private ArgsShape(Type type)
    {
        var members = new List<Member>();
        foreach (var field in type.GetFields(Members))
        {
            if (field.GetCustomAttribute<InputAttribute>() is { } input)
            {
                members.Add(new(input, $"[Input] {type.FullName}.{field.Name}", field.GetValue));
            }
        }

        foreach (var property in type.GetProperties(Members))
        {
            if (property.GetCustomAttribute<InputAttribute>() is { } input)
            {
                members.Add(new(input, $"[Input] {type.FullName}.{property.Name}", PropertyAccess.Getter(property)));
            }
        }

        _members = [.. members.OrderBy(member => member.Input.Name, StringComparer.Ordinal)];
    }

    public static ArgsShape Of(Type type) => Shapes.GetOrAdd(type, key => new(key));

    /// <summary>The members' values by wire name, in the order of the names.</summary>
    public KeyValuePair<string, object?>[] Read(InputArgs args)
    {
        var result = new KeyValuePair<string, object?>[_members.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var member = _members[i];
            var value = member.Get(args);
            if (value is null && member.Input.IsRequired)
            {
                throw new InputException($"{member.FullName} is required but was not given a value");
            }

            result[i] = new(member.Input.Name, member.Input.Json && value is not null ? JsonText.Of(value) : value);
        }

        return result;
    }

    private sealed record Member(InputAttribute Input, string FullName, Func<object, object?> Get);
}
