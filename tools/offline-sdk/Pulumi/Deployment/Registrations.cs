using Pulumi.Serialization;
using Rpc = Pulumirpc;

namespace Pulumi;

/// <summary>Registers resources. Each starts at once and goes its own way; what needs another's output waits for just that.</summary>
internal sealed class Registrations(Session session)
{
    private readonly Backlog _backlog = new(most: 1000, patience: TimeSpan.FromMilliseconds(100));

    public void Start(Registration registration)
    {
        session.Work.Track(CompleteAsync(registration));
        _backlog.Enter();
    }

    public void StartOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
        => session.Work.Track(SendOutputsAsync(resource, outputs));

    private async Task CompleteAsync(Registration registration)
    {
        try
        {
            registration.Outputs.Settle(await AskAsync(registration).ConfigureAwait(false));
        }
        catch (InputException e)
        {
            var error = new RunException($"{registration}: {e.Message}", e);
            registration.Outputs.Fail(error);
            throw error;
        }
        catch (Exception e)
        {
            registration.Outputs.Fail(e);
            throw;
        }
        finally
        {
            _backlog.Leave();
        }
    }

    private async Task<EngineAnswer> AskAsync(Registration registration)
    {
        var options = registration.Options;
        if (options.Urn is { } urn)
        {
            return await session.Invokes.ReadStateAsync(urn).ConfigureAwait(false);
        }

        var id = options.Id is null ? null : await options.Id.ToOutput().ValueAsync(string.Empty).ConfigureAwait(false);
        if (string.IsNullOrEmpty(id))
        {
            return await RegisterAsync(registration).ConfigureAwait(false);
        }

        return registration.IsCustom
            ? await ReadAsync(registration, id).ConfigureAwait(false)
            : throw new ArgumentException($"{nameof(ResourceOptions)}.{nameof(ResourceOptions.Id)} is only valid for a {nameof(CustomResource)}");
    }

    private async Task<EngineAnswer> RegisterAsync(Registration registration)
    {
        var request = await new RegistrationRequest(session, registration).MakeAsync().ConfigureAwait(false);
        return new(await session.Monitor.RegisterResourceAsync(registration.Resource, request).ConfigureAwait(false), session.IsDryRun);
    }

    private async Task<EngineAnswer> ReadAsync(Registration registration, string id)
    {
        var parts = await PreparedRegistration.MakeAsync(session, registration).ConfigureAwait(false);
        var request = new Rpc.ReadResourceRequest
        {
            Id = id,
            Type = registration.Type,
            Name = registration.Name,
            Parent = parts.ParentUrn,
            Provider = parts.Provider,
            Properties = parts.Properties,
            Dependencies = { parts.Dependencies },
            Version = registration.Options.Version ?? string.Empty,
            AcceptSecrets = true,
            AcceptResources = !Switches.DisableResourceReferences,
            PackageRef = parts.PackageReference,
            SourcePosition = registration.Position,
        };
        var response = await session.Monitor.ReadResourceAsync(registration.Resource, request).ConfigureAwait(false);
        return EngineAnswer.Of(response.Urn, id, response.Properties, session.IsDryRun);
    }

    private async Task SendOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.ValueAsync(string.Empty).ConfigureAwait(false);
        var values = await outputs.ValueAsync(new Dictionary<string, object?>()).ConfigureAwait(false);
        var keepResources = await session.Features.ResourceReferencesAsync().ConfigureAwait(false);
        try
        {
            var properties = await SerializedProperties.MakeAsync(
                values.OrderBy(entry => entry.Key, StringComparer.Ordinal), () => new(keepResources)).ConfigureAwait(false);
            await session.Monitor.RegisterResourceOutputsAsync(new() { Urn = urn, Outputs = properties.Struct })
                .ConfigureAwait(false);
        }
        catch (InputException e)
        {
            throw new RunException(
                $"Outputs of '{resource.GetResourceName()}' of type {resource.GetResourceType()}: {e.Message}", e);
        }
    }
}
