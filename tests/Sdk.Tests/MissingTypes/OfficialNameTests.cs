using System.Reflection;

namespace Sdk.Tests.MissingTypes;

/// <summary>
/// Types as the public sources of the official packages name them (sdk/dotnet of pulumi-aws, pulumi-azure-native, pulumi-gcp and
/// pulumi-kubernetes): the offline SDK has each one, in full or as a name. One for each rule by which the typings' names become C#'s.
/// </summary>
public sealed class OfficialNameTests
{
    private static readonly Assembly[] Offline =
    [
        typeof(Resource).Assembly,
        typeof(Pulumi.Aws.Provider).Assembly,
        typeof(Pulumi.AzureNative.Network.VirtualNetwork).Assembly,
        typeof(Pulumi.Gcp.Compute.Network).Assembly,
        typeof(Pulumi.Kubernetes.Provider).Assembly,
        Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "MissingTypes.dll")),
    ];

    [Theory]
    [InlineData("Pulumi.Aws.Config")]
    [InlineData("Pulumi.Aws.Region")]
    [InlineData("Pulumi.Aws.ProviderTerraformConfigResult")]
    [InlineData("Pulumi.Aws.CloudWatch.MetricAlarm")]
    [InlineData("Pulumi.Aws.Eks.ClusterState")]
    [InlineData("Pulumi.Aws.Eks.Inputs.ClusterIdentityOidcArgs")]
    [InlineData("Pulumi.Aws.Eks.Inputs.ClusterIdentityOidcGetArgs")]
    [InlineData("Pulumi.Aws.Eks.Outputs.ClusterIdentityOidc")]
    [InlineData("Pulumi.Aws.Iam.ManagedPolicy")]
    [InlineData("Pulumi.Aws.Iam.GetOpenIdConnectProvider")]
    [InlineData("Pulumi.Aws.Iam.GetOpenIdConnectProviderArgs")]
    [InlineData("Pulumi.Aws.Iam.GetOpenIdConnectProviderInvokeArgs")]
    [InlineData("Pulumi.Aws.Iam.GetOpenIdConnectProviderResult")]
    [InlineData("Pulumi.Aws.Iam.Inputs.AWSPrincipalGetArgs")]
    [InlineData("Pulumi.Aws.Iam.Inputs.GetPolicyDocumentStatementArgs")]
    [InlineData("Pulumi.Aws.Iam.Inputs.GetPolicyDocumentStatementInputArgs")]
    [InlineData("Pulumi.Aws.Iam.Outputs.GetPrincipalPolicySimulationResultResult")]
    [InlineData("Pulumi.Aws.Kms.Grant")]
    [InlineData("Pulumi.AzureNative.Authorization.Inputs.IdentityArgs")]
    [InlineData("Pulumi.AzureNative.Authorization.Inputs.UsersOrServicePrincipalSetArgs")]
    [InlineData("Pulumi.AzureNative.ContainerService.Inputs.LocalDNSProfileArgs")]
    [InlineData("Pulumi.AzureNative.Network.Inputs.NatGatewayArgs")]
    [InlineData("Pulumi.AzureNative.Network.Inputs.PublicIPAddressArgs")]
    [InlineData("Pulumi.AzureNative.Network.Inputs.VirtualNetworkArgs")]
    [InlineData("Pulumi.AzureNative.Resources.Resource")]
    [InlineData("Pulumi.AzureNative.Resources.ResourceArgs")]
    [InlineData("Pulumi.AzureNative.Storage.GetStorageTaskAssignmentInvokeArgs")]
    [InlineData("Pulumi.Gcp.Config")]
    [InlineData("Pulumi.Gcp.Compute.Inputs.AutoscalerAutoscalingPolicyCpuUtilizationGetArgs")]
    [InlineData("Pulumi.Gcp.Container.Outputs.GetClusterNodeConfigResult")]
    [InlineData("Pulumi.Gcp.ServiceAccount.GetAccountIdToken")]
    [InlineData("Pulumi.Gcp.Storage.BucketObject")]
    [InlineData("Pulumi.Kubernetes.ApiExtensions.CustomResourcePatch")]
    [InlineData("Pulumi.Kubernetes.Config")]
    [InlineData("Pulumi.Kubernetes.Core.V1.NamespaceList")]
    [InlineData("Pulumi.Kubernetes.Core.V1.NamespacePatch")]
    [InlineData("Pulumi.Kubernetes.Helm.V3.Chart")]
    [InlineData("Pulumi.Kubernetes.Types.Inputs.Core.V1.NamespaceListArgs")]
    [InlineData("Pulumi.Kubernetes.Types.Inputs.Core.V1.NamespacePatchArgs")]
    [InlineData("Pulumi.Kubernetes.Types.Inputs.Meta.V1.ObjectMetaPatchArgs")]
    [InlineData("Pulumi.Kubernetes.Types.Outputs.Core.V1.Pod")]
    [InlineData("Pulumi.ResourceHook")]
    public void An_official_type_has_its_name(string type) => Assert.Single(Offline, assembly => assembly.GetType(type) is not null);

    // Of TypeScript alone: classes around a Lambda, lists of constants, and names of types that C# gives other names.
    [Theory]
    [InlineData("Pulumi.Aws.CloudWatch.EventRuleEventSubscription")]
    [InlineData("Pulumi.Aws.Ec2.InstanceTypes")]
    [InlineData("Pulumi.Aws.Iam.GetOpenIdConnectProviderOutputArgs")]
    [InlineData("Pulumi.Aws.Iam.Outputs.GetPolicyDocumentStatement")]
    [InlineData("Pulumi.AzureNative.Network.Inputs.VirtualNetworkGetArgs")]
    [InlineData("Pulumi.Kubernetes.Core.V1.NamespaceArgs")]
    public void What_the_official_packages_lack_has_none(string type) => Assert.DoesNotContain(Offline, assembly => assembly.GetType(type) is not null);
}
