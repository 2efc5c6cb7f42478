using Infra.Tests.Support;

namespace Infra.Tests.Settings.Reading;

public sealed class ProviderKeysTests
{
    private const string Region = "  aws:region: eu-central-1\n";

    [Theory]
    [InlineData("aws:accessKey: AKIAEXAMPLE", "aws:accessKey does not reach `aws eks get-token`, which gets the tokens for Kubernetes. "
        + "Set aws:profile or aws:assumeRoles, or AWS's environment variables.")]
    [InlineData("aws:sharedConfigFiles: [/config]", "aws:sharedConfigFiles does not reach `aws eks get-token`, which gets the tokens for Kubernetes. "
        + "Set AWS_CONFIG_FILE.")]
    [InlineData("aws:defaultTags: { tags: { a: b } }", "aws:defaultTags does not reach what drivers and autoscalers make, disks and nodes for example. "
        + "Write them under tags, which reach all of it.")]
    [InlineData("aws:assumeRole: { roleArn: a }", "aws:assumeRole is not a setting of this version of Pulumi's AWS provider. "
        + "Write aws:assumeRoles, a list of one role.")]
    [InlineData("aws:assumeRoles: [{ roleArn: a, externalId: b }]", "aws:assumeRoles is more than `aws eks get-token`, which gets the tokens for Kubernetes, "
        + "takes: one role, with roleArn, sessionName and duration. Describe how the role is taken in a profile, and name that in aws:profile.")]
    [InlineData("aws:assumeRoles: [{ roleArn: a }, { roleArn: b }]", "aws:assumeRoles is more than `aws eks get-token`, which gets the tokens for Kubernetes, "
        + "takes: one role, with roleArn, sessionName and duration. Describe how the role is taken in a profile, and name that in aws:profile.")]
    [InlineData("gcp:impersonateServiceAccount: a@b", "gcp:impersonateServiceAccount does not reach gke-gcloud-auth-plugin, which gets the tokens for "
        + "Kubernetes. Sign in as the account that is to act, with gcloud auth application-default login or the CI's own means.")]
    [InlineData("azure-native:useOidc: true", "azure-native:useOidc does not reach kubelogin, which gets the tokens for Kubernetes. "
        + "Set the ARM_ environment variables, and access.login to how kubelogin signs in.")]
    public void A_setting_that_reaches_only_the_provider_is_refused(string line, string error) => Assert.Equal(
        [$"stacks/Pulumi.eks.yaml:5: {error}"], new ProjectFiles().InStack(Region, $"{Region}  {line}\n").Errors());

    [Theory]
    [InlineData("aws:profile: data", "data", null)]
    [InlineData("aws:assumeRoles: [{ roleArn: 'arn:aws:iam::1:role/a', sessionName: b, duration: 1h }]", null, "arn:aws:iam::1:role/a")]
    [InlineData("aws:allowedAccountIds: ['123456789012']", null, null)]
    [InlineData("aws:maxRetries: 5", null, null)]
    public void A_setting_that_reaches_all_or_concerns_the_provider_alone_is_taken(string line, string? profile, string? role)
    {
        var aws = new ProjectFiles().InStack(Region, $"{Region}  {line}\n").Load().Stack.Aws;
        Assert.Equal((profile, role), (aws.Profile, aws.Role));
    }
}
