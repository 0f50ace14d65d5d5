using System.CommandLine;
using System.Globalization;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Importing;
using AgentAssist.Cli.Rendering;
using AgentAssist.Cli.Terminal;
using AgentAssist.Core.Customers;

namespace AgentAssist.Cli.Commands;

/// <summary>Brings what happened before into the customers' histories.</summary>
internal static class ImportCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "JSON lines, or CSV with a header; - is standard input." };
        var format = new Option<string>("--format") { Description = "jsonl or csv; by default what the file's name ends in." };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        var zone = TimeZoneOption();
        var extra = new Option<bool>("--extra-columns-as-facts") { Description = "Keep columns that an interaction does not have as facts of their names." };
        var errors = new Option<string>("--errors") { Description = "Where to write the refused lines, as JSON lines of line, field and reason.", HelpName = "FILE" };
        var command = new Command(
            "import",
            "Import interactions: interaction_id, customer_id, occurred_at, department, channel, kind, reference, summary, facts, version; facts.NAME in CSV.")
        {
            file, format, zone, extra, errors,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var path = result.GetRequiredValue(file);
            var chosen = result.GetValue(format) switch
            {
                "csv" => InteractionFormat.Csv,
                "jsonl" => InteractionFormat.JsonLines,
                _ => InteractionFile.FormatOf(path),
            };
            var reading = new InteractionFile(chosen, result.GetValue(zone) ?? TimeZoneInfo.Utc, result.GetValue(extra));
            await using var refusals = result.GetValue(errors) is { } to ? TextFiles.OpenWrite(to, context.Terminal) : null;
            await using var client = context.Connect(result);
            var rejected = new RejectedLines(context.Terminal, refusals);
            return await RunAsync(new Importer(client, rejected, context.Terminal.Clock), context.Terminal, path, reading, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Importer importer, CliTerminal terminal, string path, InteractionFile reading, CancellationToken cancellationToken)
    {
        using var reader = TextFiles.OpenRead(path, terminal);

        // How far a file has been read is known in bytes; standard input has no length, and its bar only moves.
        var position = reader is StreamReader { BaseStream: { CanSeek: true } stream } ? stream : null;
        var result = new ImportResult(0, 0, 0);
        var began = terminal.Clock.GetTimestamp();
        await ProgressMeter.RunAsync(terminal, "Importing", position?.Length ?? 0, async tick =>
        {
            var done = 0L;
            void Tick()
            {
                if (position?.Position is { } now && now != done)
                {
                    tick(now - done);
                    done = now;
                }
            }

            result = await importer.RunAsync(reading.Read(reader, path), Tick, cancellationToken);
        });

        var seconds = terminal.Clock.GetElapsedTime(began).TotalSeconds;
        await terminal.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Words.Count(result.Total, "interaction")}: {result.Imported:N0} imported, {result.Unchanged:N0} unchanged, {result.Rejected:N0} rejected; {result.Total / Math.Max(seconds, 0.001):N0} a second."));
        return result.Rejected == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static Option<TimeZoneInfo> TimeZoneOption() => new("--time-zone")
    {
        Description = "Where times without an offset are, such as America/Denver; by default UTC.",
        HelpName = "ZONE",
        CustomParser = result =>
        {
            var name = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (CustomerRules.FindTimeZone(name) is { } found)
            {
                return found;
            }

            result.AddError($"\"{name}\" is no IANA time zone, such as America/Denver.");
            return null;
        },
    };
}
