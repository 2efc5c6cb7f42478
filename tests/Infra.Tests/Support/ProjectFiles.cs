using Configuration;
using Infra.Settings;
using Infra.Settings.Reading;

namespace Infra.Tests.Support;

/// <summary>The project's settings files as they are shipped, or as a test changes them, and what the program reads out of them.</summary>
internal sealed record ProjectFiles
{
    public const string Project = "spark-platform";

    public const string StackName = "eks";

    private static readonly string ShippedPlatform = Shipped("platform.yaml");

    private static readonly string ShippedStack = Shipped($"Pulumi.{StackName}.yaml");

    /// <summary>The text of stacks/platform.yaml; null where the file is missing.</summary>
    public string? Platform { get; init; } = ShippedPlatform;

    /// <summary>The text of stacks/Pulumi.eks.yaml.</summary>
    public string Stack { get; init; } = ShippedStack;

    /// <summary>The text of the file of another stack, second; null for none.</summary>
    public string? Other { get; init; }

    /// <summary>Whether the program finds the stack's file; it does not under --config-file.</summary>
    public bool StackFileIsFound { get; init; } = true;

    public static string Shipped(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "stacks", file));

    public ProjectFiles InPlatform(string part, string replacement) => this with { Platform = SettingsText.Edit(Platform!, part, replacement) };

    public ProjectFiles InStack(string part, string replacement) => this with { Stack = SettingsText.Edit(Stack, part, replacement) };

    /// <summary>The line of the platform's or the stack's file on which a text stands.</summary>
    public int Line(string part)
    {
        var text = Platform!.Contains(part, StringComparison.Ordinal) ? Platform : Stack;
        return text[..text.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
    }

    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public LoadedSettings Load()
    {
        var root = Directory.CreateTempSubdirectory("spark-platform-");
        try
        {
            var stacks = root.CreateSubdirectory("stacks").FullName;
            if (Platform is not null)
            {
                File.WriteAllText(Path.Combine(stacks, "platform.yaml"), Platform);
            }

            if (StackFileIsFound)
            {
                File.WriteAllText(Path.Combine(stacks, $"Pulumi.{StackName}.yaml"), Stack);
            }

            if (Other is not null)
            {
                File.WriteAllText(Path.Combine(stacks, "Pulumi.second.yaml"), Other);
            }

            return SettingsLoader.Load(root.FullName, Project, StackName, Configuration());
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    /// <summary>Everything that is wrong with the settings; nothing where they load.</summary>
    public string[] Errors()
    {
        try
        {
            Load();
            return [];
        }
        catch (SettingsException e)
        {
            return [.. e.Errors.Select(SettingsText.Shown)];
        }
    }

    /// <summary>The values that the CLI gives: a scalar as text, a structure as JSON.</summary>
    private Func<string, string?> Configuration()
    {
        var config = SettingsText.Map(Stack).Find("config")?.Value as YamlMapping;
        return name => config?.Find(name)?.Value switch
        {
            null => null,
            YamlScalar scalar => scalar.Text,
            var structure => NodeJson.Of(structure)!.ToJsonString(),
        };
    }
}
