using PolicyEngine.Model;

namespace Policies.Rules.Spark;

/// <summary>The rules in this folder.</summary>
internal static class SparkRules
{
    public static Policy[] All =>
    [
        new SparkApplicationAccount(),
        new SparkApplicationBounded(),
        new SparkApplicationWatched(),
        new SparkOperatorBudget(),
        new SparkOperatorInterface(),
        new SparkOperatorNamespaces(),
        new SparkOperatorWebhook(),
    ];
}
