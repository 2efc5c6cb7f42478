namespace Pulumi;

/// <summary>An error in the program or its settings. The user sees its message and no stack trace.</summary>
public class RunException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="message">What the user sees.</param>
    public RunException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error that another one caused.</summary>
    /// <param name="message">What the user sees.</param>
    /// <param name="innerException">The cause.</param>
    public RunException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal static RunException OutputsHaveIncorrectType(IEnumerable<string> names)
        => new($"Output(s) '{string.Join(", ", names)}' have incorrect type. "
            + "[Output] attributed properties must be instances of Output<T>.");
}

/// <summary>An error that is shown at a resource.</summary>
/// <param name="message">What the user sees.</param>
/// <param name="resource">The resource, if there is one.</param>
/// <param name="hideStack">True not to show the stack trace. Default: false.</param>
public class ResourceException(string message, Resource? resource, bool hideStack = false) : Exception(message)
{
    internal Resource? Resource { get; } = resource;

    internal bool HideStack { get; } = hideStack;
}

/// <summary>A message could not be sent to the engine.</summary>
/// <param name="exception">Why.</param>
public class LogException(Exception exception) : Exception("Error occurred during logging: " + exception.Message, exception);
