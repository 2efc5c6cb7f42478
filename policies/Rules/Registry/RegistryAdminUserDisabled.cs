using PolicyEngine.Model;

namespace Policies.Rules.Registry;

internal sealed class RegistryAdminUserDisabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "registry-admin-user-disabled",
        Title = "A registry knows its users by their identities only",
        Severity = Severity.High,
        Why = "Azure's registry has an administrator with a password that everybody shares and that may push, and can let anybody pull without a name.",
        Remedy = "Leave adminUserEnabled and anonymousPullEnabled at false: nodes pull with their own identity.",
        Link = "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
        References = [FrameworkReference.CisAks("5.1.2"), FrameworkReference.CisAks("5.1.3")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.AzureRegistry];

    public override void Examine(Resource registry, Check check)
    {
        var hasAdmin = registry["adminUserEnabled"];
        check.Require(!hasAdmin.IsTrue, hasAdmin, "The registry has an administrator with a password.");

        var isAnonymous = registry["anonymousPullEnabled"];
        check.Require(!isAnonymous.IsTrue, isAnonymous, "Anybody can pull images.");
    }
}
