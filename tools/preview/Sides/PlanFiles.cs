using System.Collections.Immutable;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Sides;

/// <summary>Plans in files, as <c>plan STACK --json</c> or <c>pulumi stack export</c> writes them.</summary>
internal static class PlanFiles
{
    /// <summary>A plan file, or a folder with one for each stack.</summary>
    /// <param name="path">The file or folder, which is there.</param>
    /// <param name="reader">Reads both sides.</param>
    /// <exception cref="UsageException">There is no plan.</exception>
    public static Side Read(string path, PlanReader reader)
    {
        var label = new SideLabel(path);
        var isFolder = Directory.Exists(path);
        string[] files = isFolder ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)] : [path];
        if (files.Length == 0)
        {
            throw new UsageException($"The folder {path} has no plans: there is no *.json in it. Write them with: preview plan STACK --json > {Path.Combine(path, "STACK.json")}");
        }

        var plans = ImmutableSortedDictionary.CreateBuilder<string, Plan>(StringComparer.Ordinal);
        List<Failure> failures = [];
        foreach (var file in files)
        {
            try
            {
                var plan = reader.Read(file);
                var stack = plan.Stack == "" ? Path.GetFileNameWithoutExtension(file) : plan.Stack;
                if (!plans.TryAdd(stack, plan))
                {
                    failures.Add(new Failure(label, stack, $"{file}: A second plan of the stack {stack}; the first of the folder is taken."));
                }
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                // A single file is the side, which every failure names.
                failures.Add(isFolder ? new Failure(label, Path.GetFileNameWithoutExtension(file), $"{file}: {e.Message}") : new Failure(label, null, e.Message));
            }
        }

        return new Side { Label = label, Plans = plans.ToImmutable(), Failures = [.. failures], IsSinglePlan = !isFolder };
    }
}
