using System.CommandLine;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Offline;
using AgentAssist.Core;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Understanding;

namespace AgentAssist.Cli.Commands;

/// <summary>Finds signals in single utterances of a file.</summary>
internal static class SignalsCommand
{
    public static Command Create(CliContext context)
    {
        return new InOut("A table with the columns id and text, separated by tabs", "The table to write: id, signals, spans")
            .Command(
                context,
                "signals",
                "Find what customers signal: effort, fairness, churn, vulnerability and others, with the words that show it.",
                "row",
                RunAsync);
    }

    private static async Task<long> RunAsync(InOutRun run, CancellationToken cancellationToken)
    {
        var masker = new TextMasker();
        var analyzer = UtteranceAnalyzer.Default;
        var rows = 0L;
        Tsv.WriteRow(run.Writer, "id", "signals", "spans");
        await Rows.ConvertAsync(
            run.Terminal,
            "Reading signals",
            () => Rows.CountLines(run.Input),
            Tsv.ReadTexts(run.Reader, run.Input),
            row => Read(row, masker, analyzer),
            cells =>
            {
                Tsv.WriteRow(run.Writer, cells);
                rows++;
            },
            cancellationToken);
        return rows;
    }

    private static string[] Read(TextRow row, TextMasker masker, UtteranceAnalyzer analyzer)
    {
        var masked = masker.Mask(row.Text);
        var analysis = analyzer.Analyze(masked.Text, before: [], contactsAboutThis: 0);
        var offsets = new OriginalOffsets(masker, row.Text, masked);
        var spans = JsonText.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var signal in analysis.Signals)
            {
                foreach (var span in signal.Spans)
                {
                    var (start, end) = offsets.Move(span);
                    writer.WriteStartObject();
                    writer.WriteString("signal", Name(signal.Kind));
                    writer.WriteNumber("start", start);
                    writer.WriteNumber("end", end);
                    writer.WriteEndObject();
                }
            }

            writer.WriteEndArray();
        });
        return [row.Id, string.Join(',', analysis.Signals.Select(signal => Name(signal.Kind))), spans];
    }

    private static string Name(V1.SignalKind kind) => EnumNames.UpperSnake(kind).ToLowerInvariant();
}
