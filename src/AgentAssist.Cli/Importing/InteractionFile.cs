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
/// <param name="zone">Where times without an offset are.</param>
/// <param name="extraAsFacts">Whether a column or member that an interaction does not have is a fact; else it is a fault.</param>
internal sealed class InteractionFile(InteractionFormat format, TimeZoneInfo zone, bool extraAsFacts)
{
    private const string FactPrefix = "facts.";

    /// <exception cref="CliException">The header of a CSV file cannot be used.</exception>
    public IEnumerable<InteractionLine> Read(TextReader reader, string file) =>
        format == InteractionFormat.Csv ? ReadCsv(reader, file) : ReadJson(reader);

    /// <summary>The format that a file's name suggests: CSV for .csv, JSON lines otherwise.</summary>
    public static InteractionFormat FormatOf(string path) =>
        Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? InteractionFormat.Csv : InteractionFormat.JsonLines;

    private IEnumerable<InteractionLine> ReadJson(TextReader reader)
    {
        var lines = new LineReader(reader);
        while (lines.Read() is { } line)
        {
            if (line.Text is null)
            {
                yield return new InteractionLine(line.Number, null, new LineFaultException("", $"is longer than {LineReader.Longest:N0} characters."));
            }
            else if (!string.IsNullOrWhiteSpace(line.Text))
            {
                yield return Check(line.Number, () => FromJson(line.Text.TrimStart('\uFEFF')));
            }
        }
    }

    private Interaction FromJson(string text)
    {
        using var document = JsonFields.ParseObject(text);
        var interaction = new Interaction();
        RecordJson.ReadInteraction(document.RootElement, interaction, zone, extra =>
        {
            if (!extraAsFacts)
            {
                throw new LineFaultException(
                    extra.Name, $"is not a field of an interaction; it has {string.Join(", ", RecordJson.InteractionFields)}.");
            }

            interaction.Facts[extra.Name] = JsonFields.AsText(extra.Value, extra.Name);
        });
        return interaction;
    }

    private IEnumerable<InteractionLine> ReadCsv(TextReader reader, string file)
    {
        var csv = new CsvReader(reader);
        if (csv.Read() is not { } header)
        {
            throw new CliException($"{file} is empty: its first line must name the columns.");
        }

        if (header.Fault is { } unreadable)
        {
            throw new CliException($"{file}: its first line must name the columns, but {unreadable.Message}");
        }

        var columns = header.Fields.Select(name => name.Trim('\uFEFF', ' ')).ToArray();
        RequireUsable(columns, file);
        while (csv.Read() is { } record)
        {
            yield return record.Fault is { } fault
                ? new InteractionLine(record.Line, null, fault)
                : Check(record.Line, () => FromCells(columns, record.Fields));
        }
    }

    private void RequireUsable(string[] columns, string file)
    {
        if (columns.FirstOrDefault(name => columns.Count(other => other == name) > 1) is { } twice)
        {
            throw new CliException($"{file}: the column \"{twice}\" is there twice.");
        }

        var unknown = columns.FirstOrDefault(name => !IsField(name) && !name.StartsWith(FactPrefix, StringComparison.Ordinal));
        if (unknown is "" || (unknown is not null && !extraAsFacts))
        {
            throw new CliException(
                $"{file}: \"{unknown}\" is not a column of an interaction. Use {string.Join(", ", RecordJson.InteractionFields)}, "
                + "or facts.NAME for a single fact; with --extra-columns-as-facts any other column is one.");
        }
    }

    private Interaction FromCells(string[] columns, IReadOnlyList<string> cells)
    {
        if (cells.Count != columns.Length)
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
            else if (!RecordJson.Set(interaction, name, value, zone))
            {
                interaction.Facts[name.StartsWith(FactPrefix, StringComparison.Ordinal) ? name[FactPrefix.Length..] : name] = value;
            }
        }

        return interaction;
    }

    private static bool IsField(string name) => RecordJson.InteractionFields.Contains(name, StringComparer.Ordinal);

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
