namespace Preview.Commands;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The answer is no: the program or its settings are wrong, or a policy refuses what it would make.</summary>
    public const int No = 1;

    /// <summary>The command line is wrong, or there is no such project or stack.</summary>
    public const int WrongUsage = 2;

    /// <summary>Somebody pressed Ctrl-C; what a shell expects then.</summary>
    public const int Interrupted = 130;

    /// <summary>Somebody asked the process to end, as `kill` does; what a shell expects then.</summary>
    public const int Terminated = 143;
}
