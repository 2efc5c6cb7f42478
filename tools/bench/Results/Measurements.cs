using Bench.Cases;
using Bench.Measurement;

namespace Bench.Results;

/// <summary>All runs of one subject.</summary>
internal sealed record Measured(Subject Subject, IReadOnlyList<Run> Runs)
{
    public Spread Seconds => Spread.Of(Runs.Select(run => run.Seconds));

    /// <summary>All its processes together; null where memory is not measured.</summary>
    public Spread? Memory => Runs.All(run => run.Memory is not null) ? Spread.Of(Runs.Select(run => run.Memory!.Value)) : null;
}

/// <summary>Everything that one call of the bench measured.</summary>
internal sealed class Measurements(IReadOnlyList<Measured> all)
{
    public IReadOnlyList<Measured> All => all;

    /// <summary>The measurement that a subject is compared with: the preview on as many tenants.</summary>
    public Measured? Base(Subject subject) => all.FirstOrDefault(measured =>
        measured.Subject.Group == subject.Group && measured.Subject.Name == OwnSubjects.Preview && measured.Subject.Tenants == subject.Tenants);

    /// <summary>Runs all subjects in turn, forwards and backwards, so that whatever else the machine does meets each of them.</summary>
    public static async Task<Measurements> TakeAsync(IReadOnlyList<Subject> subjects, int rounds, Action<string> tell, CancellationToken cancellation)
    {
        const int LongRounds = 3;
        var runs = subjects.ToDictionary(subject => subject, _ => new List<Run>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var subject in round % 2 == 0 ? subjects : subjects.Reverse())
            {
                if (!subject.IsLong || round < LongRounds)
                {
                    tell($"{round + 1}/{rounds}  {subject.Name}{(subject.Tenants is { } tenants ? $", {tenants} tenants" : "")}");
                    runs[subject].Add(await subject.Measure(cancellation));
                }
            }
        }

        return new Measurements([.. subjects.Select(subject => new Measured(subject, runs[subject]))]);
    }
}
