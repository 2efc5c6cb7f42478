using Preview.Checks;
using Preview.Cost;
using Preview.Plans;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>The line over a stack: its name, where it goes, how much it is, what it would cost, how long it took.</summary>
internal static class HeaderView
{
    private static readonly string[] Places = ["project", "region", "location", "zone", "context", "cluster"];

    public static Line Line(CheckedStack stack, int? width) => Lines([stack], width).Single();

    /// <summary>The lines over several stacks. Where one does not fit, all leave out what can be told from elsewhere.</summary>
    public static IEnumerable<Line> Lines(IReadOnlyList<CheckedStack> stacks, int? width)
    {
        Line[] full = [.. stacks.Select(stack => Line(stack, isShort: false))];
        return full.All(line => line.Length <= (width ?? int.MaxValue)) ? full : stacks.Select(stack => Line(stack, isShort: true));
    }

    private static Line Line(CheckedStack stack, bool isShort)
    {
        var preview = stack.Preview;
        var plan = preview.Plan;
        var isFine = preview.Succeeded && stack.Policies is null or { Passed: true };
        var line = new Line(isFine ? new Span("✓ ", Tone.Good) : new Span("✗ ", Tone.Bad)) { Hanging = [new Span("  ")] }
            .Word(Span.Of(plan.Stack, Tone.Title))
            .Text(isShort ? "" : plan.Project);
        // A provider without a place tells little beside one that has it.
        string[] providers = [.. Providers(plan)];
        foreach (var provider in isShort && Array.Exists(providers, HasPlace) ? providers.Where(HasPlace) : providers)
        {
            Dot(line).Text(provider);
        }

        var resources = plan.Resources.Count(resource => resource.IsManaged);
        var components = plan.Resources.Count(resource => resource.IsComponent);
        Dot(line).Text($"{Plural.Of(resources, "resource")}{(isShort ? "" : $" in {Plural.Of(components, "component")}")}");
        var errors = preview.Errors.Count();
        if (errors > 0)
        {
            Dot(line).Text(Plural.Of(errors, "error"), Tone.Bad);
        }

        if (stack.Policies is { Verdicts.Length: > 0 } policies)
        {
            var violated = policies.MandatoryViolations.Count();
            Dot(line).Text("policies").Text(violated > 0 ? $"{violated} violated" : $"{policies.PassedCount} ok", violated > 0 ? Tone.Bad : Tone.Plain);
        }

        if (preview.Succeeded && MonthlyEstimate(plan) is { } monthly)
        {
            Dot(line).Text(monthly);
        }

        Dot(line).Word(new Span($"{preview.Elapsed.TotalSeconds:0.00} s", Tone.Quiet));
        return line;
    }

    // "$1.2k–48k a month"; null where nothing is known of the costs. A sum without the nodes would pass for the whole.
    private static string? MonthlyEstimate(Plan plan) => CostEstimate.Of(plan) switch
    {
        { RegionWithoutPrices: { } region } => $"no prices for {region}",
        { IsKnown: true } cost => $"{Money.Range(cost.Floor, cost.Ceiling)} a month",
        _ => null,
    };

    private static bool HasPlace(string provider) => provider.Contains(' ', StringComparison.Ordinal);

    // "aws eu-central-1", "gcp my-project europe-west3", "kubernetes".
    private static IEnumerable<string> Providers(Plan plan) => plan.Resources
        .Where(resource => resource.IsProvider && Kinds.Package(resource) != "pulumi")
        .GroupBy(Kinds.Package)
        .OrderBy(package => package.Key, StringComparer.Ordinal)
        .Select(package => string.Join(' ', package
            .SelectMany(provider => Places.Select(place => provider.Inputs.Text(place)).OfType<string>())
            .Distinct()
            .Prepend(package.Key)));

    private static Line Dot(Line line) => line.Word(new Span("·", Tone.Quiet));
}
