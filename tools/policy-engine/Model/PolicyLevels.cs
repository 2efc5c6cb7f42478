namespace PolicyEngine.Model;

/// <summary>The levels, as settings write them.</summary>
public static class PolicyLevels
{
    /// <summary>The level of that name; null when there is none.</summary>
    public static PolicyLevel? Find(string name) => name switch
    {
        "advisory" => PolicyLevel.Advisory,
        "mandatory" => PolicyLevel.Mandatory,
        "disabled" => PolicyLevel.Disabled,
        "remediate" => PolicyLevel.Remediate,
        _ => null,
    };

    /// <summary>The level's name.</summary>
    public static string Name(PolicyLevel level) => level switch
    {
        PolicyLevel.Advisory => "advisory",
        PolicyLevel.Mandatory => "mandatory",
        PolicyLevel.Disabled => "disabled",
        _ => "remediate",
    };

    /// <summary>The names of the levels that a policy can have.</summary>
    public static IReadOnlyList<string> Of(Policy policy) =>
        policy is IRemediation ? ["advisory", "mandatory", "disabled", "remediate"] : ["advisory", "mandatory", "disabled"];
}
