using Infra.Contract;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Clusters.Aks;

/// <summary>Sends what a resource of Azure logs to the cluster's workspace of Log Analytics. Without it, Azure keeps nothing.</summary>
internal static class AksLogs
{
    /// <param name="context">The cluster.</param>
    /// <param name="purpose">Names the setting.</param>
    /// <param name="resourceId">What logs.</param>
    /// <param name="categories">The kinds of logs.</param>
    /// <param name="parent">The component that the setting is part of.</param>
    /// <param name="hasTables">Whether the resource's logs have a table for each kind only when it is asked for; those of storage always have.</param>
    /// <param name="after">The resource behind the id, and the workspace.</param>
    public static void Send(
        AksContext context,
        string purpose,
        string resourceId,
        IEnumerable<string> categories,
        ComponentResource parent,
        bool hasTables,
        params IEnumerable<Resource> after)
    {
        var args = new DiagnosticSettingArgs { Name = purpose, ResourceUri = resourceId, WorkspaceId = context.LogsId };
        if (hasTables)
        {
            // A table for each kind of log, which costs less to read than the one for all of Azure.
            args.LogAnalyticsDestinationType = "Dedicated";
        }

        foreach (var category in categories)
        {
            args.Logs.Add(new DiagnosticsLogSettingsArgs { Category = category, Enabled = true });
        }

        _ = new DiagnosticSetting($"{context.Name}-{purpose}", args, ChildOptions.Of(parent, after));
    }
}
