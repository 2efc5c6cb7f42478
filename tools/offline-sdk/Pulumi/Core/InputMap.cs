using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A map with text keys that a resource is given. The whole map, or any value, may be the output of another resource. It cannot
/// be enumerated in the usual way, because its values may not be there yet.
/// </summary>
/// <typeparam name="TValue">The type of the values.</typeparam>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>, IInputCollection
{
    // As in InputList: entries that the program writes out live in _own; _whole takes over once part of the map is an output.
    private Dictionary<string, Input<TValue>> _own = [];
    private Output<Dictionary<string, Input<TValue>>?>? _whole;

    /// <summary>Makes an empty map, for use with a collection initializer.</summary>
    public InputMap()
    {
    }

    private InputMap(Output<Dictionary<string, Input<TValue>>?> whole) => _whole = whole;

    private InputMap(Dictionary<string, Input<TValue>> own) => _own = own;

    IOutput IInputCollection.Elements => Elements;

    // A copy, because the map may be added to after it was used.
    private Output<Dictionary<string, Input<TValue>>?> Elements
        => _whole ?? Output.Create<Dictionary<string, Input<TValue>>?>(new Dictionary<string, Input<TValue>>(_own));

    /// <summary>Adds a value. The same key twice is an error, unless the two values turn out to be equal.</summary>
    /// <param name="key">The key.</param>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Takes a dictionary.</summary>
    /// <param name="values">The dictionary.</param>
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => new(Own(values));

    /// <summary>Takes a dictionary.</summary>
    /// <param name="values">The dictionary.</param>
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => new(Own(values));

    /// <summary>Takes a dictionary that another resource gives.</summary>
    /// <param name="values">The dictionary.</param>
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => new(values.Apply(MaybeOwn));

    /// <summary>Takes a dictionary that another resource gives.</summary>
    /// <param name="values">The dictionary.</param>
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => new(values.Apply(MaybeOwn));

    /// <summary>Takes a dictionary that another resource gives.</summary>
    /// <param name="values">The dictionary.</param>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values)
        => new(values.Apply(MaybeOwn));

    /// <summary>Makes a new map of two others; where both have a key, the second one's value is taken.</summary>
    /// <param name="first">The map that gives way.</param>
    /// <param name="second">The map that wins.</param>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
        => new(Output.Tuple(first.Elements, second.Elements).Apply(maps =>
        {
            var result = new Dictionary<string, Input<TValue>>(maps.Item1 ?? []);
            foreach (var (key, value) in maps.Item2 ?? [])
            {
                result[key] = value;
            }

            return (Dictionary<string, Input<TValue>>?)result;
        }));

    /// <summary>Adds a value. The same key twice is an error, unless the two values turn out to be equal.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Add(string key, Input<TValue> value)
    {
        if (_whole is null)
        {
            AddTo(_own, key, value);
            return;
        }

        _whole = _whole.Apply(map =>
        {
            var result = new Dictionary<string, Input<TValue>>(map ?? []);
            AddTo(result, key, value);
            return (Dictionary<string, Input<TValue>>?)result;
        });
    }

    /// <summary>Adds the entries of another map, which lets a collection initializer spread it.</summary>
    /// <param name="values">The other map.</param>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <summary>Adds the entries that another map has now. A key that both have is an error.</summary>
    /// <param name="values">The other map.</param>
    public void AddRange(InputMap<TValue> values)
    {
        _whole = Output.Tuple(Elements, values.Elements).Apply(maps =>
        {
            var result = new Dictionary<string, Input<TValue>>(maps.Item1 ?? []);
            foreach (var (key, value) in maps.Item2 ?? [])
            {
                if (!result.TryAdd(key, value) && result[key] != value)
                {
                    throw new ArgumentException($"An element with the same key but a different value already exists. Key: '{key}'");
                }
            }

            return (Dictionary<string, Input<TValue>>?)result;
        });
        _own = [];
    }

    /// <summary>Gives the entries as they are known; none if the map itself is unknown.</summary>
    /// <param name="cancellationToken">Not used.</param>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        Output<ImmutableDictionary<string, TValue>> values = this;
        foreach (var entry in await values.ValueAsync(ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false))
        {
            yield return entry;
        }
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    private protected override Output<ImmutableDictionary<string, TValue>> Collect()
        => Elements.Apply(elements =>
        {
            if (elements is null)
            {
                return Output.Create(default(ImmutableDictionary<string, TValue>)!);
            }

            // The keys are taken now, so that the values find them in the same order.
            var keys = elements.Keys.ToArray();
            return Output.All<TValue>(elements.Values).Apply(values =>
                keys.Zip(values, KeyValuePair.Create).ToImmutableDictionary());
        });

    private static void AddTo(Dictionary<string, Input<TValue>> map, string key, Input<TValue> value)
    {
        if (map.TryAdd(key, value))
        {
            return;
        }

        map[key] = Output.Tuple(map[key], value).Apply(both =>
            EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
                ? both.Item1
                : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));
    }

    private static Dictionary<string, Input<TValue>>? MaybeOwn(IEnumerable<KeyValuePair<string, TValue>>? values)
        => values is null ? null : Own(values);

    private static Dictionary<string, Input<TValue>> Own(IEnumerable<KeyValuePair<string, TValue>> values)
        => values.ToDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value);
}
