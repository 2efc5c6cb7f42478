using Policies.Data;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Data;

internal sealed class DataDeletionProtected : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "data-deletion-protected",
        Title = "Data resources have deletion protection",
        Severity = Severity.High,
        Why =
            "After a component is renamed or a wrong stack is selected, Pulumi deletes the encryption key of all volumes as readily as a tag. With protect "
            + "it stops with an error.",
        Remedy = "Leave cluster.deletionProtection at true in the stack's settings. To delete for good, set it to false and run pulumi up first.",
        Link = "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    };

    public override IReadOnlyList<string> Types { get; } = [.. ProtectedTypes.All.Select(type => type.Type)];

    public override void Examine(Resource resource, Check check)
    {
        if (ProtectedTypes.All.FirstOrDefault(type => type.Type == resource.Type) is not { } type)
        {
            return;
        }

        var own = type.Switch is null ? resource.Root : resource[type.Switch];
        var isOn = type.Switch is null ? Answer.No : own.Or(type.IsOnByDefault).IsTrue;
        check.Require(resource.Options.Protect | isOn, own, $"{resource.Name} has no deletion protection.");
    }
}
