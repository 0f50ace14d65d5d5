using System.Text;
using AgentAssist.Cli.Files;

namespace AgentAssist.Cli.Importing;

/// <summary>A record of a CSV file: its fields, or what is wrong with it.</summary>
/// <param name="Line">The line that it begins in.</param>
internal readonly record struct CsvRecord(long Line, IReadOnlyList<string> Fields, LineFaultException? Fault);

/// <summary>
/// Reads comma-separated values as RFC 4180 describes them, and nothing else: fields may be quoted, quoted ones may hold
/// commas, doubled quotes and line breaks (given as line feeds). A quote anywhere else is a fault. After a faulty record the
/// line behind the one that it begins in is read as a new record, so that one stray quote does not swallow a file.
/// </summary>
internal sealed class CsvReader(TextReader reader)
{
    private readonly LineReader _lines = new(reader);
    private readonly List<NumberedLine> _taken = [];
    private readonly StringBuilder _field = new();

    /// <summary>The next record; null at the end. Blank lines are skipped.</summary>
    public CsvRecord? Read()
    {
        while (_lines.Read() is { } line)
        {
            if (line.Text is null)
            {
                return new CsvRecord(line.Number, [], TooLong());
            }

            if (line.Text.Length > 0)
            {
                return Parse(line.Number, line.Text);
            }
        }

        return null;
    }

    private CsvRecord Parse(long began, string line)
    {
        _taken.Clear();
        try
        {
            return new CsvRecord(began, Fields(line), null);
        }
        catch (LineFaultException fault)
        {
            _lines.Return(_taken);
            return new CsvRecord(began, [], fault);
        }
    }

    private List<string> Fields(string line)
    {
        var fields = new List<string>();
        for (var at = 0; ; at++)
        {
            if (at < line.Length && line[at] == '"')
            {
                (line, at) = Quoted(line, at + 1);
                if (at < line.Length && line[at] != ',')
                {
                    throw new LineFaultException("", $"field {fields.Count + 1} goes on behind its closing quote; a quote within a quoted field is doubled.");
                }

                fields.Add(_field.ToString());
            }
            else
            {
                var end = line.IndexOf(',', at);
                end = end < 0 ? line.Length : end;
                if (line.AsSpan(at, end - at).Contains('"'))
                {
                    throw new LineFaultException("", $"field {fields.Count + 1} has a quote within but does not begin with one.");
                }

                fields.Add(line[at..end]);
                at = end;
            }

            if (at >= line.Length)
            {
                return fields;
            }
        }
    }

    // Returns the line that the quoted field ends in, and the index behind its closing quote.
    private (string Line, int Index) Quoted(string line, int at)
    {
        _field.Clear();
        var length = line.Length;
        while (true)
        {
            var quote = line.IndexOf('"', at);
            if (quote >= 0 && quote + 1 < line.Length && line[quote + 1] == '"')
            {
                _field.Append(line, at, quote + 1 - at);
                at = quote + 2;
                continue;
            }

            if (quote >= 0)
            {
                _field.Append(line, at, quote - at);
                return (line, quote + 1);
            }

            _field.Append(line, at, line.Length - at).Append('\n');
            if (_lines.Read() is not { } next)
            {
                throw new LineFaultException("", "a quote is opened and never closed.");
            }

            _taken.Add(next);
            length += next.Text?.Length ?? LineReader.Longest;
            if (length > LineReader.Longest)
            {
                throw new LineFaultException("", $"a quote is opened and not closed within {LineReader.Longest:N0} characters.");
            }

            (line, at) = (next.Text!, 0);
        }
    }

    private static LineFaultException TooLong() => new("", $"is longer than {LineReader.Longest:N0} characters.");
}
