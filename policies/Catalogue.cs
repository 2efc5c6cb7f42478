using System.Collections.Immutable;
using Policies.Rules.Api;
using Policies.Rules.Bucket;
using Policies.Rules.Cluster;
using Policies.Rules.Data;
using Policies.Rules.Files;
using Policies.Rules.Helm;
using Policies.Rules.Identity;
using Policies.Rules.Key;
using Policies.Rules.Log;
using Policies.Rules.Monitoring;
using Policies.Rules.Network;
using Policies.Rules.Node;
using Policies.Rules.Platform;
using Policies.Rules.Pod;
using Policies.Rules.Queue;
using Policies.Rules.Registry;
using Policies.Rules.Role;
using Policies.Rules.Scheduling;
using Policies.Rules.Secret;
using Policies.Rules.Service;
using Policies.Rules.Spark;
using Policies.Rules.Storage;
using Policies.Rules.Tag;
using Policies.Rules.Tenant;
using PolicyEngine.Model;

namespace Policies;

/// <summary>All policies.</summary>
public static class Catalogue
{
    /// <summary>All policies, by id.</summary>
    public static ImmutableArray<Policy> All { get; } =
    [
        .. new Policy[]
        {
            new ApiVersionStable(),

            new BucketAccessLoggingEnabled(),
            new BucketAclsDisabled(),
            new BucketCompanionsComplete(),
            new BucketDataEncrypted(),
            new BucketFirewallDefaultDeny(),
            new BucketForceDestroyDisabled(),
            new BucketNoncurrentVersionsExpire(),
            new BucketPublicAccessBlocked(),
            new BucketRegionMatchesCluster(),
            new BucketTlsRequired(),
            new BucketVersioningEnabled(),

            new ClusterAddonVersionPinned(),
            new ClusterAnonymousAccessDenied(),
            new ClusterApiPrivate(),
            new ClusterAuditLoggingEnabled(),
            new ClusterAuditReadsLogged(),
            new ClusterAutoUpgradeEnabled(),
            new ClusterDiagnosticSettingPresent(),
            new ClusterLegacyAccessDisabled(),
            new ClusterRunCommandDisabled(),
            new ClusterSecretsEncrypted(),
            new ClusterVersionEndOfSupport(),
            new ClusterVersionPinned(),
            new ClusterVersionSupported(),

            new DataDeletionProtected(),

            new FilesBackupEnabled(),
            new FilesDataEncrypted(),
            new FilesMountRestricted(),

            new HelmChartVersionPinned(),
            new HelmReleaseAtomic(),
            new HelmReleaseRepository(),
            new HelmValuesNoPlaintextSecrets(),

            new IdentityAdminRolesDenied(),
            new IdentityPublicPrincipalDenied(),
            new IdentityStaticKeysDenied(),
            new IdentityTrustSingleServiceAccount(),
            new IdentityWildcardActionsDenied(),
            new IdentityWildcardResourcesDenied(),
            new IdentityWorkloadIdentityEnabled(),

            new KeyDeletionWindowSet(),
            new KeyRotationEnabled(),
            new KeyUseLogged(),
            new KeyVaultAccessRestricted(),

            new LogDataEncrypted(),
            new LogRetentionMinimum(),

            new MonitoringSelectorsUnrestricted(),
            new MonitoringStoragePersistent(),

            new NetworkDefaultsDisabled(),
            new NetworkFlowLogsEnabled(),
            new NetworkInternetIngressDenied(),
            new NetworkPolicyEnforced(),
            new NetworkPolicyEngineInstalled(),

            new NodeAmiVersionPinned(),
            new NodeAutoRepairEnabled(),
            new NodeAutoUpgradeEnabled(),
            new NodeDiskCustomerManagedKey(),
            new NodeDiskEncrypted(),
            new NodeDisruptionBudgetSet(),
            new NodeDriverOnDemand(),
            new NodeIdentityDedicated(),
            new NodeGroupNameGenerated(),
            new NodeImageContainerOptimized(),
            new NodeImdsv2Required(),
            new NodeKubeletReadonlyPortDisabled(),
            new NodePoolMaxSizeSet(),
            new NodePoolTainted(),
            new NodePublicIpDisabled(),
            new NodeSecureBootEnabled(),
            new NodeSshDisabled(),
            new NodeSystemPoolTainted(),

            new PlatformDefaultNamespaceUnused(),

            new PodCapabilitiesDropped(),
            new PodDisruptionBudgetAllowsEviction(),
            new PodDisruptionBudgetSet(),
            new PodEnvironmentNoPlaintextSecrets(),
            new PodHostNamespacesDenied(),
            new PodImageRegistry(),
            new PodImageTagPinned(),
            new PodPrivilegedContainersDenied(),
            new PodProbesSet(),
            new PodRequestsLimitsSet(),
            new PodRootFilesystemReadonly(),
            new PodRunAsNonRoot(),
            new PodSeccompRuntimeDefault(),
            new PodSecurityStandardEnforced(),
            new PodTokenAutomountDisabled(),
            new PodVolumeTypesRestricted(),

            new QueueMessagesEncrypted(),

            new RegistryAdminUserDisabled(),
            new RegistryCustomerManagedKey(),
            new RegistryTagsImmutable(),
            new RegistryVulnerabilityScanning(),

            new RoleAdminBindingDenied(),
            new RolePrivilegeEscalationDenied(),
            new RoleSecretsReadDenied(),
            new RoleTenantNamespaceScoped(),
            new RoleWildcardsDenied(),

            new SchedulingDriverPriorityHigher(),
            new SchedulingQueueMatchesTenant(),
            new SchedulingQueuePerTenant(),
            new SchedulingQueueReclaim(),
            new SchedulingYunikornNamespaces(),

            new SecretKubeconfigMarked(),
            new SecretOutputsMarked(),

            new ServiceLoadBalancerInternal(),
            new ServiceNodePortDenied(),

            new SparkApplicationNamespaceWatched(),
            new SparkDriverServiceAccount(),
            new SparkDynamicAllocationBounded(),
            new SparkOperatorDisruptionBudget(),
            new SparkOperatorNamespaces(),
            new SparkOperatorUiServiceDisabled(),
            new SparkOperatorWebhook(),

            new StorageClaimAccessMode(),
            new StorageClaimClassExists(),
            new StorageClassEncrypted(),
            new StorageClassExpandable(),
            new StorageClassNameUnused(),
            new StorageClassReclaimPolicyRetain(),
            new StorageClassSingleDefault(),
            new StorageClassWaitForFirstConsumer(),
            new StorageVolumeReclaimPolicyRetain(),

            new TagRequiredTagsPresent(),

            new TenantEgressRestricted(),
            new TenantGuaranteeCapacity(),
            new TenantGuaranteeCeiling(),
            new TenantIngressRestricted(),
            new TenantLoadBalancerDenied(),
            new TenantNamespaceDefaultDeny(),
            new TenantNamespaceLimitRange(),
            new TenantNamespaceOwner(),
            new TenantNamespaceQuota(),
            new TenantQuotaCeiling(),
        }.OrderBy(policy => policy.Id, StringComparer.Ordinal),
    ];

    /// <summary>The policy with that id; null when there is none.</summary>
    public static Policy? Find(string id) => All.FirstOrDefault(policy => policy.Id == id);
}
