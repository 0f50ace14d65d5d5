using System.Text;

namespace AgentAssist.Cli.Importing;

/// <summary>
/// Reads comma-separated values as RFC 4180 describes them: fields may be quoted, quoted ones may hold commas, doubled
/// quotes and line breaks.
/// </summary>
internal sealed class CsvReader(TextReader reader)
{
    private long _line;

    /// <summary>The next record and the line it begins in; null at the end. Blank lines are skipped.</summary>
    public (long Line, List<string> Fields)? Read()
    {
        while (NextLine() is { } line)
        {
            if (line.Length > 0)
            {
                var began = _line;
                return (began, Parse(line));
            }
        }

        return null;
    }

    private List<string> Parse(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var i = 0;
        while (true)
        {
            if (i < line.Length && line[i] == '"')
            {
                (line, i) = Quoted(line, i + 1, field);
            }

            while (i < line.Length && line[i] != ',')
            {
                field.Append(line[i++]);
            }

            fields.Add(field.ToString());
            field.Clear();
            if (i >= line.Length)
            {
                return fields;
            }

            i++;
        }
    }

    // Returns the line that the quoted field ends in, and where it goes on there.
    private (string Line, int Index) Quoted(string line, int i, StringBuilder field)
    {
        while (true)
        {
            for (; i < line.Length; i++)
            {
                if (line[i] != '"')
                {
                    field.Append(line[i]);
                }
                else if (i + 1 < line.Length && line[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    return (line, i + 1);
                }
            }

            if (NextLine() is not { } next)
            {
                return (line, line.Length);
            }

            field.Append('\n');
            (line, i) = (next, 0);
        }
    }

    private string? NextLine()
    {
        var line = reader.ReadLine();
        _line += line is null ? 0 : 1;
        return line;
    }
}
