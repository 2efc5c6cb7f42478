using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace Infra.Clusters.Aks;

/// <summary>
/// Where in Azure the stack is. It is known before anything is registered, so that names and scopes are plain texts that a preview can show
/// and a policy can judge, instead of values known only after apply.
/// </summary>
internal sealed partial record AzureAccount(string SubscriptionId, string TenantId, string Location)
{
    /// <summary>The availability zones of a region, which every subscription counts from 1.</summary>
    public static ImmutableArray<string> Zones { get; } = ["1", "2", "3"];

    /// <exception cref="RunException">The provider's settings name no location.</exception>
    public static async Task<AzureAccount> LookUpAsync()
    {
        var location = new Config("azure-native").Get("location");
        if (location is null || !LocationPattern().IsMatch(location))
        {
            var found = location is null ? "is missing" : $"is \"{location}\"";
            throw new RunException(
                $"azure-native:location {found}, but a region's short name such as germanywestcentral is expected. Set it: pulumi config set "
                + "azure-native:location germanywestcentral");
        }

        var client = await GetClientConfig.InvokeAsync();
        return new AzureAccount(client.SubscriptionId, client.TenantId, location);
    }

    /// <summary>A resource group's id.</summary>
    public string ResourceGroupId(string group) => $"/subscriptions/{SubscriptionId}/resourceGroups/{group}";

    /// <summary>The id of a role that Azure itself keeps, or of one in this subscription.</summary>
    public string RoleDefinitionId(string role) => $"/subscriptions/{SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{role}";

    [GeneratedRegex(@"^[a-z][a-z0-9]+\z")]
    private static partial Regex LocationPattern();
}
