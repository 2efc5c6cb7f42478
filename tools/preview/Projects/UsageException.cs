namespace Preview.Projects;

/// <summary>What was asked for does not exist: no project here, no such stack. The answer to it is help, not a fault.</summary>
internal sealed class UsageException(string message) : Exception(message);
