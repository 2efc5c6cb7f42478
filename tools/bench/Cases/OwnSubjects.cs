using System.Collections.Immutable;
using System.Diagnostics;
using Bench.Measurement;
using Preview.Checks;
using Preview.Engine;
using Preview.Plans;
using Preview.Projects;

namespace Bench.Cases;

/// <summary>The subjects of the preview itself.</summary>
internal sealed class OwnSubjects(Programs programs, PageSubjects? pages, string root, string folder)
{
    public const string Stacks = "Four stacks";
    public const string Tenants = "EKS with many tenants";
    public const string Policies = "The policies";
    public const string Changes = "The changes";
    public const string Preview = "preview";

    /// <summary>Every stack of the project as it is shipped.</summary>
    public Subject AllStacks => AllStacksWith(Preview, programs);

    /// <summary>The same with programs that were made in another way.</summary>
    public Subject AllStacksWith(string name, Programs others) => new(Stacks, name, null, others.Preview(root).RunAsync);

    /// <summary>Makes a project with so many tenants, its plans before and after a change, and the shape that the peers make.</summary>
    /// <returns>What is measured on it, and the shape's file.</returns>
    public async Task<(ImmutableArray<Subject> Subjects, string Shape)> OfAsync(int tenants, CancellationToken cancellation)
    {
        var project = TestProject.Make(root, Path.Combine(folder, $"changed-{tenants}"), tenants);
        project.Change();
        var after = await PlanAsync(project, cancellation);
        project = TestProject.Make(root, Path.Combine(folder, $"project-{tenants}"), tenants);
        var before = await PlanAsync(project, cancellation);
        var shape = Path.Combine(folder, $"shape-{tenants}.json");
        Shape.Write(before, shape);

        var plan = new PlanReader().Read(before);
        var resources = plan.Resources.Count(resource => resource is { Custom: true, IsProvider: false });
        Subject Of(string group, string name, params string[] arguments) =>
            new(group, name, tenants, programs.Preview(project.Folder, arguments).RunAsync) { Resources = resources };
        string[] page = ["diff", before, after, "--format", "html"];
        return ([
            Of(Tenants, Preview),
            Of(Tenants, "preview -- plan eks --json", "plan", "eks", "--json"),
            Of(Policies, "preview -- check", "check"),
            new Subject(Policies, "the same check in process, warm", tenants, CheckInProcess(project, plan)) { Resources = resources },
            Of(Changes, "preview -- diff of two plans", "diff", before, after, "--format", "markdown"),
            Of(Changes, "the same as a page", page),
            .. pages is null ? [] : await pages.OfAsync(programs.Preview(project.Folder, page), tenants, resources, cancellation),
        ], shape);
    }

    private async Task<string> PlanAsync(TestProject project, CancellationToken cancellation)
    {
        var path = Path.Combine(project.Folder, "plan.json");
        await (programs.Preview(project.Folder, "plan", "eks", "--json") with { Output = path }).RunAsync(cancellation);
        return path;
    }

    private static Func<CancellationToken, Task<Run>> CheckInProcess(TestProject project, Plan plan)
    {
        var check = PolicyCheck.Of(ProjectFile.Read(ProjectFile.Find(project.Folder)), DateOnly.FromDateTime(DateTime.UtcNow));
        var preview = new StackPreview() { Plan = plan };

        // What is compiled when it first runs is not counted again: `check` above has it.
        _ = check.Apply(preview);
        return _ =>
        {
            var clock = Stopwatch.StartNew();
            var isFine = check.Apply(preview).Policies!.Passed;
            clock.Stop();
            return isFine ? Task.FromResult(new Run(clock.Elapsed.TotalSeconds, null, [])) : throw new BenchException("The project violates a policy.");
        };
    }
}
