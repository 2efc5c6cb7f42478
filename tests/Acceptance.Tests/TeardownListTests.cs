namespace Acceptance.Tests;

/// <summary>The list is one that can be worked through. What is in it, the engine's test holds against a cluster.</summary>
public sealed class TeardownListTests
{
    [Fact]
    public void The_list_has_what_the_real_engine_left()
    {
        var list = TeardownList.Read();
        Assert.Equal(13, list.Count(one => one is { Kind: "CustomResourceDefinition", When: "always" }));
        Assert.Equal(6, list.Count(one => one is { Kind: "ClusterRole" or "ClusterRoleBinding", When: "YuniKorn" }));
        Assert.Equal(2, list.Count(one => one is { Kind: "MutatingWebhookConfiguration" or "ValidatingWebhookConfiguration", When: "YuniKorn, running" }));
        Assert.Equal(["PersistentVolume"], list.Where(one => one.When == "keepVolumes").Select(one => one.Kind));
        Assert.Equal(22, list.Count);
    }

    [Fact]
    public void A_command_removes_each_thing_of_the_list_and_nothing_else()
    {
        var removed = TeardownList.Chapter().Split('\n')
            .Where(line => line.StartsWith("kubectl delete ", StringComparison.Ordinal))
            .Select(line => line.Split(' '))
            .SelectMany(words => words[3..].Select(name => $"{words[2]} {name}"));

        Assert.Equal(
            TeardownList.Read().Where(one => one.Kind != "PersistentVolume").Select(one => $"{Short(one.Kind)} {one.Name}").Order(StringComparer.Ordinal),
            removed.Order(StringComparer.Ordinal));
    }

    private static string Short(string kind) => kind == "CustomResourceDefinition" ? "crd" : kind.ToLowerInvariant();
}
