using Infra.Tests.Aks;
using Infra.Tests.Gke;
using Infra.Tests.Support;

namespace Infra.Tests.Clusters;

/// <summary>Reads, deletions and decryptions leave a trace on every cloud.</summary>
public class AccessLogTests
{
    private const string AuditConfig = "gcp:projects/iAMAuditConfig:IAMAuditConfig";
    private const string DiagnosticSetting = "azure-native:monitor:DiagnosticSetting";

    [Fact]
    public async Task On_EKS_requests_to_the_data_go_to_a_bucket_that_only_S3_writes_to()
    {
        var run = await EksRun.Shipped;
        var logging = run.One("aws:s3/bucketLogging:BucketLogging");
        Assert.Equal(
            ("spark-data-123456789012-eu-central-1", "spark-logs-123456789012-eu-central-1", "access/", "EventTime"),
            (
                logging.Text("bucket"), logging.Text("targetBucket"), logging.Text("targetPrefix"),
                logging.Text("targetObjectKeyFormat.partitionedPrefix.partitionDateSource")));
        Assert.Contains("spark-access-logs", await logging.DependsOnAsync());

        var policy = run.One("aws:s3/bucketPolicy:BucketPolicy", "spark-access-logs").Text("policy")!;
        Assert.Contains(
            """{"Sid":"AllowAccessLogs","Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"},"Action":["s3:PutObject"],"""
            + "\"Resource\":[\"arn:aws:s3:::spark-logs-123456789012-eu-central-1/access/*\"],"
            + "\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:s3:::spark-data-123456789012-eu-central-1\"},"
            + "\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\"}}}",
            policy, StringComparison.Ordinal);
        Assert.Equal("AES256", Encryption(run, "spark-access-logs").Text("rules.0.applyServerSideEncryptionByDefault.sseAlgorithm"));
        Assert.Equal("90", run.One("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "spark-access-logs").Text("rules.0.expiration.days"));
    }

    [Fact]
    public async Task On_EKS_no_bucket_is_made_where_access_is_not_logged()
    {
        var run = await EksRun.WithStackAsync("eventLogDays: 90", "eventLogDays: 90\n    accessLogs: false");
        Assert.Empty(run.Of("aws:s3/bucketLogging:BucketLogging"));
        Assert.Equal("spark-data", Assert.Single(run.Of("aws:s3/bucket:Bucket")).Name);
    }

    [Fact]
    public async Task On_GKE_the_project_logs_reads_and_they_stay_on_for_its_other_stacks()
    {
        var run = await StackRun.Shipped(GkeNames.Stack);
        Assert.Equal(
            [
                "cloudkms.googleapis.com DATA_READ", "container.googleapis.com ADMIN_READ DATA_READ", "storage.googleapis.com DATA_READ DATA_WRITE",
            ],
            Logged(run));
        Assert.All(run.Of(AuditConfig), config => Assert.Equal(("spark-platform-prod", true), (config.Text("project"), config.Options.RetainOnDelete)));
    }

    [Theory]
    [InlineData("deletionProtection: true", "deletionProtection: true\n    auditReads: false", "container.googleapis.com")]
    [InlineData("softDeleteDays: 7", "softDeleteDays: 7\n    accessLogs: false", "storage.googleapis.com")]
    public async Task On_GKE_the_program_leaves_alone_what_is_off(string written, string instead, string service)
    {
        var run = await StackRun.OfAsync(new StackFiles(GkeNames.Stack).With(written, instead));
        Assert.DoesNotContain(run.Of(AuditConfig), config => config.Text("service") == service);
        Assert.Equal(2, run.Of(AuditConfig).Count);
    }

    [Theory]
    [InlineData("spark-vault", "Microsoft.KeyVault/vaults/", "AuditEvent")]
    [InlineData("spark-data-lake", "/blobServices/default", "StorageRead StorageWrite StorageDelete")]
    public async Task On_AKS_the_vault_and_the_data_lake_log_to_the_workspace(string name, string resource, string categories)
    {
        var setting = (await StackRun.Shipped(AksNames.Stack)).One(DiagnosticSetting, name);
        Assert.Contains(resource, setting.Text("resourceUri"), StringComparison.Ordinal);
        Assert.Equal(AksNames.Id("Microsoft.OperationalInsights/workspaces/spark-logs"), setting.Text("workspaceId"));
        Assert.Equal(categories, string.Join(' ', setting["logs"]!.AsArray().Select(log => log!["category"]!.ToString())));
        Assert.Contains("spark-logs", await setting.DependsOnAsync());
    }

    [Theory]
    [InlineData("deletionProtection: true\n    auditReads: false", "kube-audit-admin", 3)]
    [InlineData("deletionProtection: true", "kube-audit", 3)]
    public async Task On_AKS_reads_are_left_out_of_the_audit_log_only_when_the_settings_say_so(string written, string category, int settings)
    {
        var run = await StackRun.OfAsync(new StackFiles(AksNames.Stack).With("deletionProtection: true", written));
        var logged = run.One(DiagnosticSetting, "spark-control-plane")["logs"]!.AsArray().Select(log => log!["category"]!.ToString());
        Assert.Equal([category], logged.Where(each => each.StartsWith("kube-audit", StringComparison.Ordinal)));
        Assert.Equal(settings, run.Of(DiagnosticSetting).Count);
    }

    [Fact]
    public async Task On_AKS_the_data_lake_is_silent_where_access_is_not_logged()
    {
        var run = await StackRun.OfAsync(new StackFiles(AksNames.Stack).With("softDeleteDays: 30", "softDeleteDays: 30\n    accessLogs: false"));
        Assert.Equal(["spark-control-plane", "spark-vault"], run.Of(DiagnosticSetting).Select(setting => setting.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void On_EKS_the_audit_log_has_reads_in_any_case() => Assert.Contains(
        "cluster.auditReads is false, but the audit log of EKS has reads in any case. Remove it.",
        Assert.Single(Written("Pulumi.eks.yaml", "auditReads: false").Errors()),
        StringComparison.Ordinal);

    [Fact]
    public void Without_effect_it_may_be_written_on_EKS() => Assert.Empty(Written("Pulumi.eks.yaml", "auditReads: true").Errors());

    [Fact]
    public void On_premises_it_is_refused() => Assert.Contains(
        "cluster.auditReads is there, but not on premises: what the audit log has is decided by the API server's own audit policy. Remove it.",
        Assert.Single(Written("Pulumi.onprem.yaml", "auditReads: true").Errors()),
        StringComparison.Ordinal);

    private static StackFiles Written(string stack, string line) =>
        new StackFiles(stack).With("spark-platform:cluster:\n", $"spark-platform:cluster:\n    {line}\n");

    private static Registered Encryption(EksRun run, string name) =>
        run.One("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", name);

    private static IEnumerable<string> Logged(StackRun run) => run.Of(AuditConfig)
        .Select(config => $"{config.Text("service")} {string.Join(' ', config["auditLogConfigs"]!.AsArray().Select(log => log!["logType"]!.ToString()))}")
        .Order(StringComparer.Ordinal);
}
