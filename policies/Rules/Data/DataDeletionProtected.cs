using Policies.Data;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Data;

internal sealed class DataDeletionProtected : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "data-deletion-protected",
        Title = "What holds data cannot be deleted by mistake",
        Severity = Severity.High,
        Why = "A renamed component or a wrong stack, and Pulumi deletes the key of all volumes as readily as a tag. Protected, it stops and says so.",
        Remedy = "Leave cluster.deletionProtection at true in the stack's settings. To delete for good, set it to false and run pulumi up first.",
        Link = "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    };

    public override IReadOnlyList<string> Types { get; } = [.. ProtectedTypes.All.Select(type => type.Type)];

    public override void Examine(Resource resource, Check check)
    {
        ProtectedType type = ProtectedTypes.All.First(type => type.Type == resource.Type);
        var own = type.Switch is null ? resource.Root : resource[type.Switch];
        var isOn = type.Switch is null ? Answer.No : own.Or(type.IsOnByDefault).IsTrue;
        check.Require(resource.Options.Protect | isOn, own, $"{resource.Name} can be deleted by mistake: it is not protected.");
    }
}
