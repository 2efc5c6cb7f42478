using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Preview.Plans;
using Preview.Projects;
using Pulumirpc;

namespace Preview.Engine;

/// <summary>
/// The engine of one stack: takes the program's registrations, refuses what Pulumi's engine refuses, and answers as in a preview
/// of a stack that does not exist yet. Registrations arrive concurrently.
/// </summary>
internal sealed class StackEngine(StackIdentity stack, Assumptions assumptions)
{
    private readonly Lock _lock = new();
    private readonly Registrations _registrations = new(stack);
    private readonly SharedValues _shared = new();
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly SortedSet<string> _assumed = new(StringComparer.Ordinal);
    private bool _closed;

    public StackIdentity Stack => stack;

    /// <summary>Where the program registers what.</summary>
    public SourceLocations Locations { get; } = new(stack.ProjectFolder);

    /// <summary>The URN of the stack's own resource, which old SDKs set and ask for.</summary>
    public string RootUrn { get; set; } = "";

    /// <summary>True when the program said that it has registered all, or gave the stack's outputs, which is the last that it does.</summary>
    public bool IsComplete { get; private set; }

    public RegisterResourceResponse Register(RegisterResourceRequest request)
    {
        var location = Locations.Readable(request.SourcePosition);
        var sourcePosition = Locations.Stored(request.SourcePosition);
        Registration registration;
        lock (_lock)
        {
            CheckIsOpen(request.Type, request.Name);
            var parent = _registrations.Parent(request.Parent, request.Type, request.Name);
            Registrations.CheckType(request.Type, request.Custom || request.Remote, request.Name);
            var urn = _shared.Urn(Urn.Create(stack.Stack, stack.Project, parent, request.Type, request.Name).Text);
            _registrations.CheckIsNew(urn, location);

            var above = parent is { } known ? _registrations.Find(known) : null;
            var goal = new Goal(request, RegisteredInputs.Read(request, _shared), urn, parent, above, _shared);
            goal.CheckReferences(_registrations.Contains);
            var provider = goal.NeedsProvider ? _registrations.Provider(urn, goal.Provider, request.Version, request.PluginDownloadURL) : "";

            registration = goal.Register(provider, location is null ? null : _shared.Name(location), _shared.Name(sourcePosition));
            _registrations.Add(registration);
        }

        return Respond(request, registration.Resource);
    }

    public ReadResourceResponse Read(ReadResourceRequest request)
    {
        lock (_lock)
        {
            CheckIsOpen(request.Type, request.Name);
            Registrations.CheckType(request.Type, isManaged: true, request.Name);
            var parent = _registrations.Parent(request.Parent, request.Type, request.Name);
            var urn = _shared.Urn(Urn.Create(stack.Stack, stack.Project, parent, request.Type, request.Name).Text);
            var location = Locations.Readable(request.SourcePosition);
            _registrations.CheckIsNew(urn, location);

            var properties = WireValues.Read(request.Properties, _shared);
            var resource = new PlanResource()
            {
                Urn = urn,
                Custom = true,
                External = true,
                Type = request.Type,
                Id = request.Id,
                Inputs = HiddenInputs.Of(properties, request.Type, request.AdditionalSecretOutputs),
                Outputs = request.Type == "pulumi:pulumi:StackReference" ? StackReferenceOutputs(request, properties) : properties,
                Parent = parent,
                Dependencies = [.. request.Dependencies.Select(_shared.Urn).Order()],
                Provider = _registrations.Provider(urn, request.Provider, request.Version, request.PluginDownloadURL),
                AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
                SourcePosition = Locations.Stored(request.SourcePosition),
            };
            Goal.CheckDependencies(urn, resource.Dependencies, _registrations.Contains);
            _registrations.Add(new Registration { Resource = resource, Location = location });
            return new ReadResourceResponse
            {
                Urn = urn.Text,
                Properties = WireValues.Write(resource.Outputs, request.AcceptSecrets, request.AcceptResources),
            };
        }
    }

    public void RegisterOutputs(RegisterResourceOutputsRequest request)
    {
        lock (_lock)
        {
            if (_registrations.Find(new Urn(request.Urn)) is not { } registration)
            {
                throw new RefusedException(
                    $"Outputs were registered for {request.Urn}, which is not registered.",
                    "Register the resource first, and its outputs after it.");
            }

            registration.Resource = registration.Resource with { Outputs = WireValues.Read(request.Outputs, _shared) };
            IsComplete |= registration.Resource.Type == Urn.StackType;
        }
    }

    public ResourceInvokeResponse Invoke(ResourceInvokeRequest request)
    {
        var arguments = WireValues.Read(request.Args, new SharedValues());
        if (request.Tok == "pulumi:pulumi:getResource")
        {
            return new ResourceInvokeResponse { Return = WireValues.Write(StateOf(arguments.Text("urn") ?? ""), keepSecrets: true, keepResources: true) };
        }

        return new ResourceInvokeResponse { Return = Assume(request.Tok, request.Provider, arguments) };
    }

    public CallResponse Call(ResourceCallRequest request) =>
        new() { Return = Assume(request.Tok, request.Provider, WireValues.Read(request.Args, new SharedValues())) };

    /// <summary>No more registrations are taken.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            IsComplete = true;
            _closed = true;
        }
    }

    /// <summary>The program has ended; what it still sends is refused.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
        }
    }

    public void Report(Diagnostic diagnostic)
    {
        lock (_lock)
        {
            _diagnostics.Add(diagnostic);
        }
    }

    /// <summary>What is known by now. The plan's order does not depend on the order of the registrations.</summary>
    public (Plan Plan, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<string> Assumed) Snapshot()
    {
        lock (_lock)
        {
            var resources = PlanOrder.Sort(_registrations.Resources());
            return (new Plan(stack.Project, stack.Stack, resources), [.. _diagnostics], [.. _assumed]);
        }
    }

    // What the engine answers to a registration: in a preview of something new, the inputs are what is known of the outputs.
    private static RegisterResourceResponse Respond(RegisterResourceRequest request, PlanResource resource)
    {
        var response = new RegisterResourceResponse { Urn = resource.Urn.Text, Id = resource.Id };
        var outputs = !resource.Custom ? PlanMap.Empty
            : request.SupportsPartialValues ? resource.Outputs
            : PlanMap.Of(resource.Outputs.Where(output => !output.Value.HasUnknown));
        response.Object = WireValues.Write(outputs, request.AcceptSecrets, request.AcceptResources);
        return response;
    }

    private static PlanMap StackReferenceOutputs(ReadResourceRequest request, PlanMap properties) => PlanMap.Of(
    [
        new("name", properties["name"] ?? new PlanText(request.Id)),
        new("outputs", new PlanUnknown(UnknownKind.Map)),
        new("secretOutputNames", new PlanUnknown(UnknownKind.List)),
    ]);

    private void CheckIsOpen(string type, string name)
    {
        if (_closed)
        {
            throw new RefusedException(
                $"{type} \"{name}\" was registered after the program had said that it was done.",
                "Await whatever makes resources before the function given to Deployment.RunAsync returns.");
        }
    }

    private PlanMap StateOf(string urn)
    {
        lock (_lock)
        {
            return _registrations.Find(new Urn(urn)) is { } registration
                ? PlanMap.Of(
                [
                    new("urn", new PlanText(urn)),
                    new("id", registration.Resource.Id == "" ? PlanUnknown.String : new PlanText(registration.Resource.Id)),
                    new("state", registration.Resource.Outputs),
                ])
                : throw new RefusedException($"The program asked for the resource {urn}, which is not registered.", "Register it first.");
        }
    }

    private Struct Assume(string token, string provider, PlanMap arguments)
    {
        var answer = assumptions.Answer(token, name => Lookup(provider, arguments, name));
        lock (_lock)
        {
            _assumed.Add(answer.Summary);
        }

        return WireValues.Write(answer.Properties, keepSecrets: true, keepResources: true);
    }

    // A placeholder of an assumed answer: the call's own argument wins over its provider, and that over the stack's settings.
    private PlanValue? Lookup(string provider, PlanMap arguments, SettingName name)
    {
        if (arguments[name.Name] is { } argument and not PlanNull)
        {
            return argument;
        }

        lock (_lock)
        {
            if (ProviderReference.TryParse(provider, out var reference)
                && _registrations.Find(reference.Urn)?.Resource.Inputs[name.Name] is { } input)
            {
                return input;
            }
        }

        return stack.Settings.Find(name.ToString()) is { } setting ? (setting.IsUnknown ? PlanUnknown.String : new PlanText(setting.Text)) : null;
    }
}
