using System.Collections.Immutable;
using Preview.Engine;
using Preview.Plans;

namespace Preview.Tests.Engine;

public sealed class ProgramEndTests
{
    [Fact]
    public void A_program_that_says_that_it_is_done_is_fine() => Assert.Empty(Diagnostics(exitCode: 0, isComplete: true));

    [Fact]
    public void One_that_ends_without_a_word_is_not() => Assert.Equal(
        "The program ended with exit code 0 before it had registered anything, and did not say that it was done.",
        Diagnostics(exitCode: 0, isComplete: false).Single().Message);

    [Fact]
    public void An_exit_code_without_reason_is_told() => Assert.Equal(
        "The program ended with exit code 3 before it had registered anything.", Diagnostics(exitCode: 3, isComplete: true).Single().Message);

    [Fact]
    public void An_exception_outside_of_the_deployment_is_found_in_what_it_wrote()
    {
        var error = Diagnostics(134, false, [], "hello", "Unhandled exception. System.Exception: boom", "   at Infra.Main() in /project/infra/Program.cs:line 3").Single();
        Assert.Equal(("System.Exception: boom", "infra/Program.cs:3"), (error.Message, error.Location));
    }

    [Theory]
    [InlineData(false, "The program did not end within 1.5 s (before it had registered anything). It was killed.")]
    [InlineData(true, "The program did not end within 1.5 s (it had registered everything). It was killed.")]
    public void Running_out_of_time_is_told(bool isComplete, string message) => Assert.Equal(message, Diagnostics(exitCode: null, isComplete).Single().Message);

    [Fact]
    public void A_reason_makes_the_exit_code_superfluous() => Assert.Equal(
        ["bad"], Diagnostics(32, false, [new Diagnostic(Severity.Error, "bad")]).Select(diagnostic => diagnostic.Message));

    [Fact]
    public void The_echo_of_a_refusal_gives_its_line_and_is_not_told_again()
    {
        var error = Diagnostics(32, false,
        [
            new Diagnostic(Severity.Error, "Two resources have the same URN.") { IsRefusal = true, Remedy = "Rename one." },
            new Diagnostic(Severity.Error, "Running program 'x' failed with an unhandled exception:\nGrpc.Core.RpcException: Status(Detail=\"Two resources have the same URN.\")\n   at Infra.A.B() in /project/infra/A.cs:line 5"),
        ]).Single();
        Assert.Equal(("Two resources have the same URN.", "infra/A.cs:5", "Rename one."), (error.Message, error.Location, error.Remedy));
    }

    [Fact]
    public void Notes_and_warnings_come_before_errors_and_do_not_fail() => Assert.Equal(
        [Severity.Info, Severity.Warning],
        Diagnostics(0, true, [new Diagnostic(Severity.Warning, "w"), new Diagnostic(Severity.Info, "i")]).Select(diagnostic => diagnostic.Severity));

    [Fact]
    public void The_same_error_is_told_once() =>
        Assert.Single(Diagnostics(32, false, [new Diagnostic(Severity.Error, "bad"), new Diagnostic(Severity.Error, "bad")]));

    private static ImmutableArray<Diagnostic> Diagnostics(int? exitCode, bool isComplete, ImmutableArray<Diagnostic>? logged = null, params string[] output) =>
        new ProgramEnd(exitCode, TimeSpan.FromSeconds(1.5), isComplete, new Plan("shop", "dev", []), logged ?? [], output, "/project").Diagnostics();
}
