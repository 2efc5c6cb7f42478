using Preview.Changes;
using Preview.Plans;
using Preview.Reports;
using Preview.Tests.Support;

namespace Preview.Tests.Reports;

public sealed class FoldedChangeTests
{
    private static readonly PlanMap Clear = PlanFiles.Map(("name", PlanFiles.Of("hunter2")), ("namespace", PlanFiles.Of("team")));

    [Fact]
    public void An_object_is_known_by_the_name_that_the_cluster_has() =>
        Assert.Equal("ConfigMap team/hunter2", Name(Clear, Clear));

    [Fact]
    public void A_name_that_one_side_keeps_secret_is_not_told()
    {
        var secret = PlanFiles.Map(("name", PlanSecret.Of(PlanFiles.Of("hunter2"))), ("namespace", PlanFiles.Of("team")));
        Assert.Equal("ConfigMap team/settings", Name(secret, Clear));
        Assert.Equal("ConfigMap team/settings", Name(Clear, secret));
    }

    [Fact]
    public void Nor_is_one_in_a_part_that_is_secret_as_a_whole()
    {
        Assert.Equal("ConfigMap settings", Name(PlanSecret.Of(Clear), Clear));
        Assert.Equal("ConfigMap settings", Name(Clear, PlanSecret.Of(Clear)));
    }

    private static string Name(PlanValue before, PlanValue after)
    {
        static PlanResource Of(PlanValue metadata) => Changed.Resource("kubernetes:core/v1:ConfigMap", "settings", PlanFiles.Map(("metadata", metadata)));

        return FoldedChange.NameOf(new ResourceChange { Kind = ChangeKind.Update, Before = Of(before), After = Of(after), Part = [] });
    }
}
