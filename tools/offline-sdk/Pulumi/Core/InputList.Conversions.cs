using System.Collections.Immutable;

namespace Pulumi;

#pragma warning disable CS1591 // Each conversion says all there is to say in its signature.

public sealed partial class InputList<T>
{
    public static implicit operator InputList<T>(T value) => new([value]);

    public static implicit operator InputList<T>(Output<T> value) => new([value]);

    public static implicit operator InputList<T>(Input<T> value) => new([value]);

    public static implicit operator InputList<T>(T[] values) => new(values.Select(AsInput));

    public static implicit operator InputList<T>(Output<T>[] values) => new(values.Select(AsInput));

    public static implicit operator InputList<T>(Input<T>[] values) => new(values);

    public static implicit operator InputList<T>(List<T> values) => new(values.Select(AsInput));

    public static implicit operator InputList<T>(List<Output<T>> values) => new(values.Select(AsInput));

    public static implicit operator InputList<T>(List<Input<T>> values) => new(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values)
        => values.IsDefault ? new(Output.Create(default(ImmutableArray<Input<T>>))) : new(values.Select(AsInput));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values)
        => values.IsDefault ? new(Output.Create(default(ImmutableArray<Input<T>>))) : new(values.Select(AsInput));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values)
        => values.IsDefault ? new(Output.Create(values)) : new(values.AsEnumerable());

    public static implicit operator InputList<T>(Output<T[]> values) => new(values.Apply(AsInputs));

    public static implicit operator InputList<T>(Output<List<T>> values) => new(values.Apply(AsInputs));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => new(values.Apply(AsInputs));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values)
        => new(values.Apply(array => array.IsDefault ? default : AsInputs(array)));

    private static Input<T> AsInput(T value) => value;

    private static Input<T> AsInput(Output<T> value) => value;

    private static ImmutableArray<Input<T>> AsInputs(IEnumerable<T> values) => values.Select(AsInput).ToImmutableArray();
}
