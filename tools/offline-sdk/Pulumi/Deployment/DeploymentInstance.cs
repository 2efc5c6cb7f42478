using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The deployment that is running: its names, and what can be asked of providers.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(Session session) => Session = session;

    /// <summary>The stack's name.</summary>
    public string StackName => Session.StackName;

    /// <summary>The project's name.</summary>
    public string ProjectName => Session.ProjectName;

    /// <summary>The organization that the stack belongs to; "organization" where there is none.</summary>
    public string OrganizationName => Session.OrganizationName;

    /// <summary>The folder of the project file.</summary>
    public string RootDirectory
        => Session.RootDirectory
            ?? throw new InvalidOperationException(
                "The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.");

    /// <summary>Whether this is a preview, in which nothing is created.</summary>
    public bool IsDryRun => Session.IsDryRun;

    internal Session Session { get; }

    /// <summary>Asks a provider's function; the arguments may be outputs.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="token">The function's token, for example <c>aws:index/getPartition:getPartition</c>.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The provider and the like. Default: none.</param>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Session.Invokes.Invoke<T>(token, args, options, package: null);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => Session.Invokes.Invoke<T>(token, args, options, package: null);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    /// <param name="registerPackageRequest">The package, if the engine does not know it.</param>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Session.Invokes.Invoke<T>(token, args, options, registerPackageRequest);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    /// <param name="registerPackageRequest">The package, if the engine does not know it.</param>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest)
        => Session.Invokes.Invoke<T>(token, args, options, registerPackageRequest);

    /// <summary>Asks a provider's function whose answer has one property, and gives that.</summary>
    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Invoke<ImmutableDictionary<string, T>>(token, args, options).Apply(answer => answer.Values.First());

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => Invoke<ImmutableDictionary<string, T>>(token, args, options).Apply(answer => answer.Values.First());

    /// <summary>Asks a provider's function; the arguments must be at hand, and the answer carries no dependencies.</summary>
    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Session.Invokes.InvokeAsync<T>(token, args, options, package: null);

    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions?)"/>
    /// <param name="registerPackageRequest">The package, if the engine does not know it.</param>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Session.Invokes.InvokeAsync<T>(token, args, options, registerPackageRequest);

    /// <summary>Asks a provider's function and ignores the answer.</summary>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The provider and the like. Default: none.</param>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null)
        => Session.Invokes.InvokeAsync<object>(token, args, options, package: null);

    /// <summary>Asks a provider's function whose answer has one property, and gives that.</summary>
    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    public async Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => (await InvokeAsync<ImmutableDictionary<string, T>>(token, args, options).ConfigureAwait(false)).Values.First();

    /// <summary>Asks a resource's method.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="token">The method's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="self">The resource. Default: none.</param>
    /// <param name="options">The provider and the like. Default: the resource's.</param>
    public Output<T> Call<T>(string token, CallArgs args, Resource? self = null, CallOptions? options = null)
        => Session.Invokes.Call<T>(token, args, self, options, package: null);

    /// <inheritdoc cref="Call{T}(string, CallArgs, Resource?, CallOptions?)"/>
    /// <param name="registerPackageRequest">The package, if the engine does not know it.</param>
    public Output<T> Call<T>(
        string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest)
        => Session.Invokes.Call<T>(token, args, self, options, registerPackageRequest);

    /// <summary>Asks a resource's method and ignores the answer.</summary>
    /// <param name="token">The method's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="self">The resource. Default: none.</param>
    /// <param name="options">The provider and the like. Default: the resource's.</param>
    public void Call(string token, CallArgs args, Resource? self = null, CallOptions? options = null)
        => Session.Invokes.Call<object>(token, args, self, options, package: null);
}
