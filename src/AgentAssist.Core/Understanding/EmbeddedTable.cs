using System.Reflection;

namespace AgentAssist.Core.Understanding;

/// <summary>Reads a data file that is part of this assembly: tab-separated, one header line, "#" begins a remark.</summary>
internal static class EmbeddedTable
{
    /// <summary>Whether there is such a file.</summary>
    public static bool Exists(string name) => Assembly.GetExecutingAssembly().GetManifestResourceInfo(name) is not null;

    /// <summary>The rows of the file, cells trimmed; every row has as many cells as the header.</summary>
    /// <exception cref="InvalidDataException">A row has more cells than the header.</exception>
    public static IEnumerable<string[]> Read(string name) => Read(Assembly.GetExecutingAssembly(), name);

    /// <summary>The rows of a file that is part of another assembly.</summary>
    /// <exception cref="InvalidDataException">A row has more cells than the header.</exception>
    public static IEnumerable<string[]> Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The data file {name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        foreach (var row in Read(reader, name))
        {
            yield return row;
        }
    }

    /// <summary>The rows of a file of the same form.</summary>
    /// <param name="name">What faults call it.</param>
    /// <exception cref="InvalidDataException">A row has more cells than the header.</exception>
    public static IEnumerable<string[]> Read(TextReader reader, string name)
    {
        var columns = 0;
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal) || line == "#")
            {
                continue;
            }

            var cells = line.Split('\t', StringSplitOptions.TrimEntries);
            if (columns == 0)
            {
                columns = cells.Length;
                continue;
            }

            if (cells.Length > columns)
            {
                throw new InvalidDataException($"{name}, line {number}: {cells.Length} cells where the header has {columns}.");
            }

            if (cells.Length < columns)
            {
                var given = cells.Length;
                Array.Resize(ref cells, columns);
                Array.Fill(cells, "", given, columns - given);
            }

            yield return cells;
        }
    }
}
