using Acceptance.Tests;

namespace Live.Tests.Offline;

public sealed class LiveSettingsTests
{
    private static readonly string Kubeconfig = typeof(LiveSettingsTests).Assembly.Location;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_kubeconfig_no_cluster_is_named(string? kubeconfig) => Assert.Equal(new LiveSettings(null, "eks"), Read(kubeconfig, "eks"));

    [Fact]
    public void The_stack_is_the_laptops_unless_another_is_named()
    {
        Assert.Equal(new LiveSettings(Kubeconfig, "local"), Read(Kubeconfig, null));
        Assert.Equal(new LiveSettings(Kubeconfig, "eks"), Read(Kubeconfig, "eks"));
    }

    [Fact]
    public void A_relative_path_starts_at_the_repository() =>
        Assert.Equal(Path.Combine(Repository.Root, "Pulumi.yaml"), Read("Pulumi.yaml", null).Kubeconfig);

    [Fact]
    public void A_kubeconfig_that_is_not_there_is_an_error() => Assert.Equal(
        "INFRA_TEST_KUBECONFIG is nowhere.yaml, but there is no such file. Give the path of a disposable cluster's kubeconfig.",
        Assert.Throws<InvalidOperationException>(() => Read("nowhere.yaml", null)).Message);

    [Fact]
    public void The_message_of_a_skipped_test_says_what_to_set()
    {
        Assert.Contains("INFRA_TEST_KUBECONFIG", LiveSettings.HowToRun);
        Assert.Contains("INFRA_TEST_STACK", LiveSettings.HowToRun);
    }

    private static LiveSettings Read(string? kubeconfig, string? stack) =>
        LiveSettings.Read(name => name == LiveSettings.KubeconfigVariable ? kubeconfig : name == LiveSettings.StackVariable ? stack : null);
}
