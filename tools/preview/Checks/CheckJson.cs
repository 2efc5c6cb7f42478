using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;

namespace Preview.Checks;

/// <summary>What the policies say, for programs: every verdict but those that passed.</summary>
internal static class CheckJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ImmutableArray<CheckedStack> stacks, ImmutableArray<Problem> expired, IEnumerable<Exemption> stale, bool isFine, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteBoolean("ok", isFine);
        json.WriteStartArray("stacks");
        foreach (var stack in stacks)
        {
            Write(json, stack);
        }

        json.WriteEndArray();
        json.WriteStartArray("expired");
        foreach (var problem in expired)
        {
            json.WriteStartObject();
            json.WriteString("file", problem.File);
            json.WriteNumber("line", problem.Line);
            json.WriteString("message", problem.Message);
            json.WriteString("remedy", problem.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("stale");
        foreach (var exemption in stale)
        {
            Write(json, exemption);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CheckedStack stack)
    {
        json.WriteStartObject();
        json.WriteString("stack", stack.Stack);
        json.WriteBoolean("checked", stack.Policies is not null);
        if (stack.Policies is { } report)
        {
            json.WriteNumber("passed", report.PassedCount);
            json.WriteNumber("mandatory", report.MandatoryViolations.Count());
            json.WriteNumber("advisory", report.AdvisoryViolations.Count());
            json.WriteNumber("undecided", report.UndecidedCount);
            json.WriteNumber("exempt", report.ExemptCount);
            json.WriteStartArray("verdicts");
            foreach (var verdict in report.Verdicts.Where(verdict => verdict.Outcome != PolicyOutcome.Passed))
            {
                Write(json, verdict);
            }

            json.WriteEndArray();
            json.WriteStartArray("remediated");
            foreach ((var resource, var policy) in report.Remediated)
            {
                json.WriteStartObject();
                json.WriteString("policy", policy.Id);
                json.WriteString("urn", resource.Urn);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PolicyVerdict verdict)
    {
        var info = verdict.Policy.Info;
        json.WriteStartObject();
        json.WriteString("policy", info.Id);
        json.WriteString("outcome", verdict.Outcome.ToString().ToLowerInvariant());
        json.WriteString("level", PolicyLevels.Name(verdict.Level));
        json.WriteString("severity", info.Severity.ToString().ToLowerInvariant());
        json.WriteString("urn", verdict.Resource.Urn);
        Write(json, "violations", verdict.Violations);
        Write(json, "undecided", verdict.Undecided);
        json.WriteString("remedy", info.Remedy);
        json.WriteString("link", info.Link);
        if (verdict.Exemption is { } exemption)
        {
            json.WritePropertyName("exemption");
            Write(json, exemption);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<Finding> findings)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("path", finding.Path);
            json.WriteString("message", finding.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Exemption exemption)
    {
        json.WriteStartObject();
        json.WriteString("policy", exemption.Policy);
        json.WriteString("resource", exemption.Resource);
        json.WriteString("reason", exemption.Reason);
        json.WriteString("expires", exemption.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("place", exemption.Place);
        json.WriteEndObject();
    }
}
