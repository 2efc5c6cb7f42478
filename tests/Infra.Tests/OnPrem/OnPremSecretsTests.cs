using Infra.Settings.OnPrem;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Tests.OnPrem;

/// <summary>Secrets reach the cluster as outputs that stay secret, and no error shows one.</summary>
public class OnPremSecretsTests
{
    private const string File = "Pulumi.onprem.yaml";

    private static readonly StackFiles Shipped = new(File);

    [Fact]
    public async Task The_kubeconfig_is_read_as_a_secret()
    {
        var args = Assert.IsType<Pulumi.Kubernetes.ProviderArgs>((await StackRun.Shipped(File)).One("pulumi:providers:kubernetes").Args);
        Assert.Equal(StackFiles.OpenedSecret, await OutputUtilities.GetValueAsync(args.KubeConfig!.ToOutput()));
        Assert.True(await Output.IsSecretAsync(args.KubeConfig.ToOutput()));
        Assert.Null(args.Context);
    }

    [Fact]
    public async Task Each_tenant_gets_its_keys_in_a_secret()
    {
        var run = await StackRun.Shipped(File);
        Assert.Equal(
            ["analytics-object-store", "data-science-object-store", "history-server-object-store", "streaming-object-store"],
            run.Of("kubernetes:core/v1:Secret").Select(secret => secret.Name).Order(StringComparer.Ordinal));
        var secret = run.One("kubernetes:core/v1:Secret", "analytics-object-store");
        Assert.Equal(("analytics", "object-store"), (secret.Namespace, secret.ObjectName));
        Assert.Equal(
            ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"], secret["stringData"]!.AsObject().Select(key => key.Key).Order(StringComparer.Ordinal));
        foreach (var key in run.Contract.Identities["analytics"].Credentials.Values)
        {
            Assert.Equal(StackFiles.OpenedSecret, await OutputUtilities.GetValueAsync(key.ToOutput()));
            Assert.True(await Output.IsSecretAsync(key.ToOutput()));
        }
    }

    [Fact]
    public void The_settings_hold_no_secret()
    {
        var settings = Shipped.Load();
        Assert.Equal(["analytics", "data-science", "streaming"], settings.Cloud.TenantsWithKeys);
        Assert.DoesNotContain(StackFiles.OpenedSecret, settings.ToString());
        Assert.DoesNotContain(StackFiles.OpenedSecret, Assert.IsType<OnPremSettings>(settings.Cloud).ToString());
    }

    /// <summary>Wherever a secret is put by mistake, the error says where and not what.</summary>
    [Theory]
    [InlineData(
        "version: \"1.35\"", "version: { secure: x }", "cluster.version is a secret, but a Kubernetes minor version in quotes such as \"1.35\" is expected.")]
    [InlineData(
        "zones: [hall-a, hall-b]",
        "zones: { secure: x }",
        "cluster.zones is a secret, but a list, each item a zone's name, as a Kubernetes label has it is expected.")]
    [InlineData(
        "zones: [hall-a, hall-b]", "zones: [{ secure: x }]", "cluster.zones[0] is a secret, but a zone's name, as a Kubernetes label has it is expected.")]
    [InlineData(
        "spark-platform:name: spark",
        "spark-platform:name: { secure: x }",
        "name is a secret, but a name of at most 24 lower-case letters, digits and dashes "
        + "that starts with a letter and ends with a letter or digit is expected.")]
    [InlineData(
        "    endpoint: https://s3.spark.example.com",
        "    endpoint: { secure: x }",
        "objectStore.endpoint is a secret, but an address such as https://s3.example.com or https://10.60.8.20:9021 is expected.")]
    public void No_error_shows_a_secret(string written, string instead, string error)
    {
        Assert.Equal([$"stacks/{File}:{Shipped.Line(written)}: {error}"], Shipped.With(written, instead).Errors());
        Assert.EndsWith($": {error}", Assert.Single((Shipped.With(written, instead) with { IsFound = false }).Errors()));
    }

    /// <summary>Without the file there is nothing to tell a secret of a structure from its other values; so none is shown.</summary>
    [Fact]
    public void What_stands_beside_a_secret_is_shown_only_where_the_file_shows_it()
    {
        var bad = Shipped.With("version: \"1.35\"", "version: latest");
        Assert.Equal(
            $"stacks/{File}:{Shipped.Line("version:")}: cluster.version is \"latest\", but a Kubernetes minor version in quotes such as \"1.35\" is expected.",
            Assert.Single(bad.Errors()));
        Assert.Equal(
            "configuration spark-platform:cluster: cluster.version is a secret, but a Kubernetes minor version in quotes such as \"1.35\" is expected.",
            Assert.Single((bad with { IsFound = false }).Errors()));
    }

    [Fact]
    public void Every_tenant_needs_keys()
    {
        var renamed = Shipped.With("      streaming:\n        accessKeyId:", "      streams:\n        accessKeyId:");
        Assert.Equal(
            [
                $"stacks/{File}:{Shipped.Line("      analytics:")}: objectStore.credentials.streaming is missing: "
                + "the tenant could reach no data. Add its keys: pulumi config set --path --secret "
                + "spark-platform:objectStore.credentials.streaming.accessKeyId, and the same for secretAccessKey.",
                $"stacks/{File}:{renamed.Line("      streams:")}: objectStore.credentials.streams is no tenant. "
                + "The tenants are analytics, data-science, streaming. Remove it or correct the name.",
            ],
            renamed.Errors());
    }

    [Fact]
    public void The_history_server_needs_keys()
    {
        var none = Shipped.Without("    # The history server's", "  spark-platform:registry:");
        Assert.Equal(
            [
                $"stacks/{File}:{none.Line("    endpoint:")}: objectStore.historyServer is missing: the history server could read no event logs. "
                + "Add its keys: pulumi config set --path --secret spark-platform:objectStore.historyServer.accessKeyId, and the same for "
                + "secretAccessKey; or set historyServer.enabled to false.",
            ],
            none.Errors());
    }

    [Fact]
    public void Keys_for_no_history_server_are_refused()
    {
        const string off = "  spark-platform:platform: { historyServer: { enabled: false } }\n";
        var with = Shipped with { Text = Shipped.Text + off };
        Assert.Equal(
            [
                $"stacks/{File}:{Shipped.Line("    historyServer:")}: objectStore.historyServer is there, but the history server is off. "
                + "Remove it, or set historyServer.enabled to true.",
            ],
            with.Errors());
        Assert.Empty((with.Without("    # The history server's", "  spark-platform:registry:")).Errors());
    }

    [Fact]
    public void A_cluster_is_reached_in_one_way() => Assert.Equal(
        [
            $"stacks/{File}:{Shipped.Line("    zones:")}: cluster.context is there and "
            + "cluster.kubeconfig is, too, but a cluster is reached in one way. Remove one of them.",
        ],
        Shipped.With("    zones: [hall-a, hall-b]", "    context: lab").Errors());
}
