using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Identity;

public sealed class IdentityTrustSingleServiceAccountTests : RuleTests
{
    private const string Role = "aws:iam/role:Role";
    private const string WorkloadMember = "gcp:serviceaccount/iAMMember:IAMMember";
    private const string Credential = "azure-native:managedidentity:FederatedIdentityCredential";

    protected override string Policy => "identity-trust-single-service-account";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "EKS, pods of one service account",
            Resource(Role, "analytics",
                """assumeRolePolicy: '{"Statement":[{"Effect":"Allow","Principal":{"Service":"pods.eks.amazonaws.com"},"Action":["sts:AssumeRole"],"Condition":{"StringEquals":{"aws:RequestTag/kubernetes-namespace":"analytics","aws:RequestTag/kubernetes-service-account":["spark"],"aws:RequestTag/eks-cluster-name":"spark"}}}]}'""")),
        Refused(
            "EKS, any pod",
            Resource(Role, "analytics",
                """assumeRolePolicy: '{"Statement":[{"Effect":"Allow","Principal":{"Service":"pods.eks.amazonaws.com"},"Action":["sts:AssumeRole"]}]}'"""),
            "analytics assumeRolePolicy.Statement[0]: The trust policy for pods names no single namespace.",
            "analytics assumeRolePolicy.Statement[0]: The trust policy for pods names no single service account.",
            "analytics assumeRolePolicy.Statement[0]: The trust policy for pods names no cluster."),
        Refused(
            "EKS, a pattern, and two of them",
            Resource(Role, "analytics",
                """assumeRolePolicy: '{"Statement":{"Effect":"Allow","Principal":{"Service":["pods.eks.amazonaws.com"]},"Condition":{"StringEquals":{"aws:RequestTag/kubernetes-namespace":"*","aws:RequestTag/kubernetes-service-account":["a","b"],"aws:RequestTag/eks-cluster-arn":"arn:x"}}}}'"""),
            "analytics assumeRolePolicy.Statement: The trust policy for pods names no single namespace.",
            "analytics assumeRolePolicy.Statement: The trust policy for pods names no single service account."),
        Accepted(
            "EKS, a web identity of one service account",
            Resource(Role, "analytics",
                """assumeRolePolicy: '{"Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:x"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"oidc.x:sub":"system:serviceaccount:analytics:spark"}}}]}'""")),
        Refused(
            "EKS, a web identity of any",
            Resource(Role, "analytics",
                """assumeRolePolicy: '{"Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:x"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringLike":{"oidc.x:sub":"system:serviceaccount:*:spark"}}}]}'"""),
            "analytics assumeRolePolicy.Statement[0]: The trust policy for web identities names no single service account."),
        Refused(
            "EKS, a web identity by a pattern of actions",
            Resource(Role, "analytics",
                """assumeRolePolicy: '{"Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:x"},"Action":"sts:*"},{"Effect":"Allow","Principal":{"Federated":"arn:x"},"Action":["STS:assumeRoleWithWebIdentity"]}]}'"""),
            "analytics assumeRolePolicy.Statement[0]: The trust policy for web identities names no single service account.",
            "analytics assumeRolePolicy.Statement[1]: The trust policy for web identities names no single service account."),
        Ignored(
            "EKS, people who sign in through a directory",
            Resource(Role, "people",
                """assumeRolePolicy: '{"Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:x"},"Action":"sts:AssumeRoleWithSAML"}]}'""")),
        Undecided("EKS, not known", Resource(Role, "analytics", "assumeRolePolicy: !unknown"), "analytics assumeRolePolicy"),
        Ignored(
            "EKS, a role of a service",
            Resource(Role, "flows",
                """assumeRolePolicy: '{"Statement":[{"Effect":"Allow","Principal":{"Service":"vpc-flow-logs.amazonaws.com"},"Action":"sts:AssumeRole"}]}'""")),

        Accepted(
            "GKE",
            Resource(WorkloadMember, "analytics", "{ role: roles/iam.workloadIdentityUser, member: 'serviceAccount:example.svc.id.goog[analytics/spark]' }")),
        Refused(
            "GKE, a whole namespace",
            Resource(
                WorkloadMember, "analytics",
                "{ role: roles/iam.workloadIdentityUser, member: "
                    + "'principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/x/namespace/analytics' }"),
            "analytics member: The identity does not trust exactly one service account: "
                + "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/x/namespace/analytics."),
        Undecided("GKE, not known", Resource(WorkloadMember, "analytics", "{ role: roles/iam.workloadIdentityUser, member: !unknown }"), "analytics member"),
        Ignored("GKE, another role", Resource(WorkloadMember, "deployer", "{ role: roles/iam.serviceAccountUser, member: 'user:x@example.com' }")),

        Accepted("AKS", Resource(Credential, "spark", "{ subject: 'system:serviceaccount:analytics:spark', audiences: ['api://AzureADTokenExchange'] }")),
        Refused(
            "AKS, a pattern, and tokens for others",
            Resource(
                Credential, "spark",
                "{ subject: 'system:serviceaccount:analytics:*', audiences: ['api://AzureADTokenExchange', 'https://kubernetes.default.svc'] }"),
            "spark subject: The identity does not trust exactly one service account: system:serviceaccount:analytics:*.",
            "spark audiences: Tokens for other audiences are accepted: [api://AzureADTokenExchange, https://kubernetes.default.svc]."),
        Undecided("AKS, not known", Resource(Credential, "spark", "{ subject: !unknown , audiences: ['api://AzureADTokenExchange'] }"), "spark subject"),
    ];
}
