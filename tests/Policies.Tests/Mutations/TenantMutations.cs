using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class TenantMutations : MutationTests
{
    private protected override IEnumerable<Mutation> Rows =>
    [
        Gone("all", "kubernetes:networking.k8s.io/v1:NetworkPolicy analytics-default-deny", "tenant-namespace-default-deny"),
        Set("all", "kubernetes:networking.k8s.io/v1:NetworkPolicy analytics-default-deny", "spec.policyTypes", "[Ingress]", "tenant-namespace-default-deny"),
        Set(
            "all", "kubernetes:networking.k8s.io/v1:NetworkPolicy analytics-default-deny", "spec.egress", "[{ to: [{ podSelector: {} }] }]",
            "tenant-namespace-default-deny"),

        Gone("all", "kubernetes:core/v1:ResourceQuota analytics-quota", "tenant-namespace-quota"),
        Remove("all", "kubernetes:core/v1:ResourceQuota analytics-quota", "spec.hard[\"requests.cpu\"]", "tenant-namespace-quota"),
        Remove("all", "kubernetes:core/v1:ResourceQuota analytics-quota", "spec.hard[\"requests.memory\"]", "tenant-namespace-quota"),
        Remove("all", "kubernetes:core/v1:ResourceQuota analytics-quota", "spec.hard[\"requests.storage\"]", "tenant-namespace-quota"),
        Remove("all", "kubernetes:core/v1:ResourceQuota analytics-quota", "spec.hard.persistentvolumeclaims", "tenant-namespace-quota"),
        Remove("all", "kubernetes:core/v1:ResourceQuota analytics-quota", "spec.hard.pods", "tenant-namespace-quota"),
        Set("all", "kubernetes:core/v1:ResourceQuota analytics-quota", "spec.scopes", "[BestEffort]", "tenant-namespace-quota"),
        Set("all", "kubernetes:core/v1:ResourceQuota analytics-quota", "spec.hard[\"requests.cpu\"]", "'400'", "tenant-quota-ceiling"),
        Set("all", "kubernetes:core/v1:ResourceQuota streaming-quota", "spec.hard[\"limits.memory\"]", "9Ti", "tenant-quota-ceiling"),
        Remove("all", "kubernetes:core/v1:ResourceQuota analytics-quota", "spec.hard[\"services.loadbalancers\"]", "tenant-load-balancer-denied"),
        Set("all", "kubernetes:core/v1:ResourceQuota analytics-quota", "spec.hard[\"services.nodeports\"]", "'5'", "tenant-load-balancer-denied"),

        Gone("all", "kubernetes:core/v1:LimitRange analytics-limits", "tenant-namespace-limit-range"),
        Remove("all", "kubernetes:core/v1:LimitRange analytics-limits", "spec.limits[0].max.memory", "tenant-namespace-limit-range"),
        Remove("all", "kubernetes:core/v1:LimitRange analytics-limits", "spec.limits[0].defaultRequest.cpu", "tenant-namespace-limit-range"),

        Remove("all", "kubernetes:core/v1:Namespace analytics", "metadata.annotations[\"spark-platform/owner\"]", "tenant-namespace-owner"),
        Remove("all", "kubernetes:core/v1:Namespace analytics", "metadata.labels[\"spark-platform/cost-center\"]", "tenant-namespace-owner"),

        Set("all", "spark-platform:platform:Tenant analytics", "guaranteedCpu", "'1700'", "tenant-guarantee-ceiling"),
        Set("all", "spark-platform:platform:Tenant analytics", "guaranteedMemory", "6401Gi", "tenant-guarantee-ceiling"),
        Set("all", "spark-platform:platform:Platform platform", "capacityCpu", "'500'", "tenant-guarantee-capacity"),
        Set("all", "spark-platform:platform:Platform platform", "capacityMemory", "1Ti", "tenant-guarantee-capacity"),

        Remove("all", "kubernetes:networking.k8s.io/v1:NetworkPolicy analytics-allow-metrics", "spec.ingress[0].from", "tenant-ingress-restricted"),
        Set(
            "all", "kubernetes:networking.k8s.io/v1:NetworkPolicy analytics-allow-metrics", "spec.ingress[0].from[0].namespaceSelector", "{}",
            "tenant-ingress-restricted"),
        Remove("all", "kubernetes:networking.k8s.io/v1:NetworkPolicy analytics-allow-dns", "spec.egress[0].to", "tenant-egress-restricted"),
        Remove("all", "kubernetes:networking.k8s.io/v1:NetworkPolicy analytics-allow-api-server", "spec.egress[0].ports", "tenant-egress-restricted"),
        Remove(
            "aks,eks,gke", "kubernetes:networking.k8s.io/v1:NetworkPolicy analytics-allow-object-store", "spec.egress[0].to[0].ipBlock.except",
            "tenant-egress-restricted"),
    ];
}
