using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules;

/// <summary>The logs that Google Cloud and Azure write of a service only when a resource of their own asks for them.</summary>
internal static class ServiceLogs
{
    public const string GcpAuditConfig = "gcp:projects/iAMAuditConfig:IAMAuditConfig";
    public const string AzureDiagnosticSetting = "azure-native:monitor:DiagnosticSetting";

    /// <summary>Whether the project logs these types of access to a service of Google Cloud.</summary>
    public static Answer IsLoggedByGoogle(StackResources stack, string service, params string[] types) =>
        Answer.Any(stack.OfType(GcpAuditConfig).Select(config =>
            config["service"].IsOneOf(service, "allServices")
            & Answer.All(types.Select(type => config["auditLogConfigs"].Any(log => log["logType"].Is(type))))));

    /// <summary>Whether a diagnostic setting exports these categories of what has a name.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="name">The name, which the setting's resource id contains.</param>
    /// <param name="id">The end of the resource's id, with * for the name.</param>
    /// <param name="categories">The categories; the groups allLogs and audit have them all.</param>
    public static Answer IsExportedByAzure(StackResources stack, Property name, string id, params string[] categories) =>
        Answer.Any(stack.OfType(AzureDiagnosticSetting).Select(setting =>
            IsOf(setting["resourceUri"], name, id)
            & Answer.All(categories.Select(category => setting["logs"].Any(log => Has(log, category))))));

    /// <summary>Whether a log of a diagnostic setting is on and has a category. It names one, or a group; a preview does not know the other.</summary>
    public static Answer Has(Property log, string category) =>
        log["enabled"].IsTrue
        & (log["category"].Is(category) | (log["category"].TryText(out _) ? Answer.No : log["categoryGroup"].IsOneOf("allLogs", "audit")));

    private static Answer IsOf(Property uri, Property name, string id) =>
        name.TryText(out var text) ? uri.Text(value => value.EndsWith(id.Replace("*", text, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
        : name.IsKnown ? Answer.No
        : Answer.Unknown(name);
}
