namespace Engine.Tests;

/// <summary>The stack's life, step by step.</summary>
[Collection(EngineTests.Name)]
public sealed class LifeTests(EngineRun run)
{
    [Fact]
    public void Up_creates_everything_of_the_plan()
    {
        Assert.Equal(["create"], run.Outcome.Up.Keys);
        Assert.Equal(run.Outcome.Fresh.Steps.Count, run.Outcome.Up["create"]);
    }

    [Fact]
    public void A_second_preview_changes_nothing() => Assert.All(run.Outcome.Second.Steps, step => Assert.Equal("same", step.Operation));

    [Fact]
    public void A_refresh_finds_no_drift() => Assert.Equal(["same"], run.Outcome.Refresh.Keys);

    [Fact]
    public void A_tenant_and_an_add_on_come_and_go()
    {
        Assert.True(run.Outcome.Changed["create"] > 20, "A tenant is more than twenty resources.");
        Assert.DoesNotContain("delete", run.Outcome.Changed.Keys);
        Assert.Equal(run.Outcome.Changed["create"], run.Outcome.Back["delete"]);
        Assert.DoesNotContain("create", run.Outcome.Back.Keys);
    }

    [Fact]
    public void A_changed_value_reaches_the_chart() => Assert.Equal(3, (int)run.Outcome.ChartValues["controller"]!["workers"]!);

    /// <summary>Kubernetes refuses to change the policy of a class, so the classes are recreated.</summary>
    [Fact]
    public void Storage_classes_are_recreated_when_volumes_are_no_longer_kept() =>
        Assert.Equal(["Delete", "Delete", "Delete", "Delete"], run.Outcome.ReclaimPolicies);

    [Fact]
    public void The_policy_pack_accepts_the_stack() => Assert.Null(run.Outcome.Fresh.Failure);

    [Fact]
    public void The_policy_pack_refuses_a_stack_that_breaks_a_rule()
    {
        Assert.NotEqual(0, run.Outcome.Refused.ExitCode);
        Assert.Contains("helm-release-repository", run.Outcome.Refused.Output + run.Outcome.Refused.Errors);
    }

    [Fact]
    public void Destroy_deletes_all_that_up_created_and_it_can_be_made_again()
    {
        Assert.Equal(["delete"], run.Outcome.Destroyed.Keys);
        Assert.Equal(run.Outcome.Up["create"], run.Outcome.Destroyed["delete"]);
        Assert.Equal(run.Outcome.Up, run.Outcome.Again);
    }

    /// <summary>A .pulumi in the home directory selects the official SDK on a machine that builds.</summary>
    [Fact]
    public void The_CLI_makes_no_dot_pulumi_in_the_home_directory()
    {
        Assert.NotEmpty(run.Outcome.InHome);
        Assert.DoesNotContain(".pulumi", run.Outcome.InHome);
    }
}

/// <summary>All tests ask about the one life.</summary>
[CollectionDefinition(Name)]
public sealed class EngineTests : ICollectionFixture<EngineRun>
{
    public const string Name = "the real engine";
}
