namespace Infra.Settings;

/// <summary>The purpose of a node. Every cloud has the same roles; pods ask for one by label and toleration.</summary>
public enum NodeRole
{
    /// <summary>The platform's own services: add-ons, operators, monitoring. Always on, tainted.</summary>
    System,

    /// <summary>Spark drivers, notebooks and everything that names no role. On demand, so that the cloud does not take it away.</summary>
    Driver,

    /// <summary>Spark executors. Spot with on-demand fallback, from zero, tainted.</summary>
    Executor,

    /// <summary>Machines of 64 vCPUs and more. On demand, from zero, tainted.</summary>
    Large,

    /// <summary>Machines with local NVMe disks for shuffle-heavy executors, from zero, tainted.</summary>
    LocalNvme,
}
