using System.CommandLine;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Offline;
using AgentAssist.Core.Privacy;

namespace AgentAssist.Cli.Commands;

/// <summary>Finds what privacy can mask in the texts of a file, also of the types that a server does not mask by default.</summary>
internal static class PiiCommand
{
    public static Command Create(CliContext context)
    {
        return new InOut("JSON lines {\"id\",\"text\"}", "The JSON lines to write: {\"id\",\"spans\":[{\"start\",\"end\",\"type\"}]}")
            .Command(context, "pii", "Find secrets and identifiers in texts; offsets count Unicode code points.", "line", RunAsync);
    }

    private static async Task<long> RunAsync(InOutRun run, CancellationToken cancellationToken)
    {
        var masker = new TextMasker(PrivacyOptions.All);
        var rows = 0L;
        await Rows.ConvertAsync(
            run.Terminal,
            "Searching",
            () => Rows.CountLines(run.Input),
            TextFiles.Lines(run.Reader),
            Rows.Guarded((text, _) => Find(text, masker)),
            found =>
            {
                if (found.Fault is { } fault)
                {
                    run.Faults.Add(found.Line, fault);
                    return;
                }

                run.Writer.Write(found.Result);
                run.Writer.Write('\n');
                rows++;
            },
            cancellationToken);
        return rows;
    }

    private static string Find(string line, TextMasker masker)
    {
        using var document = JsonFields.ParseObject(line);
        var json = document.RootElement;
        var id = JsonFields.Find(json, "id") ?? throw new LineFaultException("id", "is missing.");
        var text = JsonFields.Required(json, "text");
        var points = new CodePoints(text);
        return JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            id.WriteTo(writer);
            writer.WriteStartArray("spans");
            foreach (var span in masker.Find(text))
            {
                writer.WriteStartObject();
                writer.WriteNumber("start", points.Before(span.Span.Start));
                writer.WriteNumber("end", points.Before(span.Span.End));
                writer.WriteString("type", span.Type);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
