using System.Text.RegularExpressions;

namespace Policies.Rules;

/// <summary>Names by which people call a secret, in a chart's values and in environments.</summary>
internal static partial class SecretNames
{
    /// <summary>
    /// True for a name that ends so that it holds the secret itself: AWS_SECRET_ACCESS_KEY, api-key. Where it only says where the secret is it is false:
    /// existingSecret, secretName, passwordKey, tokenFile.
    /// </summary>
    public static bool Holds(string name) =>
        Endings().IsMatch(name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal));

    [GeneratedRegex("(?<!existing)(password|passwd|secret|secretkey|secretaccesskey|token|apikey|accesskey|privatekey|credentials?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Endings();
}
