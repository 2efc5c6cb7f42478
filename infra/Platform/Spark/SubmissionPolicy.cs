using Infra.Clusters;
using Pulumi;

namespace Infra.Platform.Spark;

/// <summary>
/// The admission policy for applications in a tenant's namespace. The operator itself has no default for how long it keeps a finished
/// application, and without a value it never deletes the application or its driver's pod (kubeflow/spark-operator#2984). A policy that only
/// checks works on every version; one that fills in (MutatingAdmissionPolicy) is off on the managed clusters of the supported versions.
/// </summary>
internal static class SubmissionPolicy
{
    public const string Name = "spark-platform-applications";

    // The longest time to live: a finished application can be looked at for a week; its history stays in the event log.
    private const int LongestSeconds = 7 * 24 * 60 * 60;

    public static Resource Create(ClusterContract cluster, ComponentResource parent) => new AdmissionPolicy
    {
        Name = Name,
        ApiGroup = "sparkoperator.k8s.io",
        Resources = ["sparkapplications", "scheduledsparkapplications"],

        // Not on changes: what was there before the policy can still be changed.
        Operations = ["CREATE"],
        Variables =
        [
            ("application", "object.kind == 'ScheduledSparkApplication' ? object.spec.template : object.spec"),
            (
                "restart",
                "has(variables.application.restartPolicy) && has(variables.application.restartPolicy.type) ? variables.application.restartPolicy.type : "
                + "'Never'"),
        ],
        Rules =
        [
            new(
                "has(variables.application.timeToLiveSeconds) && variables.application.timeToLiveSeconds > 0 && variables.application.timeToLiveSeconds <= "
                + $"{LongestSeconds}",
                $"timeToLiveSeconds is missing or not from 1 to {LongestSeconds}: a finished application and its driver would never be deleted. Add it, for "
                + "example timeToLiveSeconds: 86400."),
            new(
                "variables.restart != 'OnFailure' || has(variables.application.restartPolicy.onFailureRetries)",
                "restartPolicy.onFailureRetries is missing: an application that always fails would start again without end. Add it, for example "
                + "onFailureRetries: 3."),
        ],
    }.Create(cluster, parent);
}
