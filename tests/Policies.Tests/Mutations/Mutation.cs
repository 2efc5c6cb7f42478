using Configuration;
using Policies.Tests.Support;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Tests.Mutations;

/// <summary>
/// One safeguard taken off one resource of a real plan, and the one policy that must notice. Which stacks: a name, or several with commas, or all. Which
/// resource: type and name with a space between, in which * stands for any text; of several, the first.
/// </summary>
internal sealed record Mutation(string Stacks, string Resource, string Policy)
{
    /// <summary>The changed resource; null removes it from the plan.</summary>
    public required Func<Resource, Resource?> Change { get; init; }

    /// <summary>The description of the change, for messages.</summary>
    public required string Done { get; init; }

    public IEnumerable<string> StackNames => Stacks == "all" ? RealStack.Names : Stacks.Split(',', StringSplitOptions.TrimEntries);

    /// <summary>A property set to something else, written in YAML.</summary>
    public static Mutation Set(string stacks, string resource, string path, string yaml, string policy) => new(stacks, resource, policy)
    {
        Change = changed => changed.WithProperties(PropertyPath.Set(changed.Properties, path, _ => ResourceText.Value(yaml))),
        Done = $"{path} set to {yaml}",
    };

    /// <summary>A property taken out. It must be there.</summary>
    public static Mutation Remove(string stacks, string resource, string path, string policy) => new(stacks, resource, policy)
    {
        Change = changed => changed.WithProperties(
            PropertyPath.Set(changed.Properties, path, value => value is null ? throw new ArgumentException($"There is no {path}.") : null)),
        Done = $"{path} removed",
    };

    /// <summary>A part of a text replaced, of an IAM policy for example. It must be there.</summary>
    public static Mutation Replace(string stacks, string resource, string path, string old, string with, string policy) => new(stacks, resource, policy)
    {
        Change = changed => changed.WithProperties(PropertyPath.Set(changed.Properties, path, value =>
            value is PropertyString text && text.Value.Contains(old, StringComparison.Ordinal)
            ? new PropertyString(text.Value.Replace(old, with, StringComparison.Ordinal))
            : throw new ArgumentException($"{path} has no {old}."))),
        Done = $"{old} in {path} replaced with {with}",
    };

    /// <summary>Other options, protect for example.</summary>
    public static Mutation Options(string stacks, string resource, Func<ResourceOptions, ResourceOptions> options, string done, string policy) =>
        new(stacks, resource, policy)
        {
            Change = changed => changed.WithOptions(options(changed.Options)),
            Done = done,
        };

    /// <summary>The resource itself taken out of the plan.</summary>
    public static Mutation Gone(string stacks, string resource, string policy) => new(stacks, resource, policy) { Change = _ => null, Done = "taken out" };

    /// <summary>The failure on a stack; null when exactly the expected policy is violated.</summary>
    public async Task<string?> Fault(string stack)
    {
        var real = await RealStack.Of(stack);
        if (real.Resources.FirstOrDefault(resource => new Glob(Resource).Matches($"{resource.Type} {resource.Name}")) is not { } resource)
        {
            return $"{stack} has no {Resource}.";
        }

        try
        {
            string[] noticed = [.. real.NewlyViolated(resource, Change).Select(violated => violated.Policy).Distinct().Order()];
            return noticed.SequenceEqual([Policy]) ? null
                : $"{stack}, {resource.Type} {resource.Name}, {Done}: expected a violation of {Policy}, but found "
                    + $"{(noticed.Length == 0 ? "none" : string.Join(", ", noticed))}.";
        }
        catch (ArgumentException e)
        {
            return $"{stack}, {resource.Type} {resource.Name}: {e.Message}";
        }
    }
}
