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
        Description = "The required tags. On Google Cloud, whose labels allow no colon, a dash replaces it.",
        Default = ["managed-by", "spark-platform:cluster", "spark-platform:deployment"],
    };

    // Billed resources that a launch template creates.
    private static readonly ImmutableArray<(string Type, string What)> Made = [("instance", "machines"), ("volume", "disks")];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "tag-required-tags-present",
        Title = "Required tags are present",
        Severity = Severity.Low,
        Why = "Without tags no one can see on the bill what a platform costs, or in the account what may be deleted; and permissions by tag do not apply.",
        Remedy = "Pass Tags = context.Tags() to the resource. Add your own tags as tags in the stack's settings.",
        Link = "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
        References = [FrameworkReference.Trivy("GCP-0051")],
        Settings = [Required],
    };

    public override IReadOnlyList<string> Types { get; } = [.. TaggableTypes.All.Select(type => type.Type)];

    public override void Examine(Resource resource, Check check)
    {
        if (TaggableTypes.All.FirstOrDefault(type => type.Type == resource.Type) is not { } type)
        {
            return;
        }

        RequireAll(type.Path.Aggregate(resource.Root, (above, part) => above[part]), resource, check);

        // Only the launch template tags the instances and volumes that it creates.
        if (resource.Type == ResourceType.LaunchTemplate)
        {
            var specifications = resource["tagSpecifications"];
            foreach ((var made, var what) in Made)
            {
                check.Require(
                    specifications.Any(specification => specification["resourceType"].Is(made)),
                    specifications,
                    $"The launch template does not tag its {what}.");
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
