using System.Text.Json;
using AgentAssist.Cli.Files;
using AgentAssist.V1;

namespace AgentAssist.Cli.Importing;

/// <summary>The format of a file of interactions.</summary>
internal enum InteractionFormat
{
    /// <summary>One JSON object a line.</summary>
    JsonLines = 0,

    /// <summary>Comma-separated values with a header.</summary>
    Csv = 1,
}

/// <summary>One record of a file: the interaction, or what is wrong with it.</summary>
internal readonly record struct InteractionLine(long Line, Interaction? Interaction, LineFaultException? Fault);

/// <summary>Reads interactions one by one, so that a file may be larger than memory.</summary>
internal static class InteractionFile
{
    private const string FactPrefix = "facts.";

    public static IEnumerable<InteractionLine> Read(TextReader reader, InteractionFormat format, string file)
    {
        return format == InteractionFormat.Csv ? ReadCsv(reader, file) : ReadJson(reader);
    }

    /// <summary>The format that a file's name suggests: CSV for .csv, JSON lines otherwise.</summary>
    public static InteractionFormat FormatOf(string path)
    {
        return Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? InteractionFormat.Csv : InteractionFormat.JsonLines;
    }

    private static IEnumerable<InteractionLine> ReadJson(TextReader reader)
    {
        foreach (var (number, text) in TextFiles.Lines(reader))
        {
            yield return Check(number, () =>
            {
                using var document = JsonFields.ParseObject(text);
                return RecordJson.Interaction(document.RootElement, strict: true);
            });
        }
    }

    private static IEnumerable<InteractionLine> ReadCsv(TextReader reader, string file)
    {
        var csv = new CsvReader(reader);
        if (csv.Read() is not { } header)
        {
            throw new CliException($"{file} is empty: its first line must name the columns.");
        }

        var columns = header.Fields.Select(name => name.Trim().TrimStart('\uFEFF')).ToArray();
        RequireKnown(columns, file);
        while (csv.Read() is { } record)
        {
            yield return Check(record.Line, () => FromCells(columns, record.Fields));
        }
    }

    private static void RequireKnown(string[] columns, string file)
    {
        var unknown = columns.FirstOrDefault(name => !RecordJson.InteractionFields.Contains(name, StringComparer.Ordinal)
            && !name.StartsWith(FactPrefix, StringComparison.Ordinal));
        if (unknown is not null)
        {
            throw new CliException(
                $"{file}: \"{unknown}\" is not a column of an interaction. Use {string.Join(", ", RecordJson.InteractionFields)}, or facts.NAME for a single fact.");
        }
    }

    private static Interaction FromCells(string[] columns, List<string> cells)
    {
        if (cells.Count > columns.Length)
        {
            throw new LineFaultException("", $"has {cells.Count} fields, the header {columns.Length}. Fields with commas must be quoted.");
        }

        var interaction = new Interaction();
        for (var i = 0; i < cells.Count; i++)
        {
            var (name, value) = (columns[i], cells[i]);
            if (value.Length == 0)
            {
                continue;
            }

            if (name == "facts")
            {
                ReadFacts(value, interaction);
            }
            else if (name.StartsWith(FactPrefix, StringComparison.Ordinal))
            {
                interaction.Facts[name[FactPrefix.Length..]] = value;
            }
            else
            {
                RecordJson.Set(interaction, name, () => value);
            }
        }

        return interaction;
    }

    private static void ReadFacts(string value, Interaction interaction)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            RecordJson.Facts(document.RootElement, interaction.Facts);
        }
        catch (JsonException)
        {
            throw new LineFaultException("facts", "must be a JSON object of names and texts.");
        }
    }

    private static InteractionLine Check(long line, Func<Interaction> read)
    {
        try
        {
            var interaction = read();
            RecordJson.RequireComplete(interaction);
            return new InteractionLine(line, interaction, null);
        }
        catch (LineFaultException fault)
        {
            return new InteractionLine(line, null, fault);
        }
    }
}
