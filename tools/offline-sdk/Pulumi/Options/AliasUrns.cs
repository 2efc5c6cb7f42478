namespace Pulumi;

/// <summary>Aliases as full URNs, for an engine without alias specs.</summary>
internal static class AliasUrns
{
    /// <summary>The URN that an alias of a resource stands for.</summary>
    public static Output<string> Of(Input<Alias> alias, string name, string type, Resource? parent)
        => alias.ToOutput().Apply(known =>
        {
            Check(known);
            if (known.Urn is not null)
            {
                return Output.Create(known.Urn);
            }

            var hasOwnParent = known.Parent is not null || known.ParentUrn is not null || known.NoParent;
            return Urn.Create(
                known.Name ?? name,
                known.Type ?? type,
                hasOwnParent ? known.Parent : parent,
                known.ParentUrn,
                known.Project,
                known.Stack);
        });

    /// <summary>All URNs that a resource may have had: by its own aliases, by its parent's, and by both.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(Registration registration)
    {
        var (name, type, parent) = (registration.Name, registration.Type, registration.Options.Parent);
        var urns = new List<string>();
        foreach (var own in registration.Resource.FormerUrns())
        {
            urns.Add(await own.ValueAsync(string.Empty).ConfigureAwait(false));
        }

        var identities = urns.Where(urn => urn.Length > 0).Select(urn => (Name: Urn.Name(urn), Type: Urn.Type(urn))).ToList();
        foreach (var parentAlias in parent?.FormerUrns() ?? [])
        {
            var parentUrn = await parentAlias.ValueAsync(string.Empty).ConfigureAwait(false);
            if (parentUrn.Length == 0)
            {
                continue;
            }

            foreach (var identity in identities.Prepend((name, type)))
            {
                urns.Add(await Inherited(identity, parent!.GetResourceName(), parentUrn).ValueAsync(string.Empty).ConfigureAwait(false));
            }
        }

        return [.. urns.Where(urn => urn.Length > 0).Distinct()];
    }

    /// <summary>Refuses an alias that says the same thing twice.</summary>
    public static void Check(Alias alias)
    {
        var parts = new Dictionary<string, bool>
        {
            [nameof(Alias.Name)] = alias.Name is not null,
            [nameof(Alias.Type)] = alias.Type is not null,
            [nameof(Alias.Project)] = alias.Project is not null,
            [nameof(Alias.Stack)] = alias.Stack is not null,
            [nameof(Alias.Parent)] = alias.Parent is not null,
            [nameof(Alias.ParentUrn)] = alias.ParentUrn is not null,
            [nameof(Alias.NoParent)] = alias.NoParent,
        };
        if (alias.Urn is not null && parts.FirstOrDefault(part => part.Value).Key is { } extra)
        {
            throw new ArgumentException($"{nameof(Alias)} should not specify both {nameof(Alias.Urn)} and {extra}");
        }

        if (parts.TakeLast(3).Count(part => part.Value) > 1)
        {
            throw new ArgumentException(
                $"Only specify one of '{nameof(Alias.Parent)}', '{nameof(Alias.ParentUrn)}' or '{nameof(Alias.NoParent)}' in an {nameof(Alias)}");
        }
    }

    /// <summary>A child that is named after its parent was named after the parent's old name then.</summary>
    private static Output<string> Inherited((string Name, string Type) child, string parentName, string parentUrn)
    {
        var name = child.Name.StartsWith(parentName, StringComparison.Ordinal)
            ? Urn.Name(parentUrn) + child.Name[parentName.Length..]
            : child.Name;
        return Urn.Create(name, child.Type, parentUrn: parentUrn);
    }
}
