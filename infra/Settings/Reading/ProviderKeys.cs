using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Settings.Reading;

/// <summary>
/// Refuses provider settings that only Pulumi's provider would follow. Tokens for the Kubernetes API come from a command of the cloud, and
/// disks and nodes are made by drivers: a setting that does not reach them too makes them act as someone else, or leave tags out.
/// </summary>
internal static class ProviderKeys
{
    private const string Aws = "`aws eks get-token`, which gets the tokens for Kubernetes";
    private const string Google = "gke-gcloud-auth-plugin, which gets the tokens for Kubernetes";
    private const string Azure = "kubelogin, which gets the tokens for Kubernetes";
    private const string Drivers = "what drivers and autoscalers make, disks and nodes for example";
    private const string AwsRemedy = "Set aws:profile or aws:assumeRoles, or AWS's environment variables";
    private const string GoogleRemedy = "Sign in as the account that is to act, with gcloud auth application-default login or the CI's own means";
    private const string AzureRemedy = "Set the ARM_ environment variables, and access.login to how kubelogin signs in";
    private const string TagsRemedy = "Write them under tags, which reach all of it";

    private static readonly FrozenDictionary<string, (string Unreached, string Remedy)> Refused = new Dictionary<string, (string, string)>
    {
        ["aws:accessKey"] = (Aws, AwsRemedy),
        ["aws:assumeRoleWithWebIdentity"] = (Aws, "Set AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN"),
        ["aws:endpoints"] = (Aws, "Set AWS_ENDPOINT_URL and its likes"),
        ["aws:secretKey"] = (Aws, AwsRemedy),
        ["aws:sharedConfigFiles"] = (Aws, "Set AWS_CONFIG_FILE"),
        ["aws:sharedCredentialsFiles"] = (Aws, "Set AWS_SHARED_CREDENTIALS_FILE"),
        ["aws:token"] = (Aws, AwsRemedy),
        ["aws:defaultTags"] = (Drivers, TagsRemedy),
        ["azure-native:clientCertificatePassword"] = (Azure, AzureRemedy),
        ["azure-native:clientCertificatePath"] = (Azure, AzureRemedy),
        ["azure-native:clientId"] = (Azure, AzureRemedy),
        ["azure-native:clientSecret"] = (Azure, AzureRemedy),
        ["azure-native:environment"] = (Azure, "Use the public cloud, the only one that these stacks know"),
        ["azure-native:oidcRequestToken"] = (Azure, AzureRemedy),
        ["azure-native:oidcRequestUrl"] = (Azure, AzureRemedy),
        ["azure-native:oidcToken"] = (Azure, AzureRemedy),
        ["azure-native:oidcTokenFilePath"] = (Azure, AzureRemedy),
        ["azure-native:useMsi"] = (Azure, AzureRemedy),
        ["azure-native:useOidc"] = (Azure, AzureRemedy),
        ["gcp:accessToken"] = (Google, GoogleRemedy),
        ["gcp:credentials"] = (Google, "Set GOOGLE_APPLICATION_CREDENTIALS"),
        ["gcp:defaultLabels"] = (Drivers, TagsRemedy),
        ["gcp:externalCredentials"] = (Google, GoogleRemedy),
        ["gcp:impersonateServiceAccount"] = (Google, GoogleRemedy),
        ["gcp:impersonateServiceAccountDelegates"] = (Google, GoogleRemedy),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads who Pulumi acts as, and reports what is refused.</summary>
    /// <param name="find">Finds a setting by its full name, for example aws:profile.</param>
    /// <param name="errors">Takes what is refused.</param>
    public static AwsIdentity Read(Func<string, ConfigValue?> find, SettingsErrors errors)
    {
        foreach (var (name, (unreached, remedy)) in Refused.OrderBy(refused => refused.Key, StringComparer.Ordinal))
        {
            if (find(name) is { } value)
            {
                errors.Add(value.Location, $"{name} does not reach {unreached}. {remedy}.");
            }
        }

        if (find("aws:assumeRole") is { } old)
        {
            errors.Add(old.Location, "aws:assumeRole is not a setting of this version of Pulumi's AWS provider. Write aws:assumeRoles, a list of one role.");
        }

        return new AwsIdentity(find("aws:profile")?.Text, find("aws:assumeRoles") is { } roles ? Role(roles, errors) : null);
    }

    private static string? Role(ConfigValue roles, SettingsErrors errors)
    {
        if (Parse(roles.Text) is JsonArray { Count: 1 } list && list[0] is JsonObject role && role["roleArn"] is JsonValue arn
            && role.All(property => property.Key is "roleArn" or "sessionName" or "duration"))
        {
            return arn.ToString();
        }

        errors.Add(
            roles.Location,
            $"aws:assumeRoles is more than {Aws}, takes: one role, with roleArn, sessionName and duration. Describe how the role is taken in a profile, "
            + "and name that in aws:profile.");
        return null;
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
