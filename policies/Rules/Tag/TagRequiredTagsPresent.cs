using System.Collections.Immutable;
using Policies.Data;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Tag;

internal sealed class TagRequiredTagsPresent : ResourcePolicy
{
    private static readonly TextListSetting Required = new()
    {
        Name = "tags",
        Description = "The tags that everything must have that takes tags. On Google Cloud, whose labels know no colon, a dash stands for it.",
        Default = ["managed-by", "spark-platform:cluster", "spark-platform:deployment"],
    };

    // What costs money by itself.
    private static readonly ImmutableArray<(string Type, string What)> Made = [("instance", "machines"), ("volume", "disks")];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "tag-required-tags-present",
        Title = "Everything that takes tags says whose it is",
        Severity = Severity.Low,
        Why = "Without tags nobody can tell on the bill what a platform costs, and in the account what may be deleted; and rights that are given by tag do not reach it.",
        Remedy = "Pass Tags = context.Tags() to the resource. Tags of your own are tags in the stack's settings.",
        Link = "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
        References = [FrameworkReference.Trivy("GCP-0051")],
        Settings = [Required],
    };

    public override IReadOnlyList<string> Types { get; } = [.. TaggableTypes.All.Select(type => type.Type)];

    public override void Examine(Resource resource, Check check)
    {
        TaggableType type = TaggableTypes.All.First(type => type.Type == resource.Type);
        RequireAll(type.Path.Aggregate(resource.Root, (above, part) => above[part]), resource, check);

        // What a launch template makes is tagged by it, and by nobody else.
        if (resource.Type == ResourceType.LaunchTemplate)
        {
            var specifications = resource["tagSpecifications"];
            foreach ((var made, var what) in Made)
            {
                check.Require(specifications.Any(specification => specification["resourceType"].Is(made)), specifications, $"Nothing tags the {what} that the template makes.");
            }

            check.ForEach(specifications, specification => RequireAll(specification["tags"], resource, check));
        }
    }

    private static void RequireAll(Property tags, Resource resource, Check check)
    {
        var isGoogle = resource.Type.StartsWith("gcp:", StringComparison.Ordinal);
        foreach (var required in check.Setting(Required))
        {
            var tag = tags[isGoogle ? required.Replace(':', '-') : required];
            check.Require(!tag.IsEmpty, tag, $"The tag {tag.Name} is missing.");
        }
    }
}
