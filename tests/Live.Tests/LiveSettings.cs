using Acceptance.Tests;

namespace Live.Tests;

/// <summary>Which cluster is tested, and with which stack; both come from the environment.</summary>
/// <param name="Kubeconfig">Its kubeconfig, of which the current context is taken; null where none is named. A relative path starts at the repository.</param>
/// <param name="Stack">A stack of stacks/ or stacks/examples/.</param>
internal sealed record LiveSettings(string? Kubeconfig, string Stack)
{
    public const string KubeconfigVariable = "INFRA_TEST_KUBECONFIG";

    public const string StackVariable = "INFRA_TEST_STACK";

    public const string DefaultStack = "local";

    public const string HowToRun =
        $"No cluster to test. Set {KubeconfigVariable} to the kubeconfig of a disposable one: this suite makes a stack's objects in it and removes them. "
        + $"{StackVariable} chooses the stack, {DefaultStack} unless set. Without it, real parts give a cluster of our own.";

    /// <exception cref="InvalidOperationException">The kubeconfig is not there.</exception>
    public static LiveSettings Read(Func<string, string?> variable)
    {
        var stack = variable(StackVariable) is { Length: > 0 } named ? named : DefaultStack;
        if (variable(KubeconfigVariable) is not { Length: > 0 } kubeconfig)
        {
            return new LiveSettings(null, stack);
        }

        // A test runner starts tests in a folder of its own.
        var file = Path.GetFullPath(kubeconfig, Repository.Root);
        return File.Exists(file)
            ? new LiveSettings(file, stack)
            : throw new InvalidOperationException($"{KubeconfigVariable} is {kubeconfig}, but there is no such file. "
                + "Give the path of a disposable cluster's kubeconfig.");
    }
}
