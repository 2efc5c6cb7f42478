using System.Collections.Immutable;
using Google.Protobuf.Collections;
using Pulumi.Serialization;
using Rpc = Pulumirpc;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace Pulumi;

/// <summary>Asks providers' functions and resources' methods.</summary>
internal sealed class Invokes(Session session)
{
    /// <summary>Asks a function, and gives its answer with the resources that the arguments came from.</summary>
    public Output<T> Invoke<T>(string token, InvokeArgs? args, InvokeOptions? options, RegisterPackageRequest? package)
        => new(OutputSource.From(AnswerAsync(typeof(T), token, args, options, package)));

    /// <summary>Asks a function whose arguments are all at hand.</summary>
    public async Task<T> InvokeAsync<T>(string token, InvokeArgs? args, InvokeOptions? options, RegisterPackageRequest? package)
    {
        var properties = await SerializeAsync(token, args).ConfigureAwait(false);
        var answer = await SendAsync(token, properties, options, package).ConfigureAwait(false);

        // What comes next is the program itself, and each resource that it makes walks the stack to find its line: the frames of
        // the connection that brought the answer are better not below it.
        await Task.Yield();
        return Read(answer, typeof(T), token, about: null, []).As<T>();
    }

    /// <summary>Asks a resource's method.</summary>
    public Output<T> Call<T>(string token, CallArgs? args, Resource? self, CallOptions? options, RegisterPackageRequest? package)
        => new(OutputSource.From(AnswerAsync(typeof(T), token, args, self, options, package)));

    /// <summary>Asks the engine for a resource that is in the stack already.</summary>
    public async Task<EngineAnswer> ReadStateAsync(string urn)
    {
        var args = new DictionaryInvokeArgs(ImmutableDictionary<string, object?>.Empty.Add(Wire.UrnProperty, urn));
        var properties = await SerializeAsync("pulumi:pulumi:getResource", args).ConfigureAwait(false);
        var answer = (await SendAsync("pulumi:pulumi:getResource", properties, options: null, package: null).ConfigureAwait(false)).Fields;
        return EngineAnswer.Of(
            answer[Wire.UrnProperty].StringValue,
            answer.TryGetValue(Wire.IdProperty, out var id) ? id.StringValue : string.Empty,
            answer["state"].StructValue,
            session.IsDryRun);
    }

    private static OutputData Read(Struct answer, Type type, string token, Resource? about, IReadOnlyCollection<Resource> resources)
        => PropertyReader.Read(
            Google.Protobuf.WellKnownTypes.Value.ForStruct(answer), type, $"{token} result", message => Log.Warn(message, about), resources);

    private static async ValueTask<bool> IsReadyAsync(SerializedProperties properties, HashSet<Resource> resources)
    {
        if (!WireMarks.Of(Google.Protobuf.WellKnownTypes.Value.ForStruct(properties.Struct)).IsKnown)
        {
            return false;
        }

        foreach (var resource in Dependency.Expand(resources).OfType<CustomResource>())
        {
            // A resource of which only the URN is known has no id to wait for.
            if (resource.Id is not null && !(await resource.Id.DataAsync.ConfigureAwait(false)).IsKnown)
            {
                return false;
            }
        }

        return true;
    }

    private static void ThrowIfAny(RepeatedField<Rpc.CheckFailure> failures, string what)
    {
        if (failures.Count > 0)
        {
            throw new InvalidOperationException(
                $"{what}: {string.Join("; ", failures.Select(failure => $"{failure.Reason} ({failure.Property})"))}");
        }
    }

    private async ValueTask<OutputData> AnswerAsync(
        Type type, string token, InvokeArgs? args, InvokeOptions? options, RegisterPackageRequest? package)
    {
        var properties = await SerializeAsync(token, args).ConfigureAwait(false);
        var dependsOn = options is InvokeOutputOptions output
            ? await output.DependsOn.ToOutput().ValueAsync([]).ConfigureAwait(false)
            : [];
        HashSet<Resource> resources = [.. properties.Dependencies.Values.SelectMany(found => found), .. dependsOn];
        if (!await IsReadyAsync(properties, resources).ConfigureAwait(false))
        {
            // A provider cannot answer what is not known yet.
            return OutputData.Unknown();
        }

        var answer = await SendAsync(token, properties, options, package).ConfigureAwait(false);
        return Read(answer, type, token, about: null, resources);
    }

    private async ValueTask<OutputData> AnswerAsync(
        Type type, string token, CallArgs? args, Resource? self, CallOptions? options, RegisterPackageRequest? package)
    {
        var request = await MakeCallAsync(token, args, self, options, package).ConfigureAwait(false);
        var response = await session.Monitor.CallAsync(request).ConfigureAwait(false);
        ThrowIfAny(response.Failures, $"Call of '{token}' failed");
        HashSet<Resource> resources = [.. response.ReturnDependencies.Values
            .SelectMany(dependencies => dependencies.Urns)
            .Select(urn => new DependencyResource(urn))];
        return Read(response.Return, type, token, self, resources);
    }

    private async ValueTask<SerializedProperties> SerializeAsync(string token, InvokeArgs? args)
    {
        var keepResources = await session.Features.ResourceReferencesAsync().ConfigureAwait(false);
        try
        {
            return await SerializedProperties.MakeAsync((args ?? InvokeArgs.Empty).Properties(), () => new(keepResources))
                .ConfigureAwait(false);
        }
        catch (InputException e)
        {
            throw new RunException($"Arguments of {token}: {e.Message}", e);
        }
    }

    private async Task<Struct> SendAsync(
        string token, SerializedProperties properties, InvokeOptions? options, RegisterPackageRequest? package)
    {
        var request = new Rpc.ResourceInvokeRequest
        {
            Tok = token,
            Args = properties.Struct,
            Provider = await ProviderResource.ReferenceAsync(options?.Provider ?? options?.Parent?.ProviderFor(token)).ConfigureAwait(false),
            Version = options?.Version ?? string.Empty,
            PluginDownloadURL = options?.PluginDownloadURL ?? string.Empty,
            AcceptResources = !Switches.DisableResourceReferences,
            PackageRef = await session.Packages.ReferenceAsync(package).ConfigureAwait(false),
        };
        var response = await session.Monitor.InvokeAsync(request).ConfigureAwait(false);
        ThrowIfAny(response.Failures, $"Invoke of '{token}' failed");
        return response.Return ?? new();
    }

    private async Task<Rpc.ResourceCallRequest> MakeCallAsync(
        string token, CallArgs? args, Resource? self, CallOptions? options, RegisterPackageRequest? package)
    {
        var given = (args ?? CallArgs.Empty).Properties().ToList();
        if (self is not null)
        {
            given.Insert(0, KeyValuePair.Create("__self__", (object?)self));
        }

        var keepOutputs = await session.Features.OutputValuesAsync().ConfigureAwait(false);
        var properties = await SerializedProperties.MakeAsync(
            given, () => new(keepResources: true, keepOutputs, ignoreReferences: true)).ConfigureAwait(false);
        var provider = self is null ? options?.Provider ?? options?.Parent?.ProviderFor(token) : self.OwnProvider;
        var request = new Rpc.ResourceCallRequest
        {
            Tok = token,
            Args = properties.Struct,
            Provider = await ProviderResource.ReferenceAsync(provider).ConfigureAwait(false),
            Version = (self is null ? options?.Version : self.PluginVersion) ?? string.Empty,
            PluginDownloadURL = (self is null ? options?.PluginDownloadURL : self.PluginDownloadUrl) ?? string.Empty,
            PackageRef = await session.Packages.ReferenceAsync(package).ConfigureAwait(false),
        };
        foreach (var (argument, resources) in properties.Dependencies)
        {
            request.ArgDependencies[argument] = new() { Urns = { await Dependency.UrnsAsync(resources).ConfigureAwait(false) } };
        }

        return request;
    }
}
