using Pulumi;

namespace Infra.Contract;

/// <summary>The options of most resources: a parent, and what the resource comes after where its inputs do not say it.</summary>
internal static class ChildOptions
{
    public static CustomResourceOptions Of(Resource parent, params IEnumerable<Resource> after)
    {
        var options = new CustomResourceOptions { Parent = parent };
        foreach (var resource in after)
        {
            options.DependsOn.Add(resource);
        }

        return options;
    }
}
