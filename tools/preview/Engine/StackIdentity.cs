namespace Preview.Engine;

/// <summary>What the engine must know of a stack before the program runs.</summary>
/// <param name="Project">The name in Pulumi.yaml.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="ProjectFolder">The folder of Pulumi.yaml; source positions are told relative to it.</param>
/// <param name="Settings">The stack's settings, from which default providers take theirs.</param>
internal sealed record StackIdentity(string Project, string Stack, string ProjectFolder, Projects.StackSettings Settings);
