namespace Sdk.Tests.Protocol;

/// <summary>How a program that fails ends, and what the user sees.</summary>
public sealed class FailureTests
{
    private const int Error = 3;

    [Fact]
    public async Task A_thrown_exception_is_shown_with_its_stack_and_ends_with_32()
    {
        var sent = await StubEngine.RunAsync("throw");
        Assert.Equal(32, sent.ExitCode);
        var log = Assert.Single(sent.Of("Log"));
        Assert.Equal(Error, log["severity"]!.GetValue<int>());
        var message = log["message"]!.GetValue<string>();
        Assert.StartsWith("Running program '", message, StringComparison.Ordinal);
        Assert.Contains("failed with an unhandled exception:\nSystem.InvalidOperationException: thrown on purpose", message, StringComparison.Ordinal);
        Assert.Contains("Failures.cs", message, StringComparison.Ordinal);
        Assert.Empty(sent.Of("SignalAndWaitForShutdown"));
    }

    [Fact]
    public async Task A_run_exception_is_shown_as_it_is()
    {
        var sent = await StubEngine.RunAsync("run-exception");
        Assert.Equal(32, sent.ExitCode);
        Assert.Equal("the setting is wrong", Assert.Single(sent.Of("Log"))["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_logged_error_lets_the_program_finish_and_ends_with_1()
    {
        var sent = await StubEngine.RunAsync("log-error");
        Assert.Equal(1, sent.ExitCode);
        Assert.Equal("not good", Assert.Single(sent.Of("Log"))["message"]!.GetValue<string>());
        Assert.Single(sent.Of("RegisterResourceOutputs"));
    }

    [Fact]
    public async Task A_missing_input_is_reported_once_with_property_resource_and_line()
    {
        var sent = await StubEngine.RunAsync("missing-input");
        Assert.Equal(32, sent.ExitCode);
        Assert.Matches(
            @"^Resource 'nameless' of type test:index:Bucket, made at .*Failures\.cs:\d+: "
            + @"\[Input\] Sdk\.Fixture\.Resources\.BucketArgs\.Name is required but was not given a value$",
            Assert.Single(sent.Of("Log"))["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_refusal_of_the_engine_is_an_error()
    {
        var sent = await StubEngine.RunAsync("refused", new() { ["STUB_REFUSE"] = "refused" });
        Assert.Equal(32, sent.ExitCode);
        Assert.Contains("the stub refuses", Assert.Single(sent.Of("Log"))["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
