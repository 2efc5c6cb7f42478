using Infra.Contract;
using Pulumi;
using Pulumi.Gcp.Projects;
using Pulumi.Gcp.Projects.Inputs;

namespace Infra.Clusters.Gke;

/// <summary>Turns on the audit logs that Google does not write by default: who read something, and who used a key.</summary>
internal static class GkeAuditLogs
{
    /// <summary>
    /// Turns on audit logs of a service for the whole project, in addition to those that its folder or organization has on. They stay on when
    /// the stack is destroyed, because other stacks of the project rely on them too.
    /// </summary>
    /// <param name="context">The cluster.</param>
    /// <param name="purpose">Ends the resource's name, for example "keys".</param>
    /// <param name="service">The service, for example cloudkms.googleapis.com.</param>
    /// <param name="parent">The component whose use is logged.</param>
    /// <param name="types">The types of audit logs: ADMIN_READ, DATA_READ, DATA_WRITE.</param>
    public static void TurnOn(GkeContext context, string purpose, string service, ComponentResource parent, params IEnumerable<string> types)
    {
        var args = new IAMAuditConfigArgs { Project = context.Project.ProjectId, Service = service };
        foreach (var type in types)
        {
            args.AuditLogConfigs.Add(new IAMAuditConfigAuditLogConfigArgs { LogType = type });
        }

        var options = ChildOptions.Of(parent);
        options.RetainOnDelete = true;
        _ = new IAMAuditConfig($"{context.Name}-audit-{purpose}", args, options);
    }
}
