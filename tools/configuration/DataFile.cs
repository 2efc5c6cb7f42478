namespace Configuration;

/// <summary>A file of facts that comes with a program, which people read and extend.</summary>
public static class DataFile
{
    /// <summary>Reads a file that is a map.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">How problems name it.</param>
    /// <exception cref="ProblemException">All that is wrong in it: it is not there, no YAML, or no map.</exception>
    public static YamlMapping Read(string path, string name)
    {
        List<Problem> problems = [];
        var root = YamlReader.Read(path, name, problems);
        if (problems.Count == 0 && root is not YamlMapping)
        {
            problems.Add(
                new Problem(
                    name, root?.Line ?? 1, root?.Column ?? 1, $"The file is {root?.Shown ?? "empty"}; expected a map.", "Begin with a key and a colon."));
        }

        return problems.Count == 0 ? (YamlMapping)root! : throw new ProblemException(problems);
    }
}
