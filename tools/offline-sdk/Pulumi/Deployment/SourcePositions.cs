using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Rpc = Pulumirpc;

namespace Pulumi;

/// <summary>
/// Finds the line of the user's program that makes a resource. Reading the debug information of a stack takes long, so each place
/// in the code is looked up once; the rest is walking frames.
/// </summary>
internal static class SourcePositions
{
    private static readonly ConcurrentDictionary<(MethodBase Method, int Offset), Rpc.SourcePosition?> Places = new();

    private static readonly ConcurrentDictionary<Assembly, bool> Sdks = new();

    /// <summary>The line that calls the constructor of a resource, or <see langword="null"/> if there is no debug information.</summary>
    public static Rpc.SourcePosition? OfCaller(Resource resource)
    {
        // What was compiled ahead of time does not know its methods any more.
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            return null;
        }

        foreach (var frame in new StackTrace(fNeedFileInfo: false).GetFrames())
        {
            if (frame.GetMethod() is { } method && !IsSdk(method) && !IsConstructorOf(method, resource.GetType()))
            {
                return Places.GetOrAdd((method, frame.GetILOffset()), key => Read(key.Method, key.Offset));
            }
        }

        return null;
    }

    private static Rpc.SourcePosition? Read(MethodBase method, int offset)
    {
        var frame = new StackTrace(fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetILOffset() == offset && frame.GetMethod() == method);
        return frame?.GetFileName() is { Length: > 0 } file
            ? new() { Uri = new Uri(file).AbsoluteUri, Line = frame.GetFileLineNumber(), Column = frame.GetFileColumnNumber() }
            : null;
    }

    private static bool IsConstructorOf(MethodBase method, Type type)
        => method.IsConstructor && method.DeclaringType is { } owner && owner.IsAssignableFrom(type);

    /// <summary>Whether a method belongs to this SDK, to a provider's, or to .NET itself.</summary>
    private static bool IsSdk(MethodBase method)
        => method.DeclaringType?.Assembly is not { } assembly || Sdks.GetOrAdd(assembly, key =>
            key == typeof(SourcePositions).Assembly
            || key == typeof(object).Assembly
            || key.GetName().Name!.StartsWith("Pulumi.", StringComparison.Ordinal));
}
