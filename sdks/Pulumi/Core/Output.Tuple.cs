namespace Pulumi;

public static partial class Output
{
    /// <summary>Combines values of different types into one tuple, which is known if all of them are and secret if any of them is.</summary>
    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2)
        => Join<T1, T2, (T1, T2)>(item1, item2, (first, second) => (first, second));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2)
        => Join(item1, item2, (first, second) => (first, second));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3)
        => Join<(T1, T2), T3, (T1, T2, T3)>(
            Tuple(item1, item2),
            item3,
            (head, last) => (head.Item1, head.Item2, last));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3)
        => Join(
            Tuple(item1, item2),
            item3,
            (head, last) => (head.Item1, head.Item2, last));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4)
        => Join<(T1, T2, T3), T4, (T1, T2, T3, T4)>(
            Tuple(item1, item2, item3),
            item4,
            (head, last) => (head.Item1, head.Item2, head.Item3, last));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4)
        => Join(
            Tuple(item1, item2, item3),
            item4,
            (head, last) => (head.Item1, head.Item2, head.Item3, last));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5)
        => Join<(T1, T2, T3, T4), T5, (T1, T2, T3, T4, T5)>(
            Tuple(item1, item2, item3, item4),
            item5,
            (head, last) => (head.Item1, head.Item2, head.Item3, head.Item4, last));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5)
        => Join(
            Tuple(item1, item2, item3, item4),
            item5,
            (head, last) => (head.Item1, head.Item2, head.Item3, head.Item4, last));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6)
        => Join<(T1, T2, T3, T4, T5), T6, (T1, T2, T3, T4, T5, T6)>(
            Tuple(item1, item2, item3, item4, item5),
            item6,
            (head, last) => (head.Item1, head.Item2, head.Item3, head.Item4, head.Item5, last));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6)
        => Join(
            Tuple(item1, item2, item3, item4, item5),
            item6,
            (head, last) => (head.Item1, head.Item2, head.Item3, head.Item4, head.Item5, last));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7)
        => Join<(T1, T2, T3, T4, T5, T6), T7, (T1, T2, T3, T4, T5, T6, T7)>(
            Tuple(item1, item2, item3, item4, item5, item6),
            item7,
            (head, last) => (head.Item1, head.Item2, head.Item3, head.Item4, head.Item5, head.Item6, last));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7)
        => Join(
            Tuple(item1, item2, item3, item4, item5, item6),
            item7,
            (head, last) => (head.Item1, head.Item2, head.Item3, head.Item4, head.Item5, head.Item6, last));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7, Input<T8> item8)
        => Join<(T1, T2, T3, T4, T5, T6, T7), T8, (T1, T2, T3, T4, T5, T6, T7, T8)>(
            Tuple(item1, item2, item3, item4, item5, item6, item7),
            item8,
            (head, last) => (head.Item1, head.Item2, head.Item3, head.Item4, head.Item5, head.Item6, head.Item7, last));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7, Output<T8> item8)
        => Join(
            Tuple(item1, item2, item3, item4, item5, item6, item7),
            item8,
            (head, last) => (head.Item1, head.Item2, head.Item3, head.Item4, head.Item5, head.Item6, head.Item7, last));

    private static Output<TResult> Join<T1, T2, TResult>(Output<T1> first, Output<T2> second, Func<T1, T2, TResult> join)
    {
        return Output<TResult>.From(DataAsync());

        async ValueTask<OutputData<TResult>> DataAsync()
        {
            var marks = new OutputMarks();
            var one = marks.Take(await first.DataAsync.ConfigureAwait(false));
            var two = marks.Take(await second.DataAsync.ConfigureAwait(false));
            return marks.On(join(one, two));
        }
    }
}
