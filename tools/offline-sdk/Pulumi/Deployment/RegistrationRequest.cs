using Rpc = Pulumirpc;

namespace Pulumi;

/// <summary>Puts together the request that registers a resource.</summary>
internal sealed class RegistrationRequest(Session session, Registration registration)
{
    private readonly ResourceOptions _options = registration.Options;

    public async Task<Rpc.RegisterResourceRequest> MakeAsync()
    {
        var request = new Rpc.RegisterResourceRequest
        {
            Type = registration.Type,
            Name = registration.Name,
            Custom = registration.IsCustom,
            Remote = registration.IsRemote,
            Version = _options.Version ?? string.Empty,
            PluginDownloadURL = _options.PluginDownloadURL ?? string.Empty,
            AcceptSecrets = true,
            AcceptResources = !Switches.DisableResourceReferences,
            SupportsResultReporting = true,
            CustomTimeouts = _options.CustomTimeouts?.ToRpc(),
            IgnoreChanges = { _options.IgnoreChanges },
            HideDiffs = { _options.HideDiffs },
            SourcePosition = registration.Position,
        };
        AddFlags(request);
        AddCustomOptions(request);
        await AddPreparedAsync(request).ConfigureAwait(false);
        await AddProvidersAsync(request).ConfigureAwait(false);
        await AddAliasesAsync(request).ConfigureAwait(false);
        await AddRelativesAsync(request).ConfigureAwait(false);
        return request;
    }

    private void AddFlags(Rpc.RegisterResourceRequest request)
    {
        // Not set is something else than false: the engine then keeps what it has.
        if (_options.Protect is { } protect)
        {
            request.Protect = protect;
        }

        if (_options.RetainOnDelete is { } retain)
        {
            request.RetainOnDelete = retain;
        }
    }

    private void AddCustomOptions(Rpc.RegisterResourceRequest request)
    {
        if (_options is not CustomResourceOptions options)
        {
            return;
        }

        request.ImportId = options.ImportId ?? string.Empty;
        request.DeleteBeforeReplace = options.DeleteBeforeReplace ?? false;
        request.DeleteBeforeReplaceDefined = options.DeleteBeforeReplace is not null;
        request.AdditionalSecretOutputs.AddRange(options.AdditionalSecretOutputs);
        request.ReplaceOnChanges.AddRange(options.ReplaceOnChanges);
    }

    private async Task AddPreparedAsync(Rpc.RegisterResourceRequest request)
    {
        var parts = await PreparedRegistration.MakeAsync(session, registration).ConfigureAwait(false);
        request.Object = parts.Properties;
        request.Parent = parts.ParentUrn;
        request.Provider = parts.Provider;
        request.PackageRef = parts.PackageReference;
        request.Dependencies.AddRange(parts.Dependencies);
        foreach (var (property, urns) in parts.PropertyDependencies)
        {
            request.PropertyDependencies[property] = new() { Urns = { urns } };
        }
    }

    /// <summary>A remote component's children are made elsewhere, so the providers must be sent along.</summary>
    private async Task AddProvidersAsync(Rpc.RegisterResourceRequest request)
    {
        if (!registration.IsRemote || _options is not ComponentResourceOptions options)
        {
            return;
        }

        IEnumerable<ProviderResource> providers = options.Provider is { } only ? [.. options.Providers, only] : options.Providers;
        foreach (var provider in providers)
        {
            request.Providers[provider.Package] = await ProviderResource.ReferenceAsync(provider).ConfigureAwait(false);
        }
    }

    private async Task AddAliasesAsync(Rpc.RegisterResourceRequest request)
    {
        // An engine that knows alias specs works out by itself what children inherit.
        if (await session.Features.AliasSpecsAsync().ConfigureAwait(false))
        {
            if (_options.HasAliases)
            {
                request.Aliases.AddRange(await AliasSpecs.MakeAsync(_options.Aliases).ConfigureAwait(false));
            }

            return;
        }

        request.AliasURNs.AddRange(await AliasUrns.AllAsync(registration).ConfigureAwait(false));
    }

    private async Task AddRelativesAsync(Rpc.RegisterResourceRequest request)
    {
        if (_options.DeletedWith is { } deletedWith)
        {
            await session.Features.RequireAsync("deletedWith", "the DeletedWith option").ConfigureAwait(false);
            request.DeletedWith = await deletedWith.Urn.ValueAsync(string.Empty).ConfigureAwait(false);
        }

        var replaceWith = _options.HasReplaceWith
            ? await _options.ReplaceWith.ToOutput().ValueAsync([]).ConfigureAwait(false)
            : [];
        if (replaceWith.IsEmpty)
        {
            return;
        }

        await session.Features.RequireAsync("replaceWith", "the ReplaceWith option").ConfigureAwait(false);
        foreach (var resource in replaceWith)
        {
            request.ReplaceWith.Add(await resource.Urn.ValueAsync(string.Empty).ConfigureAwait(false));
        }
    }
}
