using System.Collections.Concurrent;
using System.Globalization;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using Pulumirpc;

namespace PolicyEngine.Hosting;

/// <summary>Verdicts as the engine takes them.</summary>
internal static class VerdictMessages
{
    private static readonly ConcurrentDictionary<string, PolicyNotApplicable> OfOtherKinds = new();

    /// <summary>Reports that a policy did not apply.</summary>
    public static PolicyNotApplicable NotAsked(Policy policy) =>
        OfOtherKinds.GetOrAdd(policy.Id, id => new PolicyNotApplicable { PolicyName = id, Reason = "No resource is of a type that the policy covers." });

    public static void AddTo(AnalyzeResponse response, PolicyVerdict verdict)
    {
        switch (verdict.Outcome)
        {
            case PolicyOutcome.Violated:
                foreach (var finding in verdict.Violations)
                {
                    response.Diagnostics.Add(
                        Diagnostic(
                            verdict, PackInfo.LevelOf(verdict.Level),
                            $"{At(finding)}{finding.Message}\n{verdict.Policy.Info.Remedy} See {verdict.Policy.Info.Link}"));
                }

                break;

            // Not a violation, whatever the policy's level: the value is known only after apply.
            case PolicyOutcome.Undecided:
                var unknown = string.Join(' ', verdict.Undecided.Select(finding => finding.Message));
                response.Diagnostics.Add(Diagnostic(verdict, EnforcementLevel.Advisory, $"This cannot be decided before apply: {unknown}"));
                break;

            case PolicyOutcome.Exempt when verdict.Exemption is { } exemption:
                response.NotApplicable.Add(new PolicyNotApplicable
                {
                    PolicyName = verdict.Policy.Id,
                    Reason = string.Create(
                        CultureInfo.InvariantCulture, $"{verdict.Resource.Name} is exempt until {exemption.Expires:yyyy-MM-dd}: {exemption.Reason}"),
                });
                break;
        }
    }

    // The CLI prints the message and nothing else; the SDKs of other languages begin it with the description.
    private static AnalyzeDiagnostic Diagnostic(PolicyVerdict verdict, EnforcementLevel level, string text) => new()
    {
        PolicyName = verdict.Policy.Id,
        PolicyPackName = PolicyPack.Name,
        PolicyPackVersion = PolicyPack.Version,
        Description = verdict.Policy.Info.Title,
        Message = $"{verdict.Policy.Info.Title}\n{text}",
        EnforcementLevel = level,
        Severity = PackInfo.SeverityOf(verdict.Policy),
        Urn = verdict.Resource.Urn,
    };

    private static string At(Finding finding) => finding.Path.Length == 0 ? "" : $"{finding.Path}: ";
}
