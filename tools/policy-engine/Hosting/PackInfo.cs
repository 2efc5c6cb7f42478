using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using Pulumirpc;

namespace PolicyEngine.Hosting;

/// <summary>Describes the pack to the engine.</summary>
internal static class PackInfo
{
    public static AnalyzerInfo Of(PolicyPack pack)
    {
        var info = new AnalyzerInfo()
        {
            Name = PolicyPack.Name,
            DisplayName = "Spark platform",
            Description = "The rules of the Spark platform on EKS, GKE, AKS and existing clusters.",
            Version = PolicyPack.Version,
            SupportsConfig = true,
            Tags = { "kubernetes", "spark" },
        };
        foreach (var policy in pack.Policies)
        {
            info.Policies.Add(Of(policy, pack.Configuration));
            if (SettingsOf(policy, pack.Configuration) is { Fields.Count: > 0 } settings)
            {
                info.InitialConfig.Add(policy.Id, new PolicyConfig { EnforcementLevel = LevelOf(pack.Configuration.LevelOf(policy)), Properties = settings });
            }
        }

        return info;
    }

    /// <summary>The engine's word for a level.</summary>
    public static EnforcementLevel LevelOf(PolicyLevel level) => level switch
    {
        PolicyLevel.Advisory => EnforcementLevel.Advisory,
        PolicyLevel.Mandatory => EnforcementLevel.Mandatory,
        PolicyLevel.Disabled => EnforcementLevel.Disabled,
        _ => EnforcementLevel.Remediate,
    };

    /// <summary>The level that the engine's word stands for.</summary>
    public static PolicyLevel LevelOf(EnforcementLevel level) => level switch
    {
        EnforcementLevel.Advisory => PolicyLevel.Advisory,
        EnforcementLevel.Mandatory => PolicyLevel.Mandatory,
        EnforcementLevel.Disabled => PolicyLevel.Disabled,
        EnforcementLevel.Remediate => PolicyLevel.Remediate,
        _ => throw new PackException($"{(int)level} is no enforcement level; expected 0 to 3."),
    };

    /// <summary>The engine's word for a severity.</summary>
    public static PolicySeverity SeverityOf(Policy policy) => policy.Info.Severity switch
    {
        Severity.Low => PolicySeverity.Low,
        Severity.Medium => PolicySeverity.Medium,
        Severity.High => PolicySeverity.High,
        _ => PolicySeverity.Critical,
    };

    private static Pulumirpc.PolicyInfo Of(Policy policy, PolicyConfiguration configuration)
    {
        var info = new Pulumirpc.PolicyInfo()
        {
            Name = policy.Id,
            DisplayName = policy.Info.Title,
            Description = policy.Info.Why,
            Message = policy.Info.Remedy,
            EnforcementLevel = LevelOf(configuration.LevelOf(policy)),
            PolicyType = policy is StackPolicy ? PolicyType.Stack : PolicyType.Resource,
            Severity = SeverityOf(policy),
            Tags = { PolicyName.AreaOf(policy.Id) },
            RemediationSteps = policy.Info.Remedy,
            Url = policy.Info.Link,
        };
        if (policy.Info.Settings.Length > 0)
        {
            info.ConfigSchema = new PolicyConfigSchema { Properties = SchemaOf(policy) };
        }

        // The engine knows one for each policy; docs/policies.md has all.
        if (policy.Info.References is [var reference, ..])
        {
            info.Framework = new PolicyComplianceFramework
            {
                Name = reference.Framework,
                Version = reference.Version,
                Reference = reference.Reference,
                Specification = reference.Specification,
            };
        }

        return info;
    }

    private static Struct SchemaOf(Policy policy) =>
        Struct.Parser.ParseJson(
            new JsonObject(policy.Info.Settings.Select(setting => KeyValuePair.Create(setting.Name, (JsonNode?)SettingsSchema.Of(setting)))).ToJsonString());

    // The pack's settings must be reported here: otherwise the engine sends the policies' defaults.
    private static Struct SettingsOf(Policy policy, PolicyConfiguration configuration)
    {
        var settings = new Struct();
        foreach ((var name, var value) in configuration.OptionsOf(policy).Values)
        {
            settings.Fields.Add(name, value switch
            {
                bool flag => Value.ForBool(flag),
                int number => Value.ForNumber(number),
                IEnumerable<string> texts => Value.ForList([.. texts.Select(Value.ForString)]),
                _ => Value.ForString((string)value),
            });
        }

        return settings;
    }
}
