namespace AgentAssist.Cli.Files;

/// <summary>A row of a table that has an id and a text.</summary>
internal readonly record struct TextRow(long Line, string Id, string Text);

/// <summary>Tab-separated tables as this command line reads and writes them: UTF-8, a header, no quoting.</summary>
internal static class Tsv
{
    /// <summary>Reads the id and text columns, wherever the header has them. A row that ends early has an empty text.</summary>
    public static IEnumerable<TextRow> ReadTexts(TextReader reader, string file) =>
        ReadRows(reader, file, "id", "text").Select(row => new TextRow(row.Line, row.Cells[0], row.Cells[1]));

    /// <summary>Reads the named columns, wherever the header has them, in the order named. Cells that a row lacks are empty.</summary>
    public static IEnumerable<(long Line, string[] Cells)> ReadRows(TextReader reader, string file, params string[] columns) =>
        ReadRows(reader, file, columns, optional: []);

    /// <summary>Reads the named columns and behind them the optional ones, whose cells are empty where the header lacks them.</summary>
    public static IEnumerable<(long Line, string[] Cells)> ReadRows(TextReader reader, string file, string[] columns, string[] optional)
    {
        var lines = TextFiles.Lines(reader).GetEnumerator();
        if (!lines.MoveNext())
        {
            throw new CliException($"{file} is empty: its first line must be a header with the columns {Names(columns)}.");
        }

        var header = lines.Current.Text.TrimStart('\uFEFF').Split('\t');
        var indexes = columns.Select(name => Column(header, name, file, columns))
            .Concat(optional.Select(name => Array.IndexOf(header, name))).ToArray();
        return Rows();

        IEnumerable<(long Line, string[] Cells)> Rows()
        {
            while (lines.MoveNext())
            {
                var cells = lines.Current.Text.Split('\t');
                yield return (lines.Current.Number, [.. indexes.Select(index => Cell(cells, index))]);
            }
        }
    }

    /// <summary>Writes one row; what would break the table becomes a space.</summary>
    public static void WriteRow(TextWriter writer, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                writer.Write('\t');
            }

            writer.Write(Clean(cells[i]));
        }

        writer.Write('\n');
    }

    private static string Clean(string cell)
    {
        return cell.AsSpan().IndexOfAny('\t', '\r', '\n') < 0
            ? cell
            : cell.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' ');
    }

    private static string Cell(string[] cells, int index) => index >= 0 && index < cells.Length ? cells[index] : "";

    private static int Column(string[] header, string name, string file, string[] columns)
    {
        var index = Array.IndexOf(header, name);
        return index >= 0
            ? index
            : throw new CliException($"{file} has no column \"{name}\": its header must name the columns {Names(columns)}, separated by tabs.");
    }

    private static string Names(string[] columns) => $"{string.Join(", ", columns[..^1])} and {columns[^1]}";
}
