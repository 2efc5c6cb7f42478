namespace Pulumi.Testing;

/// <summary>Who the program under test believes to be.</summary>
public class TestOptions
{
    /// <summary>The project's name. Default: "project".</summary>
    public string? ProjectName { get; set; }

    /// <summary>The stack's name. Default: "stack".</summary>
    public string? StackName { get; set; }

    /// <summary>The organization's name. Default: "organization".</summary>
    public string? OrganizationName { get; set; }

    /// <summary>The folder of the project file. Default: none, so that asking for it is an error.</summary>
    public string? RootDirectory { get; set; }

    /// <summary>Whether outputs that the mocks leave out are unknown, as in a preview. Default: true.</summary>
    public bool? IsPreview { get; set; }
}
