using System.Collections.Immutable;
using Preview.Plans;
using Pulumirpc;

namespace Preview.Engine;

/// <summary>The earlier URNs of a resource, made from what its aliases say and what they leave to the resource itself.</summary>
internal static class Aliases
{
    public static ImmutableArray<Urn> Of(RegisterResourceRequest request, Urn urn, Urn? parent, SharedValues shared) =>
    [
        .. request.AliasURNs.Select(shared.Urn)
            .Concat(request.Aliases.Select(alias => alias.AliasCase == Alias.AliasOneofCase.Spec ? Resolve(alias.Spec, urn, parent) : new Urn(alias.Urn)))
            .Distinct(),
    ];

    private static Urn Resolve(Alias.Types.Spec alias, Urn urn, Urn? parent)
    {
        var aliasParent = alias.ParentCase switch
        {
            Alias.Types.Spec.ParentOneofCase.NoParent when alias.NoParent => null,
            // Some SDKs send an empty URN where they mean the present parent.
            Alias.Types.Spec.ParentOneofCase.ParentUrn when alias.ParentUrn != "" => new Urn(alias.ParentUrn),
            _ => parent,
        };
        return Urn.Create(
            Or(alias.Stack, urn.Stack),
            Or(alias.Project, urn.Project),
            aliasParent,
            Or(alias.Type, urn.Type),
            Or(alias.Name, urn.Name));
    }

    private static string Or(string text, string otherwise) => text == "" ? otherwise : text;
}
