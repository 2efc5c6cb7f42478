using System.Collections.Immutable;
using Policies;
using PolicyEngine.Evaluation;
using PolicyEngine.Settings;
using Preview.Engine;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Checks;

/// <summary>The policies with the project's settings for them.</summary>
internal sealed class PolicyCheck
{
    private readonly PolicySettings _settings;

    private readonly DateOnly _today;

    private PolicyCheck(PolicySettings settings, DateOnly today)
    {
        _settings = settings;
        _today = today;
    }

    /// <summary>The exemptions that hold no longer.</summary>
    public ImmutableArray<Problem> Expired => _settings.Expired;

    /// <summary>Reads policies.yaml, with the exemptions that hold today.</summary>
    /// <exception cref="ProblemException">All that is wrong in the file.</exception>
    /// <exception cref="UsageException">The environment names no time that could be today.</exception>
    public static PolicyCheck Open(Project project) => Of(project, Today());

    /// <summary>Today.</summary>
    /// <exception cref="UsageException">The environment names no time that could be today.</exception>
    public static DateOnly Today()
    {
        try
        {
            return Calendar.Today(TimeProvider.System);
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>Reads policies.yaml, which stands beside the stacks. Without it, every policy has its own defaults.</summary>
    /// <param name="project">The project; null where there are only plans.</param>
    /// <param name="today">The day on which the policies are asked, and exemptions must hold.</param>
    /// <exception cref="ProblemException">All that is wrong in the file.</exception>
    public static PolicyCheck Of(Project? project, DateOnly today)
    {
        var path = project is null ? "" : Path.Combine(project.StackFolder, PolicyFile.FileName);
        if (project is null || !File.Exists(path))
        {
            return new PolicyCheck(PolicySettings.None, today);
        }

        var settings = PolicyFile.Read(
            File.ReadAllText(path), project.Relative(path), Catalogue.All, project.Stacks(), today, out var problems);
        return settings is not null
            ? new PolicyCheck(settings, today)
            : throw new ProblemException(problems);
    }

    /// <summary>The stack with what the policies say of it. A stack whose program failed is not asked about: it is not all there.</summary>
    public CheckedStack Apply(StackPreview preview) => new(preview, preview.Succeeded ? Evaluate(preview.Plan) : null);

    /// <summary>What is set for a stack.</summary>
    public PolicyConfiguration Settings(string stack) => _settings.For(stack) with { Today = _today };

    /// <summary>What the policies say of a plan.</summary>
    public PolicyReport Evaluate(Plan plan)
    {
        var resources = PlanResources.Of(plan);
        return new Evaluator(Catalogue.All, Settings(plan.Stack)).Evaluate(resources.Registered, resources.Stack);
    }

    /// <summary>The exemptions that no violation needs, on all of the stacks.</summary>
    public IEnumerable<StaleExemption> Stale(IReadOnlyCollection<CheckedStack> stacks)
    {
        HashSet<Exemption> used = [.. stacks.SelectMany(stack => stack.Policies?.Verdicts ?? []).Select(verdict => verdict.Exemption).OfType<Exemption>()];
        return _settings.Exemptions.Where(exemption => !used.Contains(exemption))
            .Select(exemption => StaleExemption.Of(exemption, [.. stacks.Where(stack => Settings(stack.Stack).Exemptions.Contains(exemption))]));
    }
}
