using System.Text;
using Preview.Projects;

namespace Preview.Render;

/// <summary>
/// The folder that a rendering goes to. It is written beside its place and moved there when it is whole, so nobody sees half of
/// it; and it only ever replaces what a rendering wrote.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    /// <summary>Says that a rendering wrote the folder, and which files.</summary>
    public const string MarkerFile = ".rendered";

    private const string MarkerStart = "# Written by `preview render`, which replaces this folder when it is told to with --force. Its files:";

    private readonly string _place;
    private readonly bool _force;

    private OutputFolder(string place, bool force)
    {
        _place = place;
        _force = force;
        // Hidden, so that a listing of the folder above shows it to nobody while it is there.
        Building = Path.Combine(Path.GetDirectoryName(place)!, $".{Path.GetFileName(place)}.{Environment.ProcessId}.rendering");
    }

    /// <summary>Where the files are written before they are moved.</summary>
    public string Building { get; }

    /// <summary>Looks whether the place may be written to.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="force">Whether a rendering that is there may be replaced.</param>
    /// <exception cref="UsageException">It may not.</exception>
    public static OutputFolder At(string path, bool force)
    {
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(place) is null)
        {
            throw new UsageException($"--out is {place}, the root of the file system; give a folder of its own.");
        }

        // Of a link, what it leads to is replaced, and the link stays.
        place = Directory.Exists(place) && new DirectoryInfo(place).ResolveLinkTarget(returnFinalTarget: true) is { } target ? target.FullName : place;
        var folder = new OutputFolder(place, force);
        folder.CheckPlace();
        return folder;
    }

    /// <summary>Writes the files, lets more be added to them, and puts all in place.</summary>
    /// <param name="files">The files.</param>
    /// <param name="add">Adds files to the folder that it is given.</param>
    /// <exception cref="UsageException">Something cannot be written.</exception>
    public async Task WriteAsync(IEnumerable<RenderedFile> files, Func<string, Task>? add = null)
    {
        try
        {
            Directory.CreateDirectory(Building);
            foreach (var file in files)
            {
                Write(file.Path, file.Text);
            }

            if (add is not null)
            {
                await add(Building);
            }

            Write(MarkerFile, string.Join('\n', FilesIn(Building).Prepend(MarkerStart)) + "\n");
            // Time has passed, and somebody may have put something there.
            CheckPlace();
            Swap();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The rendering cannot be written to {_place}: {e.Message} Nothing there was changed.");
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(Building))
        {
            Directory.Delete(Building, recursive: true);
        }
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(Building, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private void Swap()
    {
        var old = Building + ".old";
        var replaces = Directory.Exists(_place);
        if (replaces)
        {
            Directory.Move(_place, old);
        }

        try
        {
            Directory.Move(Building, _place);
        }
        catch when (replaces)
        {
            Directory.Move(old, _place);
            throw;
        }

        if (replaces)
        {
            Directory.Delete(old, recursive: true);
        }
    }

    private void CheckPlace()
    {
        if (File.Exists(_place))
        {
            throw new UsageException($"--out is {_place}, which is a file; expected a folder that is empty or not there.");
        }

        if (!Directory.Exists(_place) || !Directory.EnumerateFileSystemEntries(_place).Any())
        {
            return;
        }

        var marker = Path.Combine(_place, MarkerFile);
        var lines = File.Exists(marker) ? File.ReadAllLines(marker) : [];
        if (lines is not [MarkerStart, ..])
        {
            throw new UsageException($"{_place} is not empty, and no rendering wrote what is in it; it is left alone. Give --out another folder, or empty it yourself.");
        }

        if (!_force)
        {
            throw new UsageException($"{_place} holds an earlier rendering. Add --force to replace it, or give --out another folder.");
        }

        string[] foreign = [.. FilesIn(_place).Except(lines[1..].Append(MarkerFile))];
        if (foreign.Length > 0)
        {
            throw new UsageException($"{_place} holds {(foreign.Length == 1 ? "a file" : $"{foreign.Length} files")} that no rendering wrote: {string.Join(", ", foreign.Take(5))}{(foreign.Length > 5 ? ", ..." : "")}. Move {(foreign.Length == 1 ? "it" : "them")} out of there.");
        }
    }

    private static IEnumerable<string> FilesIn(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
