using Preview.Plans;

namespace Preview.Changes;

/// <summary>What a program asks of Pulumi itself for a resource, as properties that can be compared.</summary>
internal static class OptionChanges
{
    /// <summary>The options that are set, under <see cref="PropertyPath.Options"/>. What only orders the work, such as dependencies, is not among them.</summary>
    public static PlanMap Of(PlanResource resource)
    {
        Dictionary<string, PlanValue> options = [];
        Flag("protect", resource.Protect);
        Flag("retainOnDelete", resource.RetainOnDelete);
        Texts("ignoreChanges", resource.IgnoreChanges);
        Texts("replaceOnChanges", resource.ReplaceOnChanges);
        Texts("additionalSecretOutputs", resource.AdditionalSecretOutputs);
        if (resource.DeletedWith is { } other)
        {
            options.Add("deletedWith", new PlanText(other.Name));
        }

        if (resource.ImportId != "")
        {
            options.Add("import", new PlanText(resource.ImportId));
        }

        if (resource.CustomTimeouts is { } timeouts)
        {
            options.Add("customTimeouts", PlanMap.Of(
            [
                .. new[] { ("create", timeouts.Create), ("delete", timeouts.Delete), ("read", timeouts.Read), ("update", timeouts.Update) }
                    .Where(time => time.Item2 > 0)
                    .Select(time => KeyValuePair.Create(time.Item1, (PlanValue)new PlanNumber(time.Item2))),
            ]));
        }

        if (ProviderOf(resource) is { } provider)
        {
            options.Add("provider", new PlanText(provider));
        }

        return PlanMap.Of([KeyValuePair.Create(PropertyPath.Options, (PlanValue)PlanMap.Of(options))]);

        void Flag(string name, bool value)
        {
            if (value)
            {
                options.Add(name, new PlanBool(true));
            }
        }

        void Texts(string name, IReadOnlyCollection<string> texts)
        {
            if (texts.Count > 0)
            {
                options.Add(name, new PlanList([.. texts.Order(StringComparer.Ordinal).Select(text => new PlanText(text))]));
            }
        }
    }

    /// <summary>The URN of a resource's provider; null when it has none.</summary>
    public static Urn? ProviderUrn(PlanResource resource) =>
        resource.Provider.LastIndexOf("::", StringComparison.Ordinal) is var end and > 0 ? new Urn(resource.Provider[..end]) : null;

    // A default provider is called after its version, which is no change of the resource.
    private static string? ProviderOf(PlanResource resource) =>
        ProviderUrn(resource) is { } urn && !ResourceMatches.IsDefault(urn) ? urn.Name : null;
}
