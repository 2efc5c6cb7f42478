using System.Diagnostics;

namespace Infra.Tests.Images;

/// <summary>A driver's configuration, and a Java that writes down how it was called: the image's own scripts run, Hadoop does not.</summary>
internal sealed class ImageFolder : IDisposable
{
    private static readonly string Image = Path.Combine(AppContext.BaseDirectory, "images", "spark");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spark-image-");

    /// <param name="properties">The properties file of the submission.</param>
    /// <param name="defaults">The spark-defaults.conf of the configuration folder.</param>
    /// <param name="exitCode">What Java ends with.</param>
    public ImageFolder(string properties, string defaults, int exitCode = 0)
    {
        File.WriteAllText(PathOf("spark.properties"), properties);
        File.WriteAllText(PathOf("spark-defaults.conf"), defaults);
        Directory.CreateDirectory(PathOf("bin"));
        File.WriteAllText(PathOf("bin/java"), $"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{PathOf("called")}'\nexit {exitCode}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf("bin/java"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The arguments of Hadoop's shell; empty where it was not called.</summary>
    public string AskedOfHadoop => string.Join(' ', Called().SkipWhile(argument => argument != "org.apache.hadoop.fs.FsShell").Skip(1));

    public string ClassPath => Called().SkipWhile(argument => argument != "-cp").ElementAt(1);

    /// <summary>Runs the script as the entry point does, and gives its exit code.</summary>
    public int MakeEventLogFolder()
    {
        var start = new ProcessStartInfo(
            "python3", [Path.Combine(Image, "event_log_folder.py"), "--properties-file", PathOf("spark.properties"), "--class", "x"])
        {
            Environment =
            {
                ["JAVA_HOME"] = _folder.FullName,
                ["PYTHONDONTWRITEBYTECODE"] = "1",
                ["SPARK_CONF_DIR"] = _folder.FullName,
            },
        };
        using var python = Process.Start(start)!;
        python.WaitForExit();
        return python.ExitCode;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string[] Called() => File.Exists(PathOf("called")) ? File.ReadAllLines(PathOf("called")) : [];

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
