using Preview.Plans;

namespace Preview.Parity;

/// <summary>
/// Takes an object apart into single values that can be compared across stacks. Only this is levelled: the stack's name within a
/// URN, what is unknown (equal to anything unknown), what is secret (equal to anything secret), and the order of dependencies.
/// </summary>
internal static class ObjectFields
{
    private static readonly FieldPath Options = FieldPath.Of("options");

    /// <param name="resource">The object.</param>
    /// <param name="isInside">
    /// Whether a resource is part of the platform. A dependency on what is outside is the cluster's own affair: the contract
    /// promises readiness, and each cloud keeps the promise with other resources.
    /// </param>
    public static IReadOnlyDictionary<FieldPath, PlanValue> Of(PlanResource resource, Func<Urn, bool> isInside)
    {
        Dictionary<FieldPath, PlanValue> fields = [];
        foreach ((var name, var value) in resource.Inputs)
        {
            Add(fields, FieldPath.Of(name), value);
        }

        AddOptions(fields, resource);
        foreach (var urn in resource.Dependencies.Where(isInside))
        {
            fields[Options.Key("dependsOn").Key($"{urn.Type[(urn.Type.LastIndexOf(':') + 1)..]} {urn.Name}")] = new PlanBool(true);
        }

        return fields;
    }

    private static void AddOptions(Dictionary<FieldPath, PlanValue> fields, PlanResource resource)
    {
        Set("type", resource.Type);
        Set("name", resource.Urn.Name);
        Set("provider", ProviderOf(resource));
        Set("importId", resource.ImportId);
        Flag("protect", resource.Protect);
        Flag("retainOnDelete", resource.RetainOnDelete);
        Flag("external", resource.External);
        List("ignoreChanges", resource.IgnoreChanges);
        List("replaceOnChanges", resource.ReplaceOnChanges);
        List("additionalSecretOutputs", resource.AdditionalSecretOutputs);
        List("aliases", resource.Aliases.Select(urn => urn.Text));
        List("deletedWith", resource.DeletedWith is { } other ? [other.Text] : []);
        List("replaceWith", resource.ReplaceWith.Select(urn => urn.Text));
        if (resource.CustomTimeouts is { } timeouts)
        {
            Set("customTimeouts", $"create {timeouts.Create}, update {timeouts.Update}, delete {timeouts.Delete}, read {timeouts.Read}");
        }

        void Set(string name, string text)
        {
            if (text.Length > 0)
            {
                Add(fields, Options.Key(name), new PlanText(text));
            }
        }

        void Flag(string name, bool flag)
        {
            if (flag)
            {
                Add(fields, Options.Key(name), new PlanBool(true));
            }
        }

        void List(string name, IEnumerable<string> texts)
        {
            foreach ((var index, var text) in texts.Index())
            {
                Add(fields, Options.Key(name).Item(index), new PlanText(text));
            }
        }
    }

    // Each stack has its own provider for its own cluster; but one that the engine makes by itself would go elsewhere.
    private static string ProviderOf(PlanResource resource)
    {
        if (resource.Provider.LastIndexOf("::", StringComparison.Ordinal) is not (var end and > 0))
        {
            return "";
        }

        var provider = new Urn(resource.Provider[..end]);
        var package = provider.Type[(provider.Type.LastIndexOf(':') + 1)..];
        return provider.Name.StartsWith("default", StringComparison.Ordinal) ? $"the default {package} provider" : $"the stack's {package} provider";
    }

    private static void Add(Dictionary<FieldPath, PlanValue> fields, FieldPath path, PlanValue value)
    {
        switch (value)
        {
            case PlanMap { Count: > 0 } map:
                foreach ((var key, var item) in map)
                {
                    Add(fields, path.Key(key), item);
                }

                break;
            case PlanList { Items.Length: > 0 } list:
                foreach ((var index, var item) in list.Items.Index())
                {
                    Add(fields, path.Item(index), item);
                }

                break;
            default:
                fields[path] = Level(value);
                break;
        }
    }

    private static PlanValue Level(PlanValue value) => value switch
    {
        PlanSecret => PlanSecret.Masked,
        PlanUnknown => PlanUnknown.String,
        PlanText text when Urn.TryParse(text.Value, out var urn) => new PlanText(text.Value.Replace($"urn:pulumi:{urn.Stack}::", "urn:pulumi:*::", StringComparison.Ordinal)),
        _ => value,
    };
}
