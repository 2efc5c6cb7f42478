using Pulumi;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Gcp.Container.Inputs;

namespace Infra.Tests.Slices;

/// <summary>Facts about the providers' C# packages that the typings lack. They hold for the slices, and for the packages themselves.</summary>
public sealed class NestedTypeTests
{
    [Theory]
    [InlineData(typeof(LaunchTemplateInstanceRequirementsNetworkBandwidthGbpsArgs), "Max")]
    [InlineData(typeof(LaunchTemplateInstanceRequirementsNetworkBandwidthGbpsArgs), "Min")]
    [InlineData(typeof(ClusterClusterAutoscalingAutoProvisioningDefaultsUpgradeSettingsBlueGreenSettingsStandardRolloutPolicyArgs), "BatchPercentage")]
    [InlineData(typeof(NodePoolUpgradeSettingsBlueGreenSettingsStandardRolloutPolicyArgs), "BatchPercentage")]
    public void A_fraction_can_be_given(Type args, string property) =>
        Assert.Equal(typeof(Input<double>), args.GetProperty(property)!.PropertyType);

    [Fact]
    public async Task The_key_of_a_client_is_secret()
    {
        var args = new ClusterMasterAuthArgs { ClientKey = "key" };
        Assert.True(await Output.IsSecretAsync(args.ClientKey.ToOutput()));
    }
}
