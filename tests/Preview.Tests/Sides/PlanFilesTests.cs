using Preview.Plans;
using PlanFiles = Preview.Sides.PlanFiles;

namespace Preview.Tests.Sides;

public sealed class PlanFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plans-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_is_no_plan_is_told_once()
    {
        var file = Path.Combine(_folder, "eks.json");
        File.WriteAllText(file, "tenants:");
        using var side = PlanFiles.Read(file, new PlanReader());
        var failure = Assert.Single(side.Failures);
        Assert.Equal((file, null, "This is not JSON: line 1, column 2."), (failure.Side.Name, failure.Stack, failure.Message));
    }

    [Fact]
    public void In_a_folder_it_is_told_which_file()
    {
        var file = Path.Combine(_folder, "eks.json");
        File.WriteAllText(file, "tenants:");
        using var side = PlanFiles.Read(_folder, new PlanReader());
        var failure = Assert.Single(side.Failures);
        Assert.Equal((_folder, "eks", $"{file}: This is not JSON: line 1, column 2."), (failure.Side.Name, failure.Stack, failure.Message));
    }
}
