using Preview.Changes;
using Preview.Plans;
using Preview.Reports;
using Preview.Tests.Support;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Changes;

public sealed class PlanComparisonTests
{
    private const string Claim = "kubernetes:core/v1:PersistentVolumeClaim";

    [Fact]
    public void A_plan_does_not_differ_from_itself()
    {
        var plan = Changed.Plan(Changed.Resource(Claim, "files", PersistentClaim("standard", "1Gi")));
        var changes = Changed.Between(plan, Read(Json(plan)));
        Assert.False(changes.HasChanges);
        Assert.Equal(1, changes.Count(ChangeKind.Same));
    }

    [Fact]
    public void Kinds_are_told_and_counted()
    {
        var same = Changed.Resource("shop:index:Thing", "same", PlanMap.Empty);
        PlanResource Sized(string size) => Changed.Resource(Claim, "grown", PersistentClaim("standard", size));
        PlanResource Classed(string name) => Changed.Resource(Claim, "other-class", PersistentClaim(name, "1Gi"));
        var gone = Changed.Resource("shop:index:Thing", "gone", PlanMap.Empty);
        var added = Changed.Resource("shop:index:Thing", "added", PlanMap.Empty);

        var changes = Changed.Between(Changed.Plan(same, Sized("1Gi"), Classed("standard"), gone), Changed.Plan(same, Sized("2Gi"), Classed("fast"), added));

        Assert.Equal("added create, gone delete, grown update, other-class replace, same same", Told(changes));
        Assert.All(new[] { ChangeKind.Create, ChangeKind.Update, ChangeKind.Replace, ChangeKind.Delete, ChangeKind.Same }, kind => Assert.Equal(1, changes.Count(kind)));
        var replaced = changes.Resources.Single(change => change.Kind == ChangeKind.Replace);
        Assert.Equal(["spec.storageClassName"], replaced.Forcing.Select(property => property.Path.Text));
        Assert.Equal(ReplacementOrder.DeleteFirst, replaced.Order);
    }

    [Theory]
    [InlineData("system", "system", "New claims of the class wait.")]
    [InlineData("a", "b", null)]
    public void What_is_missing_in_between_is_named_where_the_old_one_goes_first(string before, string after, string? meanwhile)
    {
        static PlanMap Class(string name, string driver) => Map(("metadata", Map(("name", Of(name)))), ("provisioner", Of(driver)));
        var change = Changed.Of("kubernetes:storage.k8s.io/v1:StorageClass", Class(before, "a.csi"), Class(after, "b.csi"));
        Assert.Equal(ChangeKind.Replace, change.Kind);
        Assert.Equal(meanwhile, change.Danger!.Meanwhile);
        Assert.Equal(meanwhile is null ? "" : "Meanwhile: new claims of the class wait.", DangerText.Reason(change.Danger));
    }

    [Fact]
    public void Another_name_comes_before_the_old_one_goes() => Assert.Equal(
        ReplacementOrder.CreateFirst,
        Changed.Of(Changed.ConfigMap, Map(("metadata", Map(("name", Of("a"))))), Map(("metadata", Map(("name", Of("b")))))).Order);

    [Fact]
    public void An_alias_moves_a_resource_and_its_children()
    {
        var oldPart = Changed.Component("team-old");
        var newPart = Changed.Component("team") with { Aliases = [oldPart.Urn] };
        var before = Changed.Plan(oldPart, Changed.Resource("shop:index:Thing", "team-old-quota", PlanMap.Empty, oldPart), Changed.Resource("shop:index:Thing", "role", PlanMap.Empty, oldPart));
        var after = Changed.Plan(newPart, Changed.Resource("shop:index:Thing", "team-quota", PlanMap.Empty, newPart), Changed.Resource("shop:index:Thing", "role", PlanMap.Empty, newPart));
        var changes = Changed.Between(before, after);
        // The URN of a resource holds its parent's type, not the parent's name.
        Assert.Equal("role same, team-quota move", Told(changes));
        Assert.All(changes.Resources.Where(change => change.Resource.IsManaged), change => Assert.Equal(["team"], change.Part));
    }

    [Fact]
    public void A_renamed_type_of_parent_moves_what_is_below()
    {
        var oldPart = Changed.Component("team", type: "shop:index:Old");
        var newPart = Changed.Component("team", type: "shop:index:New") with { Aliases = [oldPart.Urn] };
        PlanResource Inner(PlanResource parent) => Changed.Component("inner", parent);
        var before = Changed.Plan(oldPart, Inner(oldPart), Changed.Resource("shop:index:Thing", "role", Map(("a", Of("1"))), Inner(oldPart)));
        var after = Changed.Plan(newPart, Inner(newPart), Changed.Resource("shop:index:Thing", "role", Map(("a", Of("2"))), Inner(newPart)));
        var change = Changed.Between(before, after).Changes.Single();
        Assert.True(change.IsMoved);
        Assert.Equal(ChangeKind.Update, change.Kind);
    }

    [Fact]
    public void Without_alias_a_rename_is_a_new_resource_and_a_deleted_one() => Assert.Equal(
        "a delete, b create",
        Told(Changed.Between(Changed.Plan(Changed.Resource("shop:index:Thing", "a", PlanMap.Empty)), Changed.Plan(Changed.Resource("shop:index:Thing", "b", PlanMap.Empty)))));

    [Fact]
    public void What_takes_its_id_from_a_replaced_resource_follows_it()
    {
        PlanResource Cause(string name) => Changed.Resource(Changed.ConfigMap, "cause", Map(("metadata", Map(("name", Of(name))))));
        var follower = Changed.Resource(Claim, "follower", Map(("spec", Map(("volumeName", PlanUnknown.String))))) with
        {
            PropertyDependencies = PlanResource.NoDependencies.Add("spec", [Cause("a").Urn]),
        };
        var bystander = follower with { Urn = Urn.Create("prod", "shop", Changed.Root, Claim, "bystander"), Inputs = Map(("spec", Map(("resources", PlanUnknown.String)))) };
        var changes = Changed.Between(Changed.Plan(Cause("a"), follower, bystander), Changed.Plan(Cause("b"), follower, bystander));
        Assert.Equal("bystander same, cause replace, follower replace", Told(changes));
        Assert.Equal(Cause("a").Urn, changes.Resources.Single(change => change.Urn.Name == "follower").Cause);
    }

    [Fact]
    public void What_the_program_ignores_is_no_change()
    {
        PlanResource Thing(string value) => Changed.Resource("shop:index:Thing", "it", Map(("tags", Map(("a", Of(value)))))) with { IgnoreChanges = ["tags"] };
        ResourceChange change = Changed.Between(Changed.Plan(Thing("1")), Changed.Plan(Thing("2"))).Resources.Single(change => change.Resource.IsManaged);
        Assert.Equal(ChangeKind.Same, change.Kind);
        Assert.Equal(["tags.a: 1 → 2 (the program ignores it (ignoreChanges))"], Changed.Lines(change));
    }

    [Fact]
    public void Options_are_compared_too()
    {
        var thing = Changed.Resource("shop:index:Thing", "it", PlanMap.Empty);
        var change = Changed.Between(Changed.Plan(thing with { Protect = true }), Changed.Plan(thing)).Changes.Single();
        Assert.Equal(["protect: true → -"], Changed.Lines(change));
        Assert.Equal(new Danger(DangerLevel.ProtectionLowered, "Pulumi no longer refuses to delete it."), change.Danger);
    }

    [Fact]
    public void The_outputs_of_the_stack_are_compared()
    {
        Plan Gives(string value) => new("shop", "prod", [new PlanResource { Urn = Changed.Root, Custom = false, Type = Urn.StackType, Outputs = Map(("address", Of(value))) }]);
        var changes = Changed.Between(Gives("a"), Gives("b"));
        Assert.Equal(["address: a → b"], Changed.Lines(changes.Changes.Single()));
        Assert.Equal(0, changes.Count(ChangeKind.Update));
    }

    [Fact]
    public void A_stack_of_one_side_comes_or_goes()
    {
        var plan = Changed.Plan(Changed.Resource("shop:index:Thing", "it", PlanMap.Empty));
        Assert.Equal("it create", Told(PlanComparison.Compare("prod", null, plan, ChangeRules.Shipped)));
        Assert.Equal("it delete", Told(PlanComparison.Compare("prod", plan, null, ChangeRules.Shipped)));
    }

    [Theory]
    [InlineData("Delete", false, DangerLevel.DataLoss, null)]
    [InlineData("Retain", false, DangerLevel.Retained, "the storage class keeps the volume (reclaimPolicy Retain)")]
    [InlineData("Delete", true, DangerLevel.Retained, "it is protected: Pulumi refuses until protect is taken off")]
    public void A_deleted_claim_loses_its_files_unless_something_keeps_them(string reclaimPolicy, bool isProtected, object level, string? keptBy)
    {
        var tier = Changed.Resource("kubernetes:storage.k8s.io/v1:StorageClass", "standard", Map(("metadata", Map(("name", Of("standard")))), ("reclaimPolicy", Of(reclaimPolicy))));
        var claim = Changed.Resource(Claim, "files", PersistentClaim("standard", "1Gi")) with { Protect = isProtected };
        var change = Changed.Between(Changed.Plan(tier, claim), Changed.Plan(tier)).Changes.Single();
        Assert.Equal(new Danger((DangerLevel)level, "The files of the volume.", keptBy), change.Danger);
    }

    private static PlanMap PersistentClaim(string storageClass, string size) => Map(
        ("metadata", Map(("name", Of("files")), ("namespace", Of("team")))),
        ("spec", Map(("storageClassName", Of(storageClass)), ("resources", Map(("requests", Map(("storage", Of(size)))))))));

    private static string Told(StackChanges changes) => string.Join(", ", changes.Resources
        .Where(change => change.Resource.IsManaged)
        .OrderBy(change => change.Urn.Name, StringComparer.Ordinal)
        .Select(change => $"{change.Urn.Name} {change.Kind.Word()}"));
}
