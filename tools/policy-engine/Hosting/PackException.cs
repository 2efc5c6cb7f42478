namespace PolicyEngine.Hosting;

/// <summary>An error in the engine's request or in the settings; the message says how to fix it.</summary>
internal sealed class PackException(string message) : Exception(message);
