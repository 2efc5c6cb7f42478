using System.Globalization;
using System.Text.Json.Nodes;
using k8s.Models;

namespace Engine.Tests;

/// <summary>All that may differ between the preview's plan and the engine's preview: what the Kubernetes provider makes of inputs.</summary>
internal static class Normalizations
{
    // What the schema of the provider's version does not have.
    private static readonly string[] NotInItsSchema = ["compat"];

    /// <summary>The engine writes down properties without dependencies, and dependencies in the order in which the program's tasks ended.</summary>
    public static void Order(JsonObject resource)
    {
        Sort(resource, "dependencies");
        var byProperty = resource["propertyDependencies"] as JsonObject ?? [];
        foreach (var (property, dependencies) in byProperty.ToList())
        {
            Sort(byProperty, property);
            if (dependencies is not JsonArray { Count: > 0 })
            {
                byProperty.Remove(property);
            }
        }

        if (byProperty.Count == 0)
        {
            resource.Remove("propertyDependencies");
        }
    }

    /// <summary>The engine keeps what is its own in a provider's inputs.</summary>
    public static void Provider(JsonObject inputs) => inputs.Remove("__internal");

    /// <summary>The provider writes down every option of a release that is off or empty, and of its repository.</summary>
    public static void ReleaseDefaults(JsonObject inputs)
    {
        foreach (var options in (JsonObject[])[inputs, inputs["repositoryOpts"]?.AsObject() ?? []])
        {
            foreach (var (name, value) in options.ToList())
            {
                if (NotInItsSchema.Contains(name)
                    || value is JsonValue scalar
                        && (scalar.TryGetValue<bool>(out var on) && !on || scalar.TryGetValue<string>(out var text) && text == ""))
                {
                    options.Remove(name);
                }
            }
        }
    }

    /// <summary>The provider turns a secret's texts into its data. Neither side shows them, so what is compared is that there are some.</summary>
    public static void SecretTexts(JsonObject inputs)
    {
        var content = inputs["stringData"] ?? inputs["data"];
        inputs.Remove("stringData");
        inputs["data"] = content is not null;
    }

    /// <summary>The API server writes a quantity its own way: 1000 is 1k.</summary>
    public static void Quantities(JsonObject amounts)
    {
        foreach (var (name, amount) in amounts.ToList())
        {
            amounts[name] = new ResourceQuantity((string)amount!).ToDecimal().ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The provider leaves out a list without items: <c>except</c> of a network, <c>tolerations</c> of a chart.</summary>
    public static void EmptyLists(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                EmptyLists(item);
            }
        }

        if (node is not JsonObject map)
        {
            return;
        }

        foreach (var (name, value) in map.ToList())
        {
            EmptyLists(value);
            if (value is JsonArray { Count: 0 })
            {
                map.Remove(name);
            }
        }
    }

    private static void Sort(JsonObject holder, string name)
    {
        if (holder[name] is JsonArray urns)
        {
            holder[name] = new JsonArray([.. urns.Select(urn => (string)urn!).Order(StringComparer.Ordinal).Select(urn => JsonValue.Create(urn))]);
        }
    }
}
