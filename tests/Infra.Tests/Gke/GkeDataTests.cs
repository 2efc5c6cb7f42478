using Infra.Settings;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Tests.Gke;

/// <summary>The encryption, the access and the labels of every resource that holds data.</summary>
public sealed class GkeDataTests
{
    [Fact]
    public async Task The_network_is_private_and_has_a_way_out()
    {
        var run = await StackRun.Shipped(GkeNames.Stack);
        Assert.Equal("false", run.One("gcp:compute/network:Network").Text("autoCreateSubnetworks"));
        var subnet = run.One("gcp:compute/subnetwork:Subnetwork");
        Assert.Equal(
            ("10.50.0.0/22", "true", "INTERVAL_10_MIN"),
            (subnet.Text("ipCidrRange"), subnet.Text("privateIpGoogleAccess"), subnet.Text("logConfig.aggregationInterval")));
        Assert.Equal(
            ["pods 10.52.0.0/16", "services 172.20.0.0/20"],
            subnet["secondaryIpRanges"]!.AsArray().Select(range => $"{range!["rangeName"]} {range["ipCidrRange"]}"));
        var nat = run.One("gcp:compute/routerNat:RouterNat");
        Assert.Equal(
            ("AUTO_ONLY", "LIST_OF_SUBNETWORKS", "true"),
            (nat.Text("natIpAllocateOption"), nat.Text("sourceSubnetworkIpRangesToNat"), nat.Text("enableDynamicPortAllocation")));
        var cluster = run.One("gcp:container/cluster:Cluster");
        Assert.Equal(
            ("pods", "services"),
            (cluster.Text("ipAllocationPolicy.clusterSecondaryRangeName"), cluster.Text("ipAllocationPolicy.servicesSecondaryRangeName")));
    }

    [Fact]
    public async Task Keys_rotate_and_are_protected()
    {
        var keys = (await StackRun.Shipped(GkeNames.Stack)).Of("gcp:kms/cryptoKey:CryptoKey");
        Assert.Equal(["spark-cluster", "spark-data"], keys.Select(key => key.Text("name")).Order());
        Assert.All(
            keys, key => Assert.Equal(("7776000s", "2592000s", true), (key.Text("rotationPeriod"), key.Text("destroyScheduledDuration"), key.Options.Protect)));
    }

    [Theory]
    [InlineData("spark-volumes-key", "service-123456789012@compute-system.iam.gserviceaccount.com")]
    [InlineData("spark-bucket-key", "service-123456789012@gs-project-accounts.iam.gserviceaccount.com")]
    [InlineData("spark-registry-key", "service-123456789012@gcp-sa-artifactregistry.iam.gserviceaccount.com")]
    [InlineData("spark-shared-key", "service-123456789012@cloud-filer.iam.gserviceaccount.com")]
    public async Task Each_service_that_encrypts_may_use_the_key(string grant, string agent)
    {
        var member = (await StackRun.Shipped(GkeNames.Stack)).One("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember", grant);
        Assert.Equal(($"serviceAccount:{agent}", "roles/cloudkms.cryptoKeyEncrypterDecrypter"), (member.Text("member"), member.Text("role")));
    }

    [Fact]
    public async Task The_bucket_is_closed_encrypted_and_kept()
    {
        var bucket = (await StackRun.Shipped(GkeNames.Stack)).One("gcp:storage/bucket:Bucket");
        Assert.Equal(("spark-data-123456789012", "EUROPE-WEST4"), (bucket.Text("name"), bucket.Text("location")));
        Assert.Equal(("true", "enforced"), (bucket.Text("uniformBucketLevelAccess"), bucket.Text("publicAccessPrevention")));
        Assert.Equal(
            (GkeNames.DataKey, "true", "604800"),
            (bucket.Text("encryption.defaultKmsKeyName"), bucket.Text("versioning.enabled"), bucket.Text("softDeletePolicy.retentionDurationSeconds")));
        Assert.Equal(("false", true), (bucket.Text("forceDestroy"), bucket.Options.Protect));
        var rules = bucket["lifecycleRules"]!.AsArray();
        Assert.Equal(("90", "spark-events/"), (rules[0]!["condition"]!["age"]!.ToString(), rules[0]!["condition"]!["matchesPrefixes"]![0]!.ToString()));
        Assert.Equal("30", rules[1]!["condition"]!["daysSinceNoncurrentTime"]!.ToString());
        Assert.Equal(["spark-bucket-key"], await bucket.DependsOnAsync());
    }

    [Fact]
    public async Task A_tag_of_the_registry_always_names_the_same_image()
    {
        var run = await StackRun.Shipped(GkeNames.Stack);
        var repository = run.One("gcp:artifactregistry/repository:Repository");
        Assert.Equal(
            ("DOCKER", "true", GkeNames.DataKey, true),
            (repository.Text("format"), repository.Text("dockerConfig.immutableTags"), repository.Text("kmsKeyName"), repository.Options.Protect));
        Assert.Equal(
            "europe-west4-docker.pkg.dev/spark-platform-prod/spark-images/spark",
            await OutputUtilities.GetValueAsync(run.Contract.ImageRepository.ToOutput()));
    }

    [Fact]
    public async Task A_tenants_identity_is_one_service_account_and_its_own_prefixes()
    {
        var run = await StackRun.Shipped(GkeNames.Stack);
        const string address = "spark-tenant-analytics@spark-platform-prod.iam.gserviceaccount.com";
        var binding = run.One("gcp:serviceaccount/iAMMember:IAMMember", "spark-tenant-analytics-binding");
        Assert.Equal("serviceAccount:spark-platform-prod.svc.id.goog[analytics/spark]", binding.Text("member"));
        Assert.Equal(
            ($"projects/spark-platform-prod/serviceAccounts/{address}", "roles/iam.workloadIdentityUser"),
            (binding.Text("serviceAccountId"), binding.Text("role")));
        Assert.Contains("spark", await binding.DependsOnAsync());

        var grants = run.Resources.Where(resource => resource.Text("member") == $"serviceAccount:{address}").ToDictionary(resource => resource.Name);
        Assert.Equal(["spark-tenant-analytics-listing", "spark-tenant-analytics-objects"], grants.Keys.Order());
        Assert.Equal("roles/storage.objectUser", grants["spark-tenant-analytics-objects"].Text("role"));
        Assert.Equal(
            """resource.name.startsWith("projects/_/buckets/spark-data-123456789012/objects/analytics/") || """
            + """resource.name.startsWith("projects/_/buckets/spark-data-123456789012/objects/spark-events/analytics/")""",
            grants["spark-tenant-analytics-objects"].Text("condition.expression"));
        Assert.Equal("roles/storage.objectViewer", grants["spark-tenant-analytics-listing"].Text("role"));
        Assert.Equal(
            """api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("analytics/") || """
            + """api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("spark-events/analytics/") || """
            + """resource.name == "projects/_/buckets/spark-data-123456789012/objects/analytics" || """
            + """resource.name == "projects/_/buckets/spark-data-123456789012/objects/spark-events" || """
            + "resource.name == \"projects/_/buckets/spark-data-123456789012/objects/spark-events/analytics\"",
            grants["spark-tenant-analytics-listing"].Text("condition.expression"));

        var serviceAccount = run.One("kubernetes:core/v1:ServiceAccount", "analytics-spark");
        Assert.Equal(address, serviceAccount["metadata"]!["annotations"]!["iam.gke.io/gcp-service-account"]!.ToString());
    }

    [Fact]
    public async Task A_tenant_with_a_long_name_has_an_account_of_at_most_30_characters()
    {
        var files = new StackFiles(GkeNames.Stack);
        var run = await StackRun.OfAsync(files with
        {
            Text = $"{files.Text}  spark-platform:platform: {{ tenants: [{string.Join(", ", new[] { "1", "2" }.Select(Team))}] }}\n",
        });
        var ids = run.Of("gcp:serviceaccount/account:Account").Select(account => account.Text("accountId")!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.Matches("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", id));
        Assert.Equal(2, ids.Count(id => id.StartsWith("spark-tenant-a-team-wit", StringComparison.Ordinal)));

        static string Team(string number) =>
            $"{{ name: a-team-with-a-long-name-{number}, owner: o, costCenter: c, guaranteed: {{ cpu: 1, memory: 1Gi }}, ceiling: {{ cpu: 16, memory: 128Gi "
            + "} }";
    }

    [Fact]
    public async Task Volumes_are_encrypted_and_labelled()
    {
        var storage = (await StackRun.Shipped(GkeNames.Stack)).Contract.Storage;
        foreach (var (tier, driver) in storage)
        {
            var key = tier == StorageTier.Shared ? "instance-encryption-kms-key" : "disk-encryption-kms-key";
            Assert.Equal(GkeNames.DataKey, await OutputUtilities.GetValueAsync(driver.Parameters[key].ToOutput()));
            Assert.Equal(
                "environment=production,managed-by=pulumi,spark-platform-cluster=spark,spark-platform-deployment=spark-platform_gke",
                await OutputUtilities.GetValueAsync(driver.Parameters["labels"].ToOutput()));
        }

        Assert.Equal(
            ["pd.csi.storage.gke.io", "pd.csi.storage.gke.io", "filestore.csi.storage.gke.io", "pd.csi.storage.gke.io"],
            storage.Values.Select(driver => driver.Provisioner));
        Assert.Equal("10.51.0.0/20", await OutputUtilities.GetValueAsync(storage[StorageTier.Shared].Parameters["reserved-ipv4-cidr"].ToOutput()));
        Assert.Equal("spark", await OutputUtilities.GetValueAsync(storage[StorageTier.Shared].Parameters["network"].ToOutput()));
    }

    [Fact]
    public async Task Everything_that_takes_labels_carries_the_deployment()
    {
        var run = await StackRun.Shipped(GkeNames.Stack);
        (string Type, string Labels)[] kinds =
        [
            ("gcp:container/cluster:Cluster", "resourceLabels"),
            ("gcp:kms/cryptoKey:CryptoKey", "labels"),
            ("gcp:storage/bucket:Bucket", "labels"),
            ("gcp:artifactregistry/repository:Repository", "labels"),
        ];
        foreach (var (type, labels) in kinds)
        {
            Assert.All(
                run.Of(type),
                resource => Assert.Equal(
                    "spark-platform_gke production",
                    $"{resource[labels]!["spark-platform-deployment"]} {resource[labels]!["environment"]}"));
        }
    }

    [Fact]
    public async Task Nothing_but_what_Spark_needs_leaves_a_tenant()
    {
        var flows = (await StackRun.Shipped(GkeNames.Stack)).Contract.TenantEgress;
        Assert.Equal(
            [
                "allow-api-server 10.50.0.0/22 172.20.0.1/32 443",
                "allow-metadata-server 169.254.169.254/32 80",
                "allow-metadata-server-on-node 169.254.169.254/32 8080",
                "allow-object-store 0.0.0.0/0 443",
            ],
            flows.Select(flow => $"{flow.Name} {string.Join(' ', flow.Cidrs)} {flow.Port}"));
        Assert.Contains("10.0.0.0/8", flows[^1].Except);
    }

    [Fact]
    public async Task Every_component_and_resource_has_a_name_of_its_own()
    {
        var run = await StackRun.Shipped(GkeNames.Stack);
        Assert.Equal(
            run.Resources.Length,
            run.Resources.Select(resource => (resource.Type, resource.Name, resource.Options.Parent?.GetResourceName())).Distinct().Count());
        Assert.Equal(
            [
                "control-plane",
                "data-lake",
                "history",
                "keys",
                "network",
                "node-identity",
                "node-pools",
                "shared-files",
                "spark",
                "tenant-analytics",
                "tenant-data-science",
                "tenant-streaming",
            ],
            run.Resources.Where(resource => resource.Type.StartsWith("spark-platform:gke:", StringComparison.Ordinal))
                .Select(resource => resource.Name)
                .Order(StringComparer.Ordinal));
    }
}
