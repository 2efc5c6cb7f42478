using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Gives the outputs of another stack.</summary>
public class StackReference : CustomResource
{
    /// <summary>Reads another stack.</summary>
    /// <param name="name">A name for the reference; also the stack's, if <paramref name="args"/> does not name it.</param>
    /// <param name="args">The stack's name: organization/project/stack. Default: <paramref name="name"/>.</param>
    /// <param name="options">Parent and the like. Default: none.</param>
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name }))
    {
    }

    /// <summary>The stack's name.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>All outputs; secret as a whole if any of them is.</summary>
    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    /// <summary>The names of the outputs that hold secrets.</summary>
    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>Gives an output, or null if the stack has none of that name. It is only secret if that output is.</summary>
    /// <param name="name">The output's name.</param>
    public Output<object?> GetOutput(Input<string> name)
        => WithOwnSecrecy(name, Output.Tuple(name, (Input<ImmutableDictionary<string, object>>)Outputs)
            .Apply(both => both.Item2.TryGetValue(both.Item1, out var value) ? value : null));

    /// <summary>Gives an output; an error if the stack has none of that name. It is only secret if that output is.</summary>
    /// <param name="name">The output's name.</param>
    public Output<object> RequireOutput(Input<string> name)
        => WithOwnSecrecy(name, Output.Tuple(name, (Input<string>)Name, (Input<ImmutableDictionary<string, object>>)Outputs)
            .Apply(all => all.Item3.TryGetValue(all.Item1, out var value)
                ? value
                : throw new KeyNotFoundException($"Required output '{all.Item1}' does not exist on stack '{all.Item2}'.")));

    private Output<T> WithOwnSecrecy<T>(Input<string> name, Output<T> output)
    {
        return new(OutputSource.From(DataAsync()));

        async ValueTask<OutputData> DataAsync()
        {
            var data = await output.DataAsync.ConfigureAwait(false);
            var key = await name.ToOutput().DataAsync.ConfigureAwait(false);
            var secrets = await SecretOutputNames.DataAsync.ConfigureAwait(false);
            if (key.IsKnown && secrets.IsKnown)
            {
                var names = secrets.As<ImmutableArray<string>>();
                return data.Marked(!names.IsDefault && names.Contains(key.As<string>()));
            }

            return data.Marked((await Outputs.DataAsync.ConfigureAwait(false)).IsSecret);
        }
    }
}

/// <summary>Names the stack to read.</summary>
public class StackReferenceArgs : ResourceArgs
{
    /// <summary>The stack's name: organization/project/stack.</summary>
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}
