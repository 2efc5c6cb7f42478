using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Pod;

public sealed class PodEnvironmentNoPlaintextSecretsTests : RuleTests
{
    private const string Deployment = "kubernetes:apps/v1:Deployment";
    private const string Application = "kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication";

    protected override string Policy => "pod-environment-no-plaintext-secrets";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("what another variable holds, and an empty one", Workload(Deployment, "{ name: PGPASSWORD, value: $(DB) }, { name: API_TOKEN, value: '' }")),
        Refused(
            "plain text",
            Workload(Deployment, "{ name: MODE, value: fast }, { name: DB_PASSWORD, value: hunter2 }"),
            "web spec.template.spec.containers[0].env[1].value: The container main of web has DB_PASSWORD in plain text."),
        Refused(
            "plain text in the cluster, though a secret of Pulumi",
            Workload("kubernetes:apps/v1:StatefulSet", "{ name: AWS_SECRET_ACCESS_KEY, value: !secret x  }"),
            "web spec.template.spec.containers[0].env[0].value: The container main of web has AWS_SECRET_ACCESS_KEY in plain text."),
        Refused(
            "plain text, in each kind of workload",
            [Workload("kubernetes:apps/v1:DaemonSet", "{ name: API_KEY, value: x }"), Workload("kubernetes:batch/v1:Job", "{ name: API_KEY, value: x }")],
            "web spec.template.spec.containers[0].env[0].value: The container main of web has API_KEY in plain text.",
            "web spec.template.spec.containers[0].env[0].value: The container main of web has API_KEY in plain text."),
        Refused(
            "plain text, in a pod, before its containers",
            Resource(
                "kubernetes:core/v1:Pod", "web", "{ metadata: { name: web }, spec: { initContainers: [{ name: load, env: [{ name: API_KEY, value: x }] }] } }"),
            "web spec.initContainers[0].env[0].value: The container load of web has API_KEY in plain text."),
        Refused(
            "plain text, again and again",
            Resource(
                "kubernetes:batch/v1:CronJob", "web",
                "{ metadata: { name: web }, spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: main, env: [{ name: API_KEY, value: x }] "
                    + "}] } } } } } }"),
            "web spec.jobTemplate.spec.template.spec.containers[0].env[0].value: The container main of web has API_KEY in plain text."),
        Undecided("not known", Workload(Deployment, "{ name: DB_PASSWORD, value: !unknown  }"), "web spec.template.spec.containers[0].env[0].value"),
        Undecided(
            "a variable whose name is not known", Workload(Deployment, "{ name: !unknown , value: hunter2 }"),
            "web spec.template.spec.containers[0].env[0].name"),
        Ignored("from a secret", Workload(Deployment, "{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }")),
        Ignored("where the secret is", Workload(Deployment, "{ name: DB_PASSWORD_FILE, value: /secrets/db }, { name: EXISTING_SECRET, value: db }")),

        Refused(
            "plain text, in Spark's pods",
            Resource(
                Application, "etl",
                "{ metadata: { name: etl }, spec: { driver: { env: [{ name: DB_PASSWORD, value: x }] }, executor: { env: [{ name: DB_PASSWORD, value: x }] } "
                    + "} }"),
            "etl spec.driver.env[0].value: The driver of etl has DB_PASSWORD in plain text.",
            "etl spec.executor.env[0].value: The executor of etl has DB_PASSWORD in plain text."),
        Undecided(
            "Spark's, not known", Resource(Application, "etl", "{ metadata: { name: etl }, spec: { driver: { env: !unknown  } } }"), "etl spec.driver.env"),
    ];

    private static Resource Workload(string type, string variables) =>
        Resource(type, "web", $"{{ metadata: {{ name: web }}, spec: {{ template: {{ spec: {{ containers: [{{ name: main, env: [{variables}] }}] }} }} }} }}");
}
