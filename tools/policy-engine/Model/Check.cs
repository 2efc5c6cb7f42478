using System.Runtime.CompilerServices;
using PolicyEngine.Values;

namespace PolicyEngine.Model;

/// <summary>Gives a rule its settings and collects its findings.</summary>
public sealed class Check
{
    private readonly PolicyOptions _options;
    // Most rules look at one resource at a time.
    private Dictionary<Resource, ResourceFindings>? _byResource;

    internal Check(PolicyOptions options, DateOnly today = default)
    {
        _options = options;
        Today = today;
    }

    /// <summary>The date of the evaluation.</summary>
    public DateOnly Today { get; }

    /// <summary>The findings by resource, in the order of the rule's requirements.</summary>
    internal List<ResourceFindings> Found { get; } = [];

    /// <summary>The value of one of the policy's settings.</summary>
    public T Setting<T>(PolicySetting<T> setting)
        where T : notnull => _options.Get(setting);

    /// <summary>
    /// Adds a requirement. No is a violation at the property; unknown can be decided only after apply.
    /// </summary>
    /// <param name="answer">Whether it holds.</param>
    /// <param name="at">The property that a violation is about, on its resource. For what is missing, the one that should be there.</param>
    /// <param name="message">The violation, with the value: a sentence, for example "The API server takes connections from anywhere."</param>
    public void Require(Answer answer, Property at, string message)
    {
        var findings = Of(at.Resource);
        if (answer.IsNo)
        {
            findings.Violations.Add(new Finding(at.Path, message));
        }
        else if (answer.At is { } unknown)
        {
            findings.AddUndecided(unknown);
        }
    }

    /// <inheritdoc cref="Require(Answer, Property, string)"/>
    public void Require(Answer answer, Property at, [InterpolatedStringHandlerArgument(nameof(answer))] FindingMessage message) =>
        Require(answer, at, answer.IsNo ? message.ToString() : "");

    /// <summary>Examines each item of a list, or value of a map. An unknown list or map is undecided.</summary>
    public void ForEach(Property items, Action<Property> require)
    {
        if (!items.IsKnown)
        {
            Require(Answer.Unknown(items), items, "");
        }

        for (var i = 0; i < items.Count; i++)
        {
            require(items[i]);
        }
    }

    private ResourceFindings Of(Resource resource)
    {
        if (Found.Count > 0)
        {
            if (ReferenceEquals(Found[^1].Resource, resource))
            {
                return Found[^1];
            }

            _byResource ??= Found.ToDictionary(findings => findings.Resource);
            if (_byResource.TryGetValue(resource, out var known))
            {
                return known;
            }
        }

        var findings = new ResourceFindings(resource);
        _byResource?.Add(resource, findings);
        Found.Add(findings);
        return findings;
    }
}

/// <summary>A rule's findings for one resource; empty when it meets all requirements.</summary>
internal sealed class ResourceFindings(Resource resource)
{
    public Resource Resource => resource;

    public List<Finding> Violations { get; } = [];

    public List<Finding> Undecided { get; } = [];

    public void AddUndecided(Property unknown)
    {
        var of = ReferenceEquals(unknown.Resource, resource) ? "" : $" of {unknown.Resource.Name}";
        var what = unknown.IsSecret ? "is secret or known only after apply" : "is known only after apply";
        var finding = new Finding(unknown.UnknownPath, $"{unknown.UnknownPath}{of} {what}.");
        if (!Undecided.Contains(finding))
        {
            Undecided.Add(finding);
        }
    }
}
