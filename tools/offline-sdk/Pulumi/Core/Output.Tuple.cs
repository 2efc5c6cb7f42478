namespace Pulumi;

public static partial class Output
{
    /// <summary>Combines values of different types into one tuple, which is known if all of them are and secret if any of them is.</summary>
    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2)
        => new(OutputSource.Join([item1, item2], values => (At<T1>(values, 0), At<T2>(values, 1))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2)
        => new(OutputSource.Join([item1, item2], values => (At<T1>(values, 0), At<T2>(values, 1))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3)
        => new(OutputSource.Join([item1, item2, item3], values => (At<T1>(values, 0), At<T2>(values, 1), At<T3>(values, 2))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3)
        => new(OutputSource.Join([item1, item2, item3], values => (At<T1>(values, 0), At<T2>(values, 1), At<T3>(values, 2))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4)
        => new(OutputSource.Join([item1, item2, item3, item4], values => (At<T1>(values, 0), At<T2>(values, 1), At<T3>(values, 2), At<T4>(values, 3))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4)
        => new(OutputSource.Join([item1, item2, item3, item4], values => (At<T1>(values, 0), At<T2>(values, 1), At<T3>(values, 2), At<T4>(values, 3))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5)
        => new(
            OutputSource.Join([item1, item2, item3, item4, item5], values =>
                (At<T1>(values, 0), At<T2>(values, 1), At<T3>(values, 2), At<T4>(values, 3), At<T5>(values, 4))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5)
        => new(
            OutputSource.Join([item1, item2, item3, item4, item5], values =>
                (At<T1>(values, 0), At<T2>(values, 1), At<T3>(values, 2), At<T4>(values, 3), At<T5>(values, 4))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6)
        => new(
            OutputSource.Join([item1, item2, item3, item4, item5, item6], values =>
                (At<T1>(values, 0), At<T2>(values, 1), At<T3>(values, 2), At<T4>(values, 3), At<T5>(values, 4), At<T6>(values, 5))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6)
        => new(
            OutputSource.Join([item1, item2, item3, item4, item5, item6], values =>
                (At<T1>(values, 0), At<T2>(values, 1), At<T3>(values, 2), At<T4>(values, 3), At<T5>(values, 4), At<T6>(values, 5))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7)
        => new(
            OutputSource.Join([item1, item2, item3, item4, item5, item6, item7], values =>
                (At<T1>(values, 0), At<T2>(values, 1), At<T3>(values, 2), At<T4>(values, 3), At<T5>(values, 4), At<T6>(values, 5), At<T7>(values, 6))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7)
        => new(
            OutputSource.Join([item1, item2, item3, item4, item5, item6, item7], values =>
                (At<T1>(values, 0), At<T2>(values, 1), At<T3>(values, 2), At<T4>(values, 3), At<T5>(values, 4), At<T6>(values, 5), At<T7>(values, 6))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7, Input<T8> item8)
        => new(
            OutputSource.Join([item1, item2, item3, item4, item5, item6, item7, item8], values =>
                (
                    At<T1>(values, 0),
                    At<T2>(values, 1),
                    At<T3>(values, 2),
                    At<T4>(values, 3),
                    At<T5>(values, 4),
                    At<T6>(values, 5),
                    At<T7>(values, 6),
                    At<T8>(values, 7))));

    /// <inheritdoc cref="Tuple{T1, T2}(Input{T1}, Input{T2})"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7, Output<T8> item8)
        => new(
            OutputSource.Join([item1, item2, item3, item4, item5, item6, item7, item8], values =>
                (
                    At<T1>(values, 0),
                    At<T2>(values, 1),
                    At<T3>(values, 2),
                    At<T4>(values, 3),
                    At<T5>(values, 4),
                    At<T6>(values, 5),
                    At<T7>(values, 6),
                    At<T8>(values, 7))));

    private static T At<T>(object?[] values, int index) => OutputData.As<T>(values[index]);
}
