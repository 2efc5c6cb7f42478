using PolicyEngine.Model;

namespace Policies.Rules.Spark;

/// <summary>The rules in this folder.</summary>
internal static class SparkRules
{
    public static Policy[] All =>
    [
        new SparkDriverServiceAccount(),
        new SparkDynamicAllocationBounded(),
        new SparkApplicationNamespaceWatched(),
        new SparkOperatorDisruptionBudget(),
        new SparkOperatorUiServiceDisabled(),
        new SparkOperatorNamespaces(),
        new SparkOperatorWebhook(),
    ];
}
