using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Acceptance.Tests;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using PolicyEngine.Settings;
using Preview.Checks;
using Preview.Plans;

namespace Policies.Tests.Mutations;

/// <summary>A stack of this project as policies see it. Its plan is made once for all tests, by the preview as a user runs it.</summary>
internal sealed class RealStack
{
    /// <summary>The stacks that this project ships.</summary>
    public static readonly ImmutableArray<string> Names = ["aks", "eks", "gke", "onprem"];

    private static readonly ConcurrentDictionary<string, Lazy<Task<RealStack>>> Made = new();

    private readonly PlanResources _resources;
    private readonly Evaluator _evaluator;

    private RealStack(string name, Plan plan)
    {
        Name = name;
        Plan = plan;
        _resources = PlanResources.Of(plan);
        _evaluator = new Evaluator(Catalogue.All, Settings(name));
        Violated = ViolatedBy(_resources.Registered, _resources.Stack);
    }

    public string Name { get; }

    /// <summary>The plan as the preview reads it.</summary>
    public Plan Plan { get; }

    /// <summary>All resources with their outputs.</summary>
    public ImmutableArray<Resource> Resources => _resources.Stack.All;

    /// <summary>The violations without a change: policy and URN.</summary>
    public ImmutableHashSet<(string Policy, string Urn)> Violated { get; }

    public static Task<RealStack> Of(string name) => Made.GetOrAdd(name, stack => new(() => MakeAsync(stack))).Value;

    /// <summary>The additional violations after one resource is changed. The change gets its inputs, then its outputs; null removes the resource.</summary>
    public ImmutableHashSet<(string Policy, string Urn)> NewlyViolated(Resource changed, Func<Resource, Resource?> change) =>
        ViolatedBy(Changed(_resources.Registered, changed, change), new StackResources(Changed(_resources.Stack.All, changed, change))).Except(Violated);

    private static ImmutableArray<Resource> Changed(ImmutableArray<Resource> resources, Resource changed, Func<Resource, Resource?> change) =>
        [.. resources.Select(resource => resource.Urn == changed.Urn ? change(resource) : resource).OfType<Resource>()];

    private ImmutableHashSet<(string Policy, string Urn)> ViolatedBy(ImmutableArray<Resource> registered, StackResources stack) =>
        [.. _evaluator.Evaluate(registered, stack).Verdicts
            .Where(verdict => verdict.Outcome == PolicyOutcome.Violated)
            .Select(verdict => (verdict.Policy.Id, verdict.Resource.Urn))];

    // On no day has any exemption expired before it was written.
    private static PolicyConfiguration Settings(string stack)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "stacks", PolicyFile.FileName));
        var settings = PolicyFile.Read(text, PolicyFile.FileName, Catalogue.All, Names, DateOnly.MinValue, out var problems);
        Assert.Empty(problems);
        return settings!.For(stack);
    }

    private static async Task<RealStack> MakeAsync(string stack)
    {
        var run = await PreviewProcess.RunAsync("plan", stack, "--json");
        Assert.True(run.ExitCode == 0, run.Errors);
        return new RealStack(stack, new PlanReader().Read(new MemoryStream(Encoding.UTF8.GetBytes(run.Output))));
    }
}
