using AgentAssist.Cli.Files;
using AgentAssist.Cli.Terminal;

namespace AgentAssist.Cli.Training;

/// <summary>A row of a table with a header, by the names of its columns.</summary>
internal sealed class LabelledRow(string file, long line, string[] header, string[] cells)
{
    public string File => file;

    public long Line => line;

    /// <summary>The cell of a column; null where the table has no such column.</summary>
    public string? this[string column]
    {
        get
        {
            var index = Array.IndexOf(header, column);
            return index < 0 ? null : index < cells.Length ? cells[index].Trim() : "";
        }
    }

    /// <summary>The cell's parts between commas; null where the table has no such column.</summary>
    public string[]? List(string column) => this[column]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads tables one after another; each must have the columns id and text.</summary>
    public static IEnumerable<LabelledRow> Read(IEnumerable<string> files, CliTerminal terminal)
    {
        foreach (var file in files)
        {
            using var reader = TextFiles.OpenRead(file, terminal);
            string[]? header = null;
            foreach (var (line, text) in TextFiles.Lines(reader))
            {
                var cells = text.Split('\t');
                if (header is not null)
                {
                    yield return new LabelledRow(file, line, header, cells);
                    continue;
                }

                header = [.. cells.Select(cell => cell.Trim('\uFEFF', ' '))];
                if (!header.Contains("id") || !header.Contains("text"))
                {
                    throw new CliException($"{file}: its header must name the columns id and text, separated by tabs.");
                }
            }
        }
    }
}
