using PolicyEngine.Model;

namespace Policies.Rules.Pod;

/// <summary>A rule about the pods of every kind of workload.</summary>
internal abstract class PodPolicy : ResourcePolicy
{
    public override IReadOnlyList<string> Types { get; } = PodTemplate.Types;

    public sealed override void Examine(Resource resource, Check check)
    {
        if (PodTemplate.Find(resource) is { } template)
        {
            Examine(template, check);
        }
    }

    protected abstract void Examine(PodTemplate template, Check check);
}
