using System.Collections.Immutable;
using Preview.Plans;
using Pulumirpc;

namespace Preview.Engine;

/// <summary>What one registration asks for, with what it inherits from its parent.</summary>
internal sealed class Goal
{
    private readonly RegisterResourceRequest _request;
    private readonly Urn _urn;
    private readonly Urn? _parent;
    private readonly Registration? _above;
    private readonly SharedValues _shared;
    private readonly RegisteredInputs _inputs;
    private readonly string _deletedWith;

    public Goal(RegisterResourceRequest request, RegisteredInputs inputs, Urn urn, Urn? parent, Registration? above, SharedValues shared)
    {
        _request = request;
        _urn = urn;
        _parent = parent;
        _above = above;
        _shared = shared;
        _inputs = inputs;
        _deletedWith = request.DeletedWith == "" ? above?.Resource.DeletedWith?.Text ?? "" : request.DeletedWith;
        Providers = ProvidersOf(request, above);
        Provider = request.Provider != "" ? request.Provider : InheritedProvider();
    }

    /// <summary>True for what a provider manages or makes; false for components of the program, providers and the stack.</summary>
    public bool NeedsProvider => _request.Remote || (_request.Custom && !IsProvider);

    /// <summary>The explicit provider, the resource's own or inherited; empty for the default one.</summary>
    public string Provider { get; }

    private IReadOnlyDictionary<string, string> Providers { get; }

    private bool IsProvider => _request.Type.StartsWith(PlanResource.ProviderTypePrefix, StringComparison.Ordinal);

    /// <summary>Whatever the resource refers to must be registered by now; so there are no cycles either.</summary>
    public void CheckReferences(Func<Urn, bool> isRegistered)
    {
        CheckDependencies(_urn, _inputs.Dependencies, isRegistered);
        foreach ((var property, var urns) in _inputs.PropertyDependencies)
        {
            CheckDependencies(_urn, urns, isRegistered, $" by its property {property}");
        }

        CheckDependencies(_urn, [.. _request.ReplaceWith.Select(_shared.Urn)], isRegistered, " by replaceWith");
        if (_deletedWith != "")
        {
            CheckDependencies(_urn, [_shared.Urn(_deletedWith)], isRegistered, " by deletedWith");
        }
    }

    public static void CheckDependencies(Urn urn, ImmutableArray<Urn> dependencies, Func<Urn, bool> isRegistered, string how = "")
    {
        foreach (var dependency in dependencies)
        {
            if (dependency == urn)
            {
                throw new RefusedException($"{urn} depends on itself{how}.", "Take it off its own dependencies.") { Urn = urn.Text };
            }

            if (!isRegistered(dependency))
            {
                throw new RefusedException(
                    $"{urn} depends{how} on {dependency}, which is not registered.",
                    "Depend on a resource of this stack that is registered before; two resources cannot wait for each other.")
                {
                    Urn = urn.Text,
                };
            }
        }
    }

    /// <summary>The registration.</summary>
    /// <param name="provider">The provider that the resource has by now.</param>
    /// <param name="location">The user's line for a person; null when the SDK did not tell it.</param>
    /// <param name="sourcePosition">The same as a plan has it.</param>
    public Registration Register(string provider, string? location, string sourcePosition)
    {
        var protect = _request.HasProtect ? _request.Protect : _above?.Protect;
        var retain = _request.HasRetainOnDelete ? _request.RetainOnDelete : _above?.RetainOnDelete;
        var inputs = IsProvider && _request.Version != "" ? WithVersion(_inputs.Properties, _request.Version) : _inputs.Properties;
        return new Registration
        {
            Protect = protect,
            RetainOnDelete = retain,
            Providers = Providers,
            Location = location,
            Resource = new PlanResource
            {
                Urn = _urn,
                Custom = _request.Custom,
                Type = _shared.Name(_request.Type),
                Id = IsProvider ? Signatures.UnknownString : _request.ImportId,
                Inputs = HiddenInputs.Of(inputs, _request.Type, _request.AdditionalSecretOutputs),
                Outputs = _request.Custom ? Outputs(ComputedOutputs.Shipped.Echo(_request.Type, inputs)) : PlanMap.Empty,
                Parent = _parent,
                Protect = protect ?? false,
                Dependencies = _inputs.Dependencies,
                Provider = _shared.Name(provider),
                PropertyDependencies = _inputs.PropertyDependencies,
                AdditionalSecretOutputs = [.. _request.AdditionalSecretOutputs.Order(StringComparer.Ordinal)],
                Aliases = Aliases.Of(_request, _urn, _parent, _shared),
                CustomTimeouts = Timeouts(),
                ImportId = _request.ImportId,
                RetainOnDelete = retain ?? false,
                DeletedWith = _deletedWith == "" ? null : _shared.Urn(_deletedWith),
                ReplaceWith = RegisteredInputs.Sorted(_request.ReplaceWith.Select(_shared.Urn)),
                IgnoreChanges = [.. _request.IgnoreChanges],
                ReplaceOnChanges = [.. _request.ReplaceOnChanges],
                SourcePosition = sourcePosition,
            },
        };
    }

    private PlanMap Outputs(PlanMap inputs) =>
        _request.AdditionalSecretOutputs.Count == 0 ? inputs : PlanMap.Of(inputs.Select(input =>
            _request.AdditionalSecretOutputs.Contains(input.Key) ? KeyValuePair.Create(input.Key, (PlanValue)PlanSecret.Of(input.Value)) : input));

    private static PlanMap WithVersion(PlanMap inputs, string version) =>
        PlanMap.Of(inputs.Where(input => input.Key != "version").Append(new("version", new PlanText(version))));

    // A custom parent of the same package hands its provider on; a component hands on the one that it names for the package.
    private string InheritedProvider()
    {
        if (!NeedsProvider)
        {
            return "";
        }

        var package = _request.Type.Split(':')[0];
        return _above?.Resource is { Custom: true } parent
            && ProviderReference.TryParse(parent.Provider, out var reference)
            && reference.Package == package
                ? parent.Provider
                : Providers.GetValueOrDefault(package, "");
    }

    private static IReadOnlyDictionary<string, string> ProvidersOf(RegisterResourceRequest request, Registration? above)
    {
        if (request.Providers.Count == 0)
        {
            return above?.Providers ?? new Dictionary<string, string>();
        }

        var providers = new Dictionary<string, string>(request.Providers);
        foreach ((var package, var provider) in above?.Providers ?? new Dictionary<string, string>())
        {
            providers.TryAdd(package, provider);
        }

        return providers;
    }

    private PlanTimeouts? Timeouts()
    {
        if (_request.CustomTimeouts is not { } timeouts)
        {
            return null;
        }

        double Seconds(string text, string which) =>
            text == "" ? 0 : Durations.Seconds(text) ?? throw new RefusedException(
                $"{_urn} has the {which} timeout \"{text}\"; expected a duration.", "Write it like 20m or 1h30m.")
            { Urn = _urn.Text };

        var result = new PlanTimeouts(
            Seconds(timeouts.Create, "create"), Seconds(timeouts.Update, "update"), Seconds(timeouts.Delete, "delete"), Seconds(timeouts.Read, "read"));
        return result == new PlanTimeouts(0, 0, 0, 0) ? null : result;
    }
}
