using PolicyEngine.Model;

namespace Policies.Rules.Registry;

internal sealed class RegistryAdminUserDisabled : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "registry-admin-user-disabled",
        Title = "Registry admin user and anonymous pull are disabled",
        Severity = Severity.High,
        Why = "The admin user of an Azure container registry is a shared password with push permission, and anonymous pull lets anyone read the images.",
        Remedy = "Leave adminUserEnabled and anonymousPullEnabled at false: nodes pull with their own identity.",
        Link = "https://learn.microsoft.com/azure/container-registry/container-registry-authentication",
        References = [FrameworkReference.CisAks("5.1.2"), FrameworkReference.CisAks("5.1.3")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.AzureRegistry];

    public override void Examine(Resource registry, Check check)
    {
        var hasAdmin = registry["adminUserEnabled"];
        check.Require(!hasAdmin.IsTrue, hasAdmin, "The admin user is enabled.");

        var isAnonymous = registry["anonymousPullEnabled"];
        check.Require(!isAnonymous.IsTrue, isAnonymous, "Anonymous pull is enabled.");
    }
}
