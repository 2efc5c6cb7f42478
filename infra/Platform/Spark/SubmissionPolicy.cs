using Infra.Clusters;
using Pulumi;
using Pulumi.Kubernetes.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Platform.Spark;

/// <summary>
/// What the API server asks of an application in a tenant's namespace. The operator itself has no default for how long a finished application
/// stays, and one that stays is kept with its driver's pod for ever (kubeflow/spark-operator#2984). A policy that only checks works on every
/// version; one that fills in (MutatingAdmissionPolicy) is off on the managed clusters of the versions that the platform supports.
/// </summary>
internal static class SubmissionPolicy
{
    public const string Name = "spark-platform-applications";

    // The longest time to live: a finished application can be looked at for a week; its history stays in the event log.
    private const int LongestSeconds = 7 * 24 * 60 * 60;

    public static void Create(ClusterContract cluster, ComponentResource parent)
    {
        var policy = new ValidatingAdmissionPolicy(
            Name,
            new ValidatingAdmissionPolicyArgs
            {
                Metadata = PlatformObject.Metadata(cluster, Name),
                Spec = new ValidatingAdmissionPolicySpecArgs
                {
                    FailurePolicy = "Fail",
                    MatchConstraints = new MatchResourcesArgs
                    {
                        ResourceRules =
                        {
                            new NamedRuleWithOperationsArgs
                            {
                                ApiGroups = { "sparkoperator.k8s.io" },
                                ApiVersions = { "*" },
                                Resources = { "sparkapplications", "scheduledsparkapplications" },

                                // Not on changes: what was there before the policy can still be mended.
                                Operations = { "CREATE" },
                            },
                        },
                    },
                    Variables =
                    {
                        new VariableArgs
                        {
                            Name = "application",
                            Expression = "object.kind == 'ScheduledSparkApplication' ? object.spec.template : object.spec",
                        },
                        new VariableArgs
                        {
                            Name = "restart",
                            Expression = "has(variables.application.restartPolicy) && has(variables.application.restartPolicy.type) ? variables.application.restartPolicy.type : 'Never'",
                        },
                    },
                    Validations =
                    {
                        Rule(
                            $"has(variables.application.timeToLiveSeconds) && variables.application.timeToLiveSeconds > 0 && variables.application.timeToLiveSeconds <= {LongestSeconds}",
                            $"timeToLiveSeconds is missing or not from 1 to {LongestSeconds}: a finished application and its driver would be kept for ever. Add it, for example timeToLiveSeconds: 86400."),
                        Rule(
                            "variables.restart != 'OnFailure' || has(variables.application.restartPolicy.onFailureRetries)",
                            "restartPolicy.onFailureRetries is missing: an application that always fails would start again without end. Add it, for example onFailureRetries: 3."),
                    },
                },
            },
            ChildOptions.Of(parent));
        _ = new ValidatingAdmissionPolicyBinding(
            Name,
            new ValidatingAdmissionPolicyBindingArgs
            {
                Metadata = PlatformObject.Metadata(cluster, Name),
                Spec = new ValidatingAdmissionPolicyBindingSpecArgs
                {
                    PolicyName = Name,
                    ValidationActions = { "Deny" },
                    MatchResources = new MatchResourcesArgs
                    {
                        NamespaceSelector = new LabelSelectorArgs
                        {
                            MatchExpressions = { new LabelSelectorRequirementArgs { Key = PlatformObject.TenantLabel, Operator = "Exists" } },
                        },
                    },
                },
            },
            ChildOptions.Of(parent, policy));
    }

    private static ValidationArgs Rule(string expression, string message) => new() { Expression = expression, Message = message, Reason = "Invalid" };
}
