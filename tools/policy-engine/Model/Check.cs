using System.Runtime.CompilerServices;
using PolicyEngine.Values;

namespace PolicyEngine.Model;

/// <summary>What a rule asks with, and where its findings go.</summary>
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

    /// <summary>The day on which the policy is asked.</summary>
    public DateOnly Today { get; }

    /// <summary>What was found, by resource, in the order in which the rule asked.</summary>
    internal List<ResourceFindings> Found { get; } = [];

    /// <summary>The value of one of the policy's settings.</summary>
    public T Setting<T>(PolicySetting<T> setting)
        where T : notnull => _options.Get(setting);

    /// <summary>
    /// Asks for something that must hold. No is a violation at the property, unknown is a question that only apply can answer.
    /// </summary>
    /// <param name="answer">Whether it holds.</param>
    /// <param name="at">The property that a violation is about, on its resource. For what is missing, the one that should be there.</param>
    /// <param name="message">What is wrong, with the value: a sentence, for example "The API server takes connections from anywhere."</param>
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

    /// <summary>Asks for something of each item of a list, or value of a map. Of one that is not known yet, nothing can be said.</summary>
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

/// <summary>What a rule found at one resource; nothing when all that it asked for holds.</summary>
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
