using System.Text.Json;
using AgentAssist.Cli.Files;

namespace AgentAssist.Cli.Training.Pii;

/// <summary>Reads examples: JSON lines {"text","spans":[{"start","end","type"}],"template_id"?}, offsets in code points.</summary>
internal static class PiiFile
{
    public static List<PiiExample> Read(TextReader reader)
    {
        var examples = new List<PiiExample>();
        foreach (var (number, line) in TextFiles.Lines(reader))
        {
            try
            {
                examples.Add(Parse(line));
            }
            catch (LineFaultException e)
            {
                throw new CliException($"Line {number}: {e.Message}", e);
            }
        }

        return examples;
    }

    private static PiiExample Parse(string line)
    {
        using var document = JsonFields.ParseObject(line);
        var json = document.RootElement;
        var text = JsonFields.Required(json, "text");
        var units = UnitsOfPoints(text);
        var spans = new List<PiiSpan>();
        if (JsonFields.Find(json, "spans") is not { ValueKind: JsonValueKind.Array } marked)
        {
            throw new LineFaultException("spans", "must be a list.");
        }

        foreach (var span in marked.EnumerateArray())
        {
            if (!span.TryGetProperty("start", out var start) || !start.TryGetInt32(out var from)
                || !span.TryGetProperty("end", out var end) || !end.TryGetInt32(out var to)
                || !span.TryGetProperty("type", out var type) || type.GetString() is not { } name
                || from < 0 || to <= from || to >= units.Count)
            {
                throw new LineFaultException("spans", "must each have a start and an end within the text, and a type.");
            }

            spans.Add(new PiiSpan(units[from], units[to], name));
        }

        return new PiiExample(text, spans, JsonFields.Find(json, "template_id")?.ToString() ?? "");
    }

    // Where each code point begins, and the end.
    private static List<int> UnitsOfPoints(string text)
    {
        var units = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            units.Add(i);
        }

        units.Add(text.Length);
        return units;
    }
}
