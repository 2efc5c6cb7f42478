using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Registry;

public sealed class RegistryAdminUserDisabledTests : RuleTests
{
    private const string Acr = "azure-native:containerregistry:Registry";

    protected override string Policy => "registry-admin-user-disabled";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("by its default", Resource(Acr, "images")),
        Refused(
            "admin user and anonymous pull",
            Resource(Acr, "images", "{ adminUserEnabled: true, anonymousPullEnabled: true }"),
            "images adminUserEnabled: The admin user is enabled.",
            "images anonymousPullEnabled: Anonymous pull is enabled."),
        Undecided("not known", Resource(Acr, "images", "{ adminUserEnabled: !unknown }"), "images adminUserEnabled"),
    ];
}
