using System.Collections.Immutable;
using Policies;
using Policies.Evaluation;
using Policies.Settings;
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
    public ImmutableArray<PolicyProblem> Expired => _settings.Expired;

    /// <summary>Reads policies.yaml, which stands beside the stacks. Without it, every policy has its own defaults.</summary>
    /// <param name="project">The project.</param>
    /// <param name="today">The day on which the policies are asked, and exemptions must hold.</param>
    /// <exception cref="SettingsException">All that is wrong in the file.</exception>
    public static PolicyCheck Open(Project project, DateOnly today)
    {
        WarmUp();
        string path = Path.Combine(project.StackFolder, PolicyFile.FileName);
        if (!File.Exists(path))
        {
            return new PolicyCheck(PolicySettings.None, today);
        }

        PolicySettings? settings = PolicyFile.Read(
            File.ReadAllText(path), project.Relative(path), Catalogue.All, project.Stacks(), today, out ImmutableArray<PolicyProblem> problems);
        return settings is not null
            ? new PolicyCheck(settings, today)
            : throw new SettingsException([.. problems.Select(static problem => new SettingsProblem(problem.File, problem.Line, problem.Column, problem.Message, problem.Remedy))]);
    }

    /// <summary>The stacks with what the policies say of them. A stack whose program failed is not asked about: it is not all there.</summary>
    public ImmutableArray<StackPreview> Apply(ImmutableArray<StackPreview> previews) =>
        [.. previews.Select(preview => preview.Succeeded ? preview with { Policies = Evaluate(preview) } : preview)];

    /// <summary>The exemptions that no violation needs, on all of the stacks.</summary>
    public IEnumerable<Exemption> Stale(IEnumerable<StackPreview> previews)
    {
        HashSet<Exemption> used = [.. previews.SelectMany(static preview => preview.Policies?.Verdicts ?? []).Select(static verdict => verdict.Exemption).OfType<Exemption>()];
        return _settings.Exemptions.Where(exemption => !used.Contains(exemption));
    }

    // The code that asks is compiled when it first runs; that it does so beside the programs saves the time.
    private static void WarmUp()
    {
        Urn stack = Urn.Create("stack", "project", null, Urn.StackType, "stack");
        PlanResources resources = PlanResources.Of(new Plan("project", "stack", [new PlanResource { Urn = stack, Custom = false, Type = Urn.StackType }]));
        _ = new Evaluator(Catalogue.All, PolicyConfiguration.Defaults).Evaluate(resources.Registered, resources.Stack);
    }

    private PolicyReport Evaluate(StackPreview preview)
    {
        PlanResources resources = PlanResources.Of(preview.Plan);
        return new Evaluator(Catalogue.All, _settings.For(preview.Stack) with { Today = _today }).Evaluate(resources.Registered, resources.Stack);
    }
}
