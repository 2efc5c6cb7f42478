using Severity = Pulumirpc.LogSeverity;

namespace Pulumi;

/// <summary>Tells things to the person who runs the program.</summary>
public static class Log
{
    /// <summary>A detail that is only shown on request.</summary>
    /// <param name="message">What to say.</param>
    /// <param name="resource">The resource that it is about. Default: the stack.</param>
    /// <param name="streamId">A number that several messages share to be shown as one. Default: none.</param>
    /// <param name="ephemeral">True if it may vanish once something newer is shown. Default: false.</param>
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Send(Severity.Debug, message, resource, streamId, ephemeral);

    /// <summary>Something worth knowing.</summary>
    /// <inheritdoc cref="Debug" path="/param"/>
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Send(Severity.Info, message, resource, streamId, ephemeral);

    /// <summary>Something that should be looked into.</summary>
    /// <inheritdoc cref="Debug" path="/param"/>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Send(Severity.Warning, message, resource, streamId, ephemeral);

    /// <summary>Something that went wrong. The program goes on, but it fails in the end.</summary>
    /// <inheritdoc cref="Debug" path="/param"/>
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Send(Severity.Error, message, resource, streamId, ephemeral);

    /// <summary>An exception, which is shown as an error.</summary>
    /// <param name="exception">The exception.</param>
    /// <inheritdoc cref="Debug" path="/param"/>
    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Error(exception.ToString(), resource, streamId, ephemeral);

    private static void Send(Severity severity, string message, Resource? resource, int? streamId, bool? ephemeral)
        => Deployment.Required.Log.SendAsync(severity, message, resource, streamId, ephemeral);
}
