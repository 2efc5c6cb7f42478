using System.CommandLine;
using System.CommandLine.Help;
using Bench;
using Bench.Cases;
using Bench.Results;
using Preview.Commands;
using Preview.Projects;

var runs = new Option<int>("--runs") { Description = "How often each is run.", DefaultValueFactory = _ => 5 };
var tenants = new Option<int[]>("--tenants")
{
    Description = "The sizes of the EKS stack.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [10, 100, 300, 1000],
};
var withoutPeers = new Option<bool>("--no-peers") { Description = "Leave out what others make." };
var smoke = new Option<bool>("--smoke") { Description = "Everything once and small, with what the build left: whether the bench itself still works." };
var write = new Option<bool>("--write") { Description = "Put the table into docs/performance.md." };
runs.Validators.Add(result => RequireAll(result.Tokens, 100, result.AddError));
tenants.Validators.Add(result => RequireAll(result.Tokens, 5000, result.AddError));
Command root =
    new("bench", "Measures the preview, and what users would otherwise run, side by side.") { runs, tenants, withoutPeers, smoke, write, new HelpOption() };
root.SetAction(MeasureAsync);
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine($"error: {error.Message}");
    }

    return 2;
}

try
{
    using var interruption = new Interruption();
    var configuration = new InvocationConfiguration() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
    return await interruption.RunAsync(cancellation => parsed.InvokeAsync(configuration, cancellation));
}
catch (BenchException e)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return 1;
}

async Task<int> MeasureAsync(ParseResult result, CancellationToken cancellation)
{
    var isSmoke = result.GetValue(smoke);
    var repository = Path.GetDirectoryName(ProjectFile.Find(null))!;
    var output = Path.Combine(repository, "artifacts", "bench");
    Directory.CreateDirectory(output);
    var folder = Directory.CreateTempSubdirectory("spark-platform-bench-").FullName;
    try
    {
        var machine = Machine.Here();
        var peers = result.GetValue(withoutPeers) ? null : PeerSubjects.Find(repository, folder);
        if (peers is null)
        {
            Console.Error.WriteLine("Without peers. To have them: npm ci --ignore-scripts --prefix tools/bench/peers");
        }

        var pages = PageSubjects.Find(repository, folder);
        if (pages is null)
        {
            Console.Error.WriteLine("Without the page in a browser. To have it: npm ci --ignore-scripts --prefix tests/browser");
        }

        Tell("building");
        var programs = isSmoke ? Programs.Built() : await Programs.PublishNativeAsync(repository, cancellation);
        var own = new OwnSubjects(programs, pages, repository, folder);
        List<Subject> subjects = [own.AllStacks];
        if (!isSmoke)
        {
            subjects.Add(own.AllStacksWith("preview, published for .NET", await Programs.PublishAsync(repository, cancellation)));
            var built = Programs.Built();
            await SamePlans.RequireAsync(repository, folder, programs, built, cancellation);
            subjects.Add(own.AllStacksWith("preview, as `dotnet build` leaves it", built));
        }

        Subject? beside = null;
        var sizes = isSmoke ? [10] : result.GetValue(tenants)!;
        foreach (var size in sizes.Distinct().Order())
        {
            Tell($"making {size} tenants");
            (var ofSize, var shape) = await own.OfAsync(size, cancellation);
            if (beside is null && peers is not null)
            {
                beside = peers.BesideAllStacks(shape);
                subjects.Add(beside);
            }

            subjects.AddRange([.. ofSize, .. peers?.Of(size, shape) ?? []]);
        }

        var measurements = await Measurements.TakeAsync(subjects, isSmoke ? 1 : result.GetValue(runs), Tell, cancellation);
        var versions = peers?.Versions ?? new Dictionary<string, string>();
        var table = Table.Text(measurements, machine, versions);
        Console.Out.Write(table);
        ResultFile.Write(Path.Combine(output, "results.json"), measurements, machine, versions);
        if (result.GetValue(write))
        {
            PerformancePage.Write(repository, table);
        }

        return 0;
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

static void Tell(string what) => Console.Error.WriteLine($"  {what}");

static void RequireAll(IEnumerable<System.CommandLine.Parsing.Token> tokens, int most, Action<string> refuse)
{
    foreach (var token in tokens.Where(token => !int.TryParse(token.Value, out var number) || number < 1 || number > most))
    {
        refuse($"{token.Value} is no number from 1 to {most}.");
    }
}
