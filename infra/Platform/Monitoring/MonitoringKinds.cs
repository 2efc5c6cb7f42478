using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Platform.Monitoring;

/// <summary>The Prometheus operator's kind PodMonitor, version 1: which pods are asked for metrics, and how.</summary>
internal sealed class PodMonitorArgs() : CustomResourceArgs("monitoring.coreos.com/v1", "PodMonitor")
{
    [Input("spec")]
    public Input<PodMonitorSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The fields of a PodMonitor that are in use.</summary>
internal sealed class PodMonitorSpecArgs : ResourceArgs
{
    [Input("namespaceSelector", required: true)]
    public Input<MonitoredNamespacesArgs> NamespaceSelector { get; set; } = null!;

    [Input("selector", required: true)]
    public Input<MonitoredPodsArgs> Selector { get; set; } = null!;

    [Input("podMetricsEndpoints", required: true)]
    public InputList<MetricsEndpointArgs> Endpoints { get; set; } = null!;
}

/// <summary>Namespaces by name, or all.</summary>
internal sealed class MonitoredNamespacesArgs : ResourceArgs
{
    [Input("matchNames")]
    public InputList<string> MatchNames { get; set; } = null!;

    [Input("any")]
    public Input<bool>? Any { get; set; }
}

/// <summary>Pods by label.</summary>
internal sealed class MonitoredPodsArgs : ResourceArgs
{
    [Input("matchLabels", required: true)]
    public InputMap<string> MatchLabels { get; set; } = null!;
}

/// <summary>An address of each pod that answers with metrics.</summary>
internal sealed class MetricsEndpointArgs : ResourceArgs
{
    /// <summary>The container port's name.</summary>
    [Input("port", required: true)]
    public Input<string> Port { get; set; } = null!;

    [Input("path", required: true)]
    public Input<string> Path { get; set; } = null!;

    [Input("interval")]
    public Input<string> Interval { get; set; } = "30s";

    /// <summary>Changes a target's labels.</summary>
    [Input("relabelings")]
    public InputList<RelabelingArgs> Relabelings { get; set; } = null!;

    /// <summary>Changes what a target answers.</summary>
    [Input("metricRelabelings")]
    public InputList<RelabelingArgs> MetricRelabelings { get; set; } = null!;
}

/// <summary>One step of relabelling.</summary>
internal sealed class RelabelingArgs : ResourceArgs
{
    [Input("action")]
    public Input<string>? Action { get; set; }

    [Input("sourceLabels", required: true)]
    public InputList<string> SourceLabels { get; set; } = null!;

    [Input("regex")]
    public Input<string>? Regex { get; set; }

    [Input("targetLabel")]
    public Input<string>? TargetLabel { get; set; }

    [Input("replacement")]
    public Input<string>? Replacement { get; set; }
}

/// <summary>The Prometheus operator's kind PrometheusRule, version 1: what is computed, and what is an alert.</summary>
internal sealed class PrometheusRuleArgs() : CustomResourceArgs("monitoring.coreos.com/v1", "PrometheusRule")
{
    [Input("spec")]
    public Input<PrometheusRuleSpecArgs> Spec { get; set; } = null!;
}

/// <summary>The groups of a PrometheusRule.</summary>
internal sealed class PrometheusRuleSpecArgs : ResourceArgs
{
    [Input("groups", required: true)]
    public InputList<RuleGroupArgs> Groups { get; set; } = null!;
}

/// <summary>Rules that are computed one after the other.</summary>
internal sealed class RuleGroupArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("rules", required: true)]
    public InputList<RuleArgs> Rules { get; set; } = null!;
}

/// <summary>A recording rule or an alert.</summary>
internal sealed class RuleArgs : ResourceArgs
{
    [Input("record")]
    public Input<string>? Record { get; set; }

    [Input("alert")]
    public Input<string>? Alert { get; set; }

    [Input("expr", required: true)]
    public Input<string> Expression { get; set; } = null!;

    /// <summary>How long it must hold before it is an alert.</summary>
    [Input("for")]
    public Input<string>? For { get; set; }

    [Input("labels")]
    public InputMap<string> Labels { get; set; } = null!;

    [Input("annotations")]
    public InputMap<string> Annotations { get; set; } = null!;
}
