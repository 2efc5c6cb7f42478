using Preview.Engine;

namespace Preview.Tests.Engine;

public sealed class ProgramFaultTests
{
    [Fact]
    public void The_offline_and_official_sdks_log_an_exception_with_its_trace() => Check(
        """
        Running program '/x/Infra.dll' failed with an unhandled exception:
        System.InvalidOperationException: the zone list is empty
           at System.Linq.ThrowHelper.ThrowNoElementsException()
           at Infra.Clusters.Network.Zones(Output`1 names) in /project/infra/Clusters/Network.cs:line 12
           at Pulumi.Deployment.Runner.RunAsync() in /_/sdk/Runner.cs:line 30
        """,
        "System.InvalidOperationException: the zone list is empty",
        "infra/Clusters/Network.cs:12");

    [Fact]
    public void The_official_sdk_writes_methods_as_people_read_them() => Check(
        """
        Running program '/x/Infra.dll' failed with an unhandled exception:
        System.ArgumentException: bad
        second line
           at async Task<int> Pulumi.Deployment.RunAsync(Func<Task> f) in /_/sdk/Deployment.cs:line 3
           at void Infra.Stack.Make(Pulumi.Output<string> name)+() => { } in /project/infra/Stack.cs:line 7
        """,
        "System.ArgumentException: bad\nsecond line",
        "infra/Stack.cs:7");

    [Fact]
    public void What_only_carries_an_exception_is_left_out() => Check(
        """
        System.AggregateException: One or more errors occurred. (bad)
         ---> System.Reflection.TargetInvocationException: Exception has been thrown by the target of an invocation.
         ---> System.ArgumentException: bad
           at Infra.Stack.Make() in /project/infra/Stack.cs:line 7
           --- End of inner exception stack trace ---
        """,
        "System.ArgumentException: bad",
        "infra/Stack.cs:7");

    [Fact]
    public void A_cause_is_kept() => Check(
        """
        Unhandled exception. Infra.ProblemException: cannot read
         ---> System.IO.IOException: no disk
           at Infra.Stack.Make() in /project/infra/Stack.cs:line 7
        """,
        "Infra.ProblemException: cannot read\n\ncaused by System.IO.IOException: no disk",
        "infra/Stack.cs:7");

    [Fact]
    public void The_users_own_file_wins_over_a_library_with_sources() => Check(
        """
        System.Exception: x
           at Other.Library.Call() in /home/other/Library.cs:line 1
           at Infra.Stack.Make() in /project/infra/Stack.cs:line 7
        """,
        "System.Exception: x",
        "infra/Stack.cs:7");

    [Fact]
    public void A_program_outside_of_the_project_has_its_full_path() => Check(
        "System.Exception: x\n   at Infra.Stack.Make() in /elsewhere/Stack.cs:line 7",
        "System.Exception: x",
        "/elsewhere/Stack.cs:7");

    [Fact]
    public void Node_has_another_form() => Check(
        """
        Running program '/project/prog' failed with an unhandled exception:
        Error: boom
            at Object.<anonymous> (/project/prog/index.js:3:7)
            at Module._compile (node:internal/modules/cjs/loader:1554:14)
            at run (/project/node_modules/@pulumi/pulumi/run.js:1:1)
        """,
        "Error: boom",
        "prog/index.js:3");

    [Fact]
    public void An_ordinary_message_stays_as_it_is()
    {
        var fault = ProgramFault.Read("the quota is above the pool", "/project");
        Assert.Equal(("the quota is above the pool", null, false), (fault.Message, fault.Location, fault.HasTrace));
    }

    [Fact]
    public void Without_a_file_there_is_no_location() => Check("System.Exception: x\n   at Infra.Stack.Make()", "System.Exception: x", null);

    private static void Check(string text, string message, string? location)
    {
        var fault = ProgramFault.Read(text, "/project");
        Assert.Equal((message, location, true), (fault.Message, fault.Location, fault.HasTrace));
    }
}
