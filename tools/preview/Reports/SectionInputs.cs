using System.Collections.Immutable;
using Preview.Checks;
using Preview.Parity;
using Preview.Plans;
using Preview.Projects;
using Preview.Sides;

namespace Preview.Reports;

/// <summary>What sections are made from: the plans, and what the project's files say about them.</summary>
internal sealed record SectionInputs
{
    /// <summary>BASE's plans by stack, those that could be made.</summary>
    public required ImmutableSortedDictionary<string, Plan> Before { get; init; }

    /// <summary>HEAD's plans by stack, those that could be made.</summary>
    public required ImmutableSortedDictionary<string, Plan> After { get; init; }

    /// <summary>The policies as each side sets them; null when HEAD's file is wrong.</summary>
    public (PolicyCheck Before, PolicyCheck After)? Policies { get; init; }

    /// <summary>What HEAD declares to differ; null when it has no such file, or when the file is wrong.</summary>
    public ParityRules? Parity { get; init; }

    /// <summary>True when HEAD has a plan of each of its stacks.</summary>
    public bool HasAllStacks { get; init; }

    /// <summary>The files that are wrong. Only the section that needs one is left out.</summary>
    public ImmutableArray<Failure> Failures { get; init; } = [];

    /// <summary>Reads the files of both sides.</summary>
    /// <param name="before">BASE.</param>
    /// <param name="after">HEAD.</param>
    /// <param name="today">The day on which exemptions must hold.</param>
    public static SectionInputs Read(Side before, Side after, DateOnly today)
    {
        var project = after.Project ?? before.Project;
        List<Failure> failures = [];
        var policies = Try(() => PolicyCheck.Of(project, today));
        return new SectionInputs
        {
            Before = before.Plans,
            After = after.Plans,
            Policies = policies is null ? null : (before.Project is null ? policies : Earlier(before.Project, today), policies),
            Parity = project is not null && File.Exists(Path.Combine(project.StackFolder, ParityFile.FileName)) ? Try(() => ParityFile.Read(project)) : null,
            HasAllStacks = project is not null && project.Stacks().All(after.Plans.ContainsKey),
            Failures = [.. failures],
        };

        T? Try<T>(Func<T> read)
            where T : class
        {
            try
            {
                return read();
            }
            catch (ProblemException e)
            {
                failures.Add(new Failure(after.Label, null, e.Message));
                return null;
            }
        }
    }

    // What is wrong with BASE's settings is no fault of the change; without them it is held against the policies' own defaults.
    private static PolicyCheck Earlier(Project project, DateOnly today)
    {
        try
        {
            return PolicyCheck.Of(project, today);
        }
        catch (ProblemException)
        {
            return PolicyCheck.Of(null, today);
        }
    }
}
