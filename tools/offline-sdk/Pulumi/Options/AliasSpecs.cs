using Rpc = Pulumirpc;

namespace Pulumi;

/// <summary>Aliases as they are sent to an engine that completes them itself.</summary>
internal static class AliasSpecs
{
    public static async ValueTask<List<Rpc.Alias>> MakeAsync(List<Input<Alias>> aliases)
    {
        var result = new List<Rpc.Alias>(aliases.Count);
        foreach (var input in aliases)
        {
            var data = await input.ToOutput().DataAsync.ConfigureAwait(false);
            if (data.IsKnown)
            {
                result.Add(await MakeAsync(data.As<Alias>()).ConfigureAwait(false));
            }
        }

        return result;
    }

    private static async ValueTask<Rpc.Alias> MakeAsync(Alias alias)
    {
        AliasUrns.Check(alias);
        if (alias.Urn is { } urn)
        {
            return new() { Urn = urn };
        }

        var spec = new Rpc.Alias.Types.Spec
        {
            Name = await TextAsync(alias.Name).ConfigureAwait(false),
            Type = await TextAsync(alias.Type).ConfigureAwait(false),
            Stack = await TextAsync(alias.Stack).ConfigureAwait(false),
            Project = await TextAsync(alias.Project).ConfigureAwait(false),
        };
        var parent = alias.Parent is { } resource ? (Input<string>)resource.Urn : alias.ParentUrn;
        if (parent is null)
        {
            spec.NoParent = alias.NoParent;
        }
        else if (await TextAsync(parent).ConfigureAwait(false) is { Length: > 0 } parentUrn)
        {
            spec.ParentUrn = parentUrn;
        }

        return new() { Spec = spec };
    }

    private static async ValueTask<string> TextAsync(Input<string>? input)
        => input is null ? string.Empty : await input.ToOutput().ValueAsync(string.Empty).ConfigureAwait(false);
}
