using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A list that a resource is given. The whole list, or any element, may be the output of another resource. It cannot be
/// enumerated in the usual way, because its elements may not be there yet.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed partial class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>, IInputCollection
{
    // Most lists are written out in the program: those live in _tail alone and cost no task. _head appears once part of the
    // list is itself an output.
    private readonly List<Input<T>> _tail = [];
    private Output<ImmutableArray<Input<T>>>? _head;

    /// <summary>Makes an empty list, for use with a collection initializer.</summary>
    public InputList()
    {
    }

    private InputList(IEnumerable<Input<T>> elements) => _tail.AddRange(elements);

    private InputList(Output<ImmutableArray<Input<T>>> elements) => _head = elements;

    IOutput IInputCollection.Elements => Elements;

    private Output<ImmutableArray<Input<T>>> Elements
    {
        get
        {
            var tail = _tail.ToImmutableArray();
            return _head is null ? Output.Create(tail) : tail.IsEmpty ? _head : _head.Apply(head => Join(head, tail));
        }
    }

    /// <summary>Appends elements.</summary>
    /// <param name="inputs">The elements, in order.</param>
    public void Add(params Input<T>[] inputs) => _tail.AddRange(inputs);

    /// <summary>Appends the elements of another list, which lets a collection initializer spread it.</summary>
    /// <param name="inputs">The other list.</param>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Appends the elements that another list has now.</summary>
    /// <param name="inputs">The other list.</param>
    public void AddRange(InputList<T> inputs)
    {
        if (inputs._head is null)
        {
            _tail.AddRange(inputs._tail);
            return;
        }

        _head = Output.Tuple(Elements, inputs.Elements).Apply(lists => Join(lists.Item1, lists.Item2));
        _tail.Clear();
    }

    /// <summary>Makes a new list of this list's elements followed by those of another.</summary>
    /// <param name="other">The other list.</param>
    public InputList<T> Concat(InputList<T> other)
    {
        var result = Clone();
        result.AddRange(other);
        return result;
    }

    /// <summary>Gives the elements as they are known; none if the list itself is unknown.</summary>
    /// <param name="cancellationToken">Not used.</param>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        Output<ImmutableArray<T>> values = this;
        foreach (var value in await values.ValueAsync(ImmutableArray<T>.Empty).ConfigureAwait(false))
        {
            yield return value;
        }
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException(
            $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    internal InputList<T> Clone()
    {
        var copy = new InputList<T>(_tail) { _head = _head };
        return copy;
    }

    private protected override Output<ImmutableArray<T>> Collect()
        => _head is null
            ? Output.All<T>(_tail)
            : Elements.Apply(elements => elements.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All<T>(elements));

    private static ImmutableArray<Input<T>> Join(ImmutableArray<Input<T>> head, ImmutableArray<Input<T>> tail)
        => head.IsDefault ? tail : tail.IsDefault ? head : head.AddRange(tail);
}
