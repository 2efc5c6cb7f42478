using Sdk.Fixture.Scenarios;

// One scenario per run, so that each process can fail in its own way.
return await (args.FirstOrDefault() switch
{
    "everything" => Everything.RunAsync(),
    "options" => Options.RunAsync(),
    "stack-class" => Deployment.RunAsync<OutputsStack>(),
    "throw" => Failures.ThrowAsync(),
    "run-exception" => Failures.ThrowRunExceptionAsync(),
    "log-error" => Failures.LogErrorAsync(),
    "missing-input" => Failures.MissingInputAsync(),
    "refused" => Failures.RefusedAsync(),
    "settings" => Settings.RunAsync(),
    "many" => Many.RunAsync(int.Parse(args[1])),
    var other => throw new ArgumentException($"no scenario named '{other}'"),
});
