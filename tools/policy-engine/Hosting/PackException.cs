namespace PolicyEngine.Hosting;

/// <summary>The engine or the settings asked for something that cannot be; the message tells what, and how to mend it.</summary>
internal sealed class PackException(string message) : Exception(message);
