using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Monitoring;

public sealed class MonitoringSelectorsUnrestrictedTests : RuleTests
{
    protected override string Policy => "monitoring-selectors-unrestricted";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("open", Release(Open)),
        Accepted(
            "a custom selector",
            Release($"{Open}, ruleSelectorNilUsesHelmValues: true, ruleSelector: {{ matchLabels: {{ team: red }} }}".Replace(
                "ruleSelectorNilUsesHelmValues: false, ", "", StringComparison.Ordinal))),
        Refused(
            "one by its default",
            Release(Open.Replace("probeSelectorNilUsesHelmValues: false, ", "", StringComparison.Ordinal)),
            "monitoring values.prometheus.prometheusSpec.probeSelectorNilUsesHelmValues: Prometheus selects a probe only from its own chart."),
        Undecided(
            "not known",
            Release(Open.Replace("probeSelectorNilUsesHelmValues: false", "probeSelectorNilUsesHelmValues: !unknown ", StringComparison.Ordinal)),
            "monitoring values.prometheus.prometheusSpec.probeSelectorNilUsesHelmValues"),
        Ignored("another chart", Release(Open, "prometheus")),
    ];

    private const string Open =
        "podMonitorSelectorNilUsesHelmValues: false, probeSelectorNilUsesHelmValues: false, ruleSelectorNilUsesHelmValues: false, "
            + "scrapeConfigSelectorNilUsesHelmValues: false, serviceMonitorSelectorNilUsesHelmValues: false";

    private static Resource Release(string spec, string chart = "kube-prometheus-stack") => Resource(
        "kubernetes:helm.sh/v3:Release", "monitoring", $"{{ chart: {chart}, values: {{ prometheus: {{ prometheusSpec: {{ {spec} }} }} }} }}");
}
