using Live.Tests.Plans;

namespace Live.Tests.Cluster;

/// <summary>
/// Waits until the admission policies that were applied before are in force. The API server reads them from a watch, in the order in which
/// they were made, so that a policy made last, which refuses one ConfigMap, answers for all of them.
/// </summary>
internal static class AdmissionBarrier
{
    private const string Name = "spark-platform-live-tests";

    private static readonly LayerObject Policy = new(YamlObject.Parse($$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: { name: {{Name}} }
        spec:
          matchConstraints: { resourceRules: [{ apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [configmaps] }] }
          validations: [{ expression: "object.metadata.name != '{{Name}}'", message: The policies are in force. }]
        """));

    private static readonly LayerObject Binding = new(YamlObject.Parse($$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: { name: {{Name}} }
        spec: { policyName: {{Name}}, validationActions: [Deny] }
        """));

    private static readonly LayerObject Refused =
        new(YamlObject.Parse($"{{ apiVersion: v1, kind: ConfigMap, metadata: {{ name: {Name}, namespace: default }} }}"));

    /// <exception cref="InvalidOperationException">The server still accepts what the last policy refuses.</exception>
    public static async Task WaitAsync(ApiServer server)
    {
        LayerObject[] made = [Policy, Binding];
        foreach (var one in made)
        {
            Require(await server.CreateAsync(one, Subject.Administrator, dryRun: false));
        }

        var answer = await Eventually.AskAsync(() => server.CreateAsync(Refused, Subject.Administrator), answer => !answer.Accepted);
        foreach (var one in made)
        {
            Require(await server.DeleteAsync(one, Subject.Administrator, dryRun: false));
        }

        if (!answer.Message.Contains(Name, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The admission policies are not in force at {server.Address}. {answer.Message}");
        }
    }

    private static void Require(Answer answer)
    {
        if (!answer.Accepted)
        {
            throw new InvalidOperationException(answer.Message);
        }
    }
}
