using System.CommandLine;
using System.Globalization;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Offline;
using AgentAssist.Core;
using AgentAssist.Core.Customers.Promises;

namespace AgentAssist.Cli.Commands;

/// <summary>Finds promises in single utterances of a file.</summary>
internal static class PromisesCommand
{
    public static Command Create(CliContext context)
    {
        return new InOut(
            "A table with the columns id, now, time_zone, speaker (agent, bot or customer) and text, separated by tabs",
            "The table to write: id, promises (a JSON list of what, due and by)")
            .Command(
                context,
                "promises",
                "Find what agents and bots promise, by whom it is owed and when it is due.",
                "row",
                RunAsync);
    }

    private static async Task<long> RunAsync(InOutRun run, CancellationToken cancellationToken)
    {
        var rows = 0L;
        Tsv.WriteRow(run.Writer, "id", "promises");
        await Rows.ConvertAsync(
            run.Terminal,
            "Reading promises",
            () => Rows.CountLines(run.Input),
            Tsv.ReadRows(run.Reader, run.Input, "id", "now", "time_zone", "speaker", "text"),
            Read,
            result =>
            {
                if (result.Fault is { } fault)
                {
                    run.Faults.Add(result.Line, fault);
                    return;
                }

                Tsv.WriteRow(run.Writer, result.Cells!);
                rows++;
            },
            cancellationToken);
        return rows;
    }

    private static (long Line, string[]? Cells, LineFaultException? Fault) Read((long Line, string[] Cells) row)
    {
        try
        {
            var found = PromiseReader.Default.Read(row.Cells[4], Speaker(row.Cells[3]), Now(row.Cells[1]), Zone(row.Cells[2]));
            return (row.Line, [row.Cells[0], Write(found)], null);
        }
        catch (LineFaultException fault)
        {
            return (row.Line, null, fault);
        }
    }

    private static string Write(IReadOnlyList<FoundPromise> found) => JsonText.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var promise in found)
        {
            writer.WriteStartObject();
            writer.WriteString("what", promise.What);
            if (promise.Due.IsStated)
            {
                writer.WriteString("due", promise.Due.ToString());
            }
            else
            {
                writer.WriteNull("due");
            }

            writer.WriteString("by", EnumNames.UpperSnake(promise.By).ToLowerInvariant());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static PromiseSpeaker Speaker(string text) => text.Trim().ToUpperInvariant() switch
    {
        "AGENT" or "HUMAN_AGENT" => PromiseSpeaker.Agent,
        "BOT" or "AUTOMATED_AGENT" => PromiseSpeaker.Bot,
        "CUSTOMER" => PromiseSpeaker.Customer,
        _ => throw new LineFaultException("speaker", $"\"{text}\" must be customer, agent or bot."),
    };

    // Without an offset the time is UTC, as everywhere in files.
    private static DateTimeOffset Now(string text)
    {
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now)
            ? now
            : throw new LineFaultException("now", $"\"{text}\" is no time such as 2026-03-24T14:05:00Z.");
    }

    private static TimeZoneInfo Zone(string text)
    {
        return text.Contains('/', StringComparison.Ordinal) || text == "UTC"
            ? TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : throw Unknown()
            : throw Unknown();

        LineFaultException Unknown() => new("time_zone", $"\"{text}\" is no IANA time zone such as America/Denver.");
    }
}
