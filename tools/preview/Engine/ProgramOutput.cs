using System.Text;

namespace Preview.Engine;

/// <summary>The last lines that a program wrote. A program may write anything, so lines are cut and old ones dropped.</summary>
internal sealed class ProgramOutput
{
    private const int MostLines = 200;
    private const int LongestLine = 400;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Reads until the stream ends.</summary>
    public async Task ReadAsync(TextReader reader)
    {
        var block = new char[4096];
        var line = new StringBuilder();
        while (await reader.ReadAsync(block) is var count and > 0)
        {
            foreach (var c in block.AsSpan(0, count))
            {
                if (c == '\n')
                {
                    Add(line);
                }
                else if (line.Length < LongestLine)
                {
                    line.Append(c);
                }
            }
        }

        Add(line);
    }

    private void Add(StringBuilder line)
    {
        var text = line.ToString().TrimEnd();
        line.Clear();
        if (text.Length == 0)
        {
            return;
        }

        lock (_lock)
        {
            _lines.Enqueue(text);
            if (_lines.Count > MostLines)
            {
                _lines.Dequeue();
            }
        }
    }
}
