using System.Collections.Immutable;
using Preview.Plans;

namespace Preview.Engine;

/// <summary>What a program's end means, made from all that is known of it.</summary>
/// <param name="ExitCode">Null when its time ran out.</param>
/// <param name="Timeout">The time that it had.</param>
/// <param name="IsComplete">Whether it said that it had registered everything.</param>
/// <param name="Plan">What it had registered.</param>
/// <param name="Logged">What it logged, and what the engine refused.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="ProjectFolder">Locations are told relative to it.</param>
internal sealed record ProgramEnd(
    int? ExitCode, TimeSpan Timeout, bool IsComplete, Plan Plan, ImmutableArray<Diagnostic> Logged, IReadOnlyList<string> Output, string ProjectFolder)
{
    /// <summary>What a person must read: one error for one cause, warnings before errors.</summary>
    public ImmutableArray<Diagnostic> Diagnostics()
    {
        Diagnostic[] errors = [.. Errors().DistinctBy(error => (error.Message, error.Location))];
        if (errors.Length == 0 && EndWithoutReason() is { } end)
        {
            errors = [end];
        }

        return [.. Logged.Where(diagnostic => diagnostic.Severity != Severity.Error).OrderBy(diagnostic => diagnostic.Severity), .. errors];
    }

    // A refused registration comes back as an exception of the program, which says the same again, but with the user's line.
    private IEnumerable<Diagnostic> Errors()
    {
        Diagnostic[] refusals = [.. Logged.Where(diagnostic => diagnostic.IsRefusal)];
        List<Diagnostic> own = [];
        Dictionary<string, string> locations = [];
        foreach (var logged in Logged.Where(diagnostic => diagnostic is { Severity: Severity.Error, IsRefusal: false }))
        {
            var fault = ProgramFault.Read(logged.Message, ProjectFolder);
            if (refusals.FirstOrDefault(refusal => logged.Message.Contains(refusal.Message, StringComparison.Ordinal)) is { } refused)
            {
                if (fault.Location is { } location)
                {
                    locations.TryAdd(refused.Message, location);
                }
            }
            else
            {
                own.Add(logged with { Message = fault.Message, Location = fault.Location });
            }
        }

        return refusals.Select(refusal => refusal with { Location = refusal.Location ?? locations.GetValueOrDefault(refusal.Message) }).Concat(own);
    }

    private Diagnostic? EndWithoutReason()
    {
        var soFar = Plan.Resources.Length == 0 ? "before it had registered anything" : $"after {Plan.Resources.Length} resources";
        if (ExitCode is null)
        {
            return new Diagnostic(Severity.Error, $"The program did not end within {Timeout.TotalSeconds:0.##} s ({(IsComplete ? "it had registered everything" : soFar)}). It was killed.")
            {
                Remedy = "See what it waits for, or give it longer with --timeout SECONDS.",
            };
        }

        if (ExitCode != 0)
        {
            var fault = ProgramFault.Read(string.Join('\n', Output.SkipWhile(line => !line.StartsWith("Unhandled exception", StringComparison.Ordinal))), ProjectFolder);
            return fault.HasTrace
                ? new Diagnostic(Severity.Error, fault.Message) { Location = fault.Location }
                : new Diagnostic(Severity.Error, $"The program ended with exit code {ExitCode} {soFar}.") { Remedy = "See what it wrote." };
        }

        return IsComplete ? null : new Diagnostic(Severity.Error, $"The program ended with exit code 0 {soFar}, and did not say that it was done.")
        {
            Remedy = "Return `await Deployment.RunAsync(...)` from Main, and end the process nowhere else.",
        };
    }
}
