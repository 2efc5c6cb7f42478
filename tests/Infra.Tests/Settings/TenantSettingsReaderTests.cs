using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.Settings;

public class TenantSettingsReaderTests
{
    private const string Least = """
        name: analytics
        owner: data-analytics
        costCenter: "4100"
        guaranteed: { cpu: 8, memory: 64Gi }
        ceiling: { cpu: 32, memory: 256Gi }
        """;

    private const string All = """
        name: analytics
        owner: data-analytics
        costCenter: "4100"
        guaranteed: { cpu: 8, memory: 64Gi }
        ceiling: { cpu: 32, memory: 256Gi }
        storage: 4Ti
        volumes: 7
        pods: 70
        largestContainer: { cpu: 4, memory: 32Gi }
        podSecurity: baseline
        workspace: { size: 200Gi, tier: shared }
        groups:
          admins: [leads]
          developers: [engineers, scientists]
          viewers: [leads]
        shared: { size: 300Gi }
        claims:
          - { name: models, size: 50Gi }
          - { name: features, size: 20Gi, tier: shared }
          - { name: state, size: 10Gi, tier: fast, accessMode: readWriteOncePod }
        """;

    [Fact]
    public void Everything_that_is_written_is_read()
    {
        var (tenant, errors) = Read(All);
        Assert.Empty(errors);
        Assert.Equal(("analytics", "data-analytics", "4100"), (tenant.Name, tenant.Owner, tenant.CostCenter));
        Assert.Equal(Amount("8", "64Gi"), tenant.Guaranteed);
        Assert.Equal(Amount("32", "256Gi"), tenant.Ceiling);
        Assert.Equal(Amount("4", "32Gi"), tenant.LargestContainer);
        Assert.Equal(("4Ti", 7, 70), (tenant.Storage.Text, tenant.Volumes, tenant.Pods));
        Assert.Equal(PodSecurityLevel.Baseline, tenant.PodSecurity);
        Assert.Equal(new WorkspaceSettings(Quantity.Parse("200Gi"), StorageTier.Shared), tenant.Workspace);
        Assert.Equal(Quantity.Parse("300Gi"), tenant.Shared!.Size);
        Assert.Equal(
            [
                new ClaimSettings("models", Quantity.Parse("50Gi"), StorageTier.Standard, ClaimAccessMode.ReadWriteOnce),
                new ClaimSettings("features", Quantity.Parse("20Gi"), StorageTier.Shared, ClaimAccessMode.ReadWriteMany),
                new ClaimSettings("state", Quantity.Parse("10Gi"), StorageTier.Fast, ClaimAccessMode.ReadWriteOncePod),
            ],
            tenant.Claims);
        Assert.Equal(["engineers", "leads", "scientists"], tenant.Groups.All);
    }

    [Fact]
    public void What_is_not_written_has_its_default()
    {
        var (tenant, errors) = Read(Least);
        Assert.Empty(errors);
        Assert.Equal(Amount("16", "128Gi"), tenant.LargestContainer);
        Assert.Equal(("1Ti", 50, 500), (tenant.Storage.Text, tenant.Volumes, tenant.Pods));
        Assert.Equal(PodSecurityLevel.Restricted, tenant.PodSecurity);
        Assert.Equal(new WorkspaceSettings(Quantity.Parse("100Gi"), StorageTier.Standard), tenant.Workspace);
        Assert.Null(tenant.Shared);
        Assert.Empty(tenant.Claims);
        Assert.Empty(tenant.Groups.All);
    }

    [Fact]
    public void All_errors_of_an_empty_tenant_are_reported_at_once() => Assert.Equal(
        [
            "test.yaml:1: name is missing: a name of at most 32 lower-case letters, digits and dashes "
            + "that starts with a letter and ends with a letter or digit is expected. Add it.",
            "test.yaml:1: owner is missing: who answers for the tenant, at most 200 characters is expected. Add it.",
            "test.yaml:1: costCenter is missing: a cost centre of at most 63 letters, digits, dots, dashes and underscores is expected. Add it.",
            "test.yaml:1: guaranteed.cpu is missing: an amount of CPU such as 64 or 500m is expected. Add it.",
            "test.yaml:1: guaranteed.memory is missing: an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Add it.",
            "test.yaml:1: ceiling.cpu is missing: an amount of CPU such as 64 or 500m is expected. Add it.",
            "test.yaml:1: ceiling.memory is missing: an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Add it.",
        ],
        Read("{}").Errors);

    [Theory]
    [InlineData(
        "name: analytics",
        "name: Analytics",
        "1: name is \"Analytics\", but a name of at most 32 lower-case letters, digits and dashes "
        + "that starts with a letter and ends with a letter or digit is expected. Write analytics.")]
    [InlineData(
        "name: analytics",
        "name: kube-analytics",
        "1: name is kube-analytics, but names that start with kube-, default, spark-platform, "
        + "spark-events belong to the cluster and the platform. Choose another.")]
    [InlineData("owner: data-analytics", "owner: \"\"", "2: owner is \"\", but who answers for the tenant, at most 200 characters is expected.")]
    [InlineData(
        "costCenter: \"4100\"",
        "costCenter: 41/00",
        "3: costCenter is \"41/00\", but a cost centre of at most 63 letters, digits, dots, dashes and underscores is expected.")]
    [InlineData(
        "guaranteed: { cpu: 8,",
        "guaranteed: { cpu: 33,",
        "5: ceiling.cpu is 32, less than guaranteed.cpu, which is 33. Raise the ceiling or lower the guarantee.")]
    [InlineData(
        "memory: 64Gi }",
        "memory: 257Gi }",
        "5: ceiling.memory is 256Gi, less than guaranteed.memory, which is 257Gi. Raise the ceiling or lower the guarantee.")]
    [InlineData(
        "storage: 4Ti",
        "storage: 4",
        "6: storage is 4, but an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Write the unit as Kubernetes does, for example 4Gi.")]
    [InlineData("storage: 4Ti", "storage: 199Gi", "6: storage is 199Gi, less than the workspace's 200Gi. Raise it.")]
    [InlineData("volumes: 7", "volumes: 0", "7: volumes is 0, but a whole number from 1 to 10000 is expected.")]
    [InlineData("pods: 70", "pods: 20001", "8: pods is 20001, but a whole number from 1 to 20000 is expected.")]
    [InlineData(
        "largestContainer: { cpu: 4,",
        "largestContainer: { cpu: 33,",
        "5: ceiling.cpu is 32, less than largestContainer.cpu, which is 33. Raise the ceiling, or set largestContainer to at most the ceiling.")]
    [InlineData(
        "memory: 32Gi }",
        "memory: 257Gi }",
        "5: ceiling.memory is 256Gi, less than largestContainer.memory, which is 257Gi. Raise the ceiling, or set largestContainer to at most the ceiling.")]
    [InlineData("podSecurity: baseline", "podSecurity: privileged", "10: podSecurity is \"privileged\", but one of restricted, baseline is expected.")]
    [InlineData(
        "tier: shared", "tier: scratch", "11: workspace.tier is scratch, which is gone with its pod, but a workspace is kept. Write standard, fast or shared.")]
    [InlineData("size: 200Gi", "size: 512Mi", "11: workspace.size is 512Mi, less than 1Gi, the smallest volume that a tenant may have. Raise it.")]
    [InlineData(
        "admins: [leads]",
        "admins: leads",
        "13: groups.admins is \"leads\", but a list, each item a group's name of at most 200 characters is expected. Write [leads].")]
    [InlineData(
        "admins: [leads]", "admins: [system:masters]", "13: groups.admins has system:masters, a group of Kubernetes itself. Name a group of your own people.")]
    [InlineData(
        "developers: [engineers, scientists]",
        "developers: [\"\"]",
        "14: groups.developers[0] is \"\", but a group's name of at most 200 characters is expected.")]
    [InlineData("viewers: [leads]", "viewer: [leads]", "15: groups.viewer is not a known key. Did you mean viewers?")]
    [InlineData(
        "pods: 70",
        "quota: 70",
        "8: quota is not a known key. Known here: addOns, ceiling, claims, costCenter, egress, flavors, groups, guaranteed, largestContainer, lendLimit, "
        + "name, owner, podSecurity, pods, priority, shared, sparkSecrets, storage, volumes, weight, workspace.")]
    [InlineData(
        "storage: 4Ti",
        "storage: 579Gi",
        "6: storage is 579Gi, less than the 580Gi of the tenant's volumes (workspace 200Gi, shared 300Gi, claims[models] 50Gi, claims[features] 20Gi, "
        + "claims[state] 10Gi). Raise it, or make them smaller.")]
    [InlineData("volumes: 7", "volumes: 4", "7: volumes is 4, less than the 5 volumes that the tenant has from the start. Raise it.")]
    [InlineData("size: 300Gi", "size: 512Mi", "16: shared.size is 512Mi, less than 1Gi, the smallest volume that a tenant may have. Raise it.")]
    [InlineData("shared: { size: 300Gi }", "shared: {}", "16: shared.size is missing: an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Add it.")]
    [InlineData(
        "name: models",
        "name: shared",
        "18: claims[shared].name is shared, which the tenant has a setting of its own for. Choose another, or set shared beside claims.")]
    [InlineData("name: features", "name: models", "19: claims[models].name is models, which another claim of the tenant has already. Give each its own.")]
    [InlineData("size: 50Gi }", "size: 512Mi }", "18: claims[models].size is 512Mi, less than 1Gi, the smallest volume that a tenant may have. Raise it.")]
    [InlineData(
        "tier: fast,", "tier: scratch,", "20: claims[state].tier is scratch, which is gone with its pod, but a claim is kept. Write standard, fast or shared.")]
    [InlineData(
        "accessMode: readWriteOncePod",
        "accessMode: readWriteMany",
        "20: claims[state].accessMode is readWriteMany, but fast is block storage, which one node mounts. Write shared as tier, or another accessMode.")]
    [InlineData(
        "accessMode: readWriteOncePod",
        "accessMode: ReadWriteOnce",
        "20: claims[state].accessMode is \"ReadWriteOnce\", but one of readWriteOnce, readWriteOncePod, readWriteMany is expected.")]
    public void A_mistake_is_refused_and_explained(string written, string instead, string error) =>
        Assert.Equal([$"test.yaml:{error}"], Read(SettingsText.Edit(All, written, instead)).Errors);

    [Theory]
    [InlineData("guaranteed: { cpu: 8, memory: 64Gi }", "guaranteed: { cpu: 32, memory: 256Gi }")]
    [InlineData("largestContainer: { cpu: 4, memory: 32Gi }", "largestContainer: { cpu: 32, memory: 256Gi }")]
    [InlineData("storage: 4Ti", "storage: 580Gi")]
    [InlineData("volumes: 7", "volumes: 5")]
    [InlineData("accessMode: readWriteOncePod", "accessMode: readWriteOnce")]
    [InlineData("tier: shared }\n  - { name: state", "tier: shared, accessMode: readWriteMany }\n  - { name: state")]
    [InlineData("size: 200Gi", "size: 1Gi")]
    [InlineData("costCenter: \"4100\"", "costCenter: 4100")]
    [InlineData("name: analytics", "name: kubernetes")]
    [InlineData("volumes: 7", "volumes: 10000")]
    [InlineData("pods: 70", "pods: 20000")]
    [InlineData("tier: shared", "tier: fast")]
    public void What_is_just_within_the_bounds_is_accepted(string written, string instead) =>
        Assert.Empty(Read(SettingsText.Edit(All, written, instead)).Errors);

    private static Resources Amount(string cpu, string memory) => new(Quantity.Parse(cpu), Quantity.Parse(memory));

    private static (TenantSettings Value, string[] Errors) Read(string yaml) => SettingsText.Read(yaml, TenantSettingsReader.Read);
}
