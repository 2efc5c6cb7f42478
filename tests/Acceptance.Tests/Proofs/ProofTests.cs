using System.Globalization;

namespace Acceptance.Tests.Proofs;

/// <summary>
/// Each row of docs/proofs.md names a test that exists and runs on the part that the row says. Whether a named test was skipped is known
/// only after the run: .ci/proofs asks.
/// </summary>
public sealed class ProofTests
{
    private static readonly Lazy<TestSources> Sources = new(() => new TestSources(Path.Combine(Repository.Root, "tests")));

    // What the rows call a part, and what the tests call it.
    private static readonly Dictionary<string, string[]> Asked = new()
    {
        ["real control plane"] = ["ControlPlane"],
        ["real engine"] = ["ControlPlane", "Engine"],
        ["real CLI"] = ["Engine"],
    };

    [Fact]
    public void Every_row_can_be_believed() => Assert.Empty(ProofsPage.Read().SelectMany(Faults));

    [Fact]
    public void There_are_rows() => Assert.True(ProofsPage.Read().Count > 20);

    [Fact]
    public void The_first_screen_of_the_README_links_the_page() =>
        Assert.Contains($"]({ProofsPage.Document})", string.Join('\n', File.ReadLines(Path.Combine(Repository.Root, "README.md")).Take(25)));

    [Theory]
    [InlineData("| A | fake | `Acceptance.Tests.Proofs.ProofTests.There_are_rows` | 2026-12-01 |", "")]
    [InlineData("| A | fake | `Acceptance.Tests.Proofs.ProofTests` | 2026-12-01 |", "")]
    [InlineData("| A | real CLI | `Cli.Tests.NewProjectTests.Only_the_name_changes` | 2026-12-01 |", "")]
    [InlineData("| A | real control plane | `Live.Tests.PodTests` | 2026-12-01 |", "")]
    [InlineData("| A | real kubelet by hand | seen; no test repeats it | 2026-11-30 |", "")]
    [InlineData("| A | none | no cloud was asked | |", "")]
    [InlineData(
        "| A | fake | `Acceptance.Tests.Proofs.ProofTests.No_such_test` | 2026-12-01 |",
        "1: there is no test Acceptance.Tests.Proofs.ProofTests.No_such_test.")]
    [InlineData("| A | fake | `Acceptance.Tests.Proofs.ProofsPage` | 2026-12-01 |", "1: there is no test Acceptance.Tests.Proofs.ProofsPage.")]
    [InlineData("| A | fake | nothing | 2026-12-01 |", "1: proven on \"fake\", but no test is named.")]
    [InlineData(
        "| A | real cloud | `Acceptance.Tests.Proofs.ProofTests` | 2026-12-01 |",
        "1: proven on \"real cloud\", which is none of fake, real control plane, real engine, real CLI, real kubelet by hand, by hand, none.")]
    [InlineData("| A | real engine | `Acceptance.Tests.PlanTests` | 2026-12-01 |", "1: Acceptance.Tests.PlanTests does not run on the real engine.")]
    [InlineData("| A | real engine | `Cli.Tests.NewProjectTests` | 2026-12-01 |", "1: Cli.Tests.NewProjectTests does not run on the real engine.")]
    [InlineData(
        "| A | real control plane | `Cli.Tests.NewProjectTests` | 2026-12-01 |", "1: Cli.Tests.NewProjectTests does not run on the real control plane.")]
    [InlineData("| A | fake | `Acceptance.Tests.Proofs.ProofTests` | soon |", "1: the date is \"soon\"; expected a day such as 2026-12-01.")]
    [InlineData("| A | fake | `Acceptance.Tests.Proofs.ProofTests` | |", "1: the date is \"\"; expected a day such as 2026-12-01.")]
    [InlineData("| A | none | `Acceptance.Tests.Proofs.ProofTests` | 2026-12-01 |", "1: proven on \"none\", so neither a test nor a date can show it.")]
    public void A_row_is_held_to_the_tests(string row, string fault) =>
        Assert.Equal(fault.Length == 0 ? [] : [$"{ProofsPage.Document}:{fault}"], ProofsPage.Parse(row).SelectMany(Faults));

    private static IEnumerable<string> Faults(Proof proof)
    {
        var at = $"{ProofsPage.Document}:{proof.Line}";
        if (!ProofsPage.Parts.Contains(proof.Part))
        {
            yield return $"{at}: proven on \"{proof.Part}\", which is none of {string.Join(", ", ProofsPage.Parts)}.";
            yield break;
        }

        if (proof.Part == "none" && (proof.Tests.Count > 0 || proof.Date.Length > 0))
        {
            yield return $"{at}: proven on \"none\", so neither a test nor a date can show it.";
            yield break;
        }

        if (proof.Part != "none" && !DateOnly.TryParseExact(proof.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return $"{at}: the date is \"{proof.Date}\"; expected a day such as 2026-12-01.";
        }

        if (proof.Tests.Count == 0 && (proof.Part == "fake" || Asked.ContainsKey(proof.Part)))
        {
            yield return $"{at}: proven on \"{proof.Part}\", but no test is named.";
        }

        foreach (var test in proof.Tests)
        {
            if (!Sources.Value.Has(test))
            {
                yield return $"{at}: there is no test {test}.";
            }
            else if (Asked.TryGetValue(proof.Part, out var parts) && !Sources.Value.PartsOf(test).IsSupersetOf(parts))
            {
                yield return $"{at}: {test} does not run on the {proof.Part}.";
            }
        }
    }
}
