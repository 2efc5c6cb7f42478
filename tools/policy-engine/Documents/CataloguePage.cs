using System.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>Generates docs/policies.md from the policies.</summary>
public static class CataloguePage
{
    /// <summary>Its path in the project.</summary>
    public const string Path = "docs/policies.md";

    private const string Head = """
        # Policies

        `dotnet run --project tools/preview -- check` evaluates these policies for every stack, without credentials, and every preview
        shows the result. A violation of a mandatory policy fails both. A policy pack evaluates the same policies in
        `pulumi preview --policy-pack policies` and `pulumi up`.

        A policy answers *yes*, *no*, or *cannot be decided before apply* where a value is known only then
        ([why](decisions/2026-11-22-policies-with-three-answers.md)). Levels, settings and exemptions are set in `stacks/policies.yaml`:

        ```yaml
        policies:
          cluster-api-private:
            level: mandatory          # or advisory: it is shown; or disabled: it is not asked; or remediate, where a policy says so
            widestPrefix: 24          # a setting of this policy
            exemptions:
              - resource: Cluster spark      # type and name as check shows them, the type in full, or a URN; * stands for any text
                reason: Until the VPN is there.
                expires: 2027-03-31   # the last day
        stacks:
          onprem:                     # the same for one stack; it wins
            storage-class-single-default: { level: advisory }
        ```

        An exemption that has expired is an error. To write a policy: [policies/README.md](../policies/README.md).

        This page is generated from the policies: `dotnet run --project tools/preview -- check --catalogue`.
        """;

    /// <summary>The page's text.</summary>
    public static string Text(IReadOnlyList<Policy> policies)
    {
        var page = new StringBuilder();
        page.Append(Head.ReplaceLineEndings("\n")).Append("\n\n");
        page.Append("| policy | requirement | severity | level |\n|---|---|---|---|\n");
        foreach (var policy in policies)
        {
            page.Append($"| [{policy.Id}](#{policy.Id}) | {policy.Info.Title} | {Name(policy.Info.Severity)} | {PolicyLevels.Name(policy.Info.DefaultLevel)} "
                + $"|\n");
        }

        foreach (var policy in policies)
        {
            Append(page, policy);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, Policy policy)
    {
        var info = policy.Info;
        page.Append($"\n## {info.Id}\n\n");
        page.Append($"**{info.Title}.** {info.Why}\n\n");
        page.Append($"- Fix: {info.Remedy}\n");
        page.Append($"- Severity {Name(info.Severity)}, {PolicyLevels.Name(info.DefaultLevel)} by "
            + $"default{(policy is IRemediation ? "; can be set to remediate" : "")}.\n");
        page.Append(
            policy is ResourcePolicy resource
                ? $"- About {string.Join(", ", resource.Types.Select(type => $"`{type}`"))}.\n" : "- About the resources of a stack together.\n");
        if (info.References.Length > 0)
        {
            page.Append($"- Required by {string.Join(", ", info.References.GroupBy(reference => $"{reference.Framework} {reference.Version}".Trim())
                .Select(group => $"{group.Key} {string.Join(" and ", group.Select(reference => reference.Reference))}"))}.\n");
        }

        page.Append($"- [More]({info.Link})\n");
        foreach (var setting in info.Settings)
        {
            page.Append($"- Setting `{setting.Name}`: {setting.Expected}, by default `{setting.DefaultText}`. {setting.Description}\n");
        }
    }

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();
}
