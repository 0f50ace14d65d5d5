using System.CommandLine;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Importing;
using AgentAssist.Cli.Rendering;
using AgentAssist.Cli.Terminal;

namespace AgentAssist.Cli.Commands;

/// <summary>Brings what happened before into the customers' histories.</summary>
internal static class ImportCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "JSON lines, or CSV with a header; - is standard input." };
        var format = new Option<string>("--format") { Description = "jsonl or csv; by default what the file's name ends in." };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        var command = new Command(
            "import",
            "Import interactions: interaction_id, customer_id, occurred_at, department, channel, kind, reference, summary, facts.")
        {
            file, format,
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
            await using var client = context.Connect(result);
            return await RunAsync(new Importer(client, context.Terminal), context.Terminal, path, chosen, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Importer importer, CliTerminal terminal, string path, InteractionFormat format, CancellationToken cancellationToken)
    {
        using var reader = TextFiles.OpenRead(path, terminal);
        var total = terminal.ShowsProgress ? CountLines(path) : 0;
        var result = new ImportResult(0, 0, 0);
        await ProgressMeter.RunAsync(terminal, "Importing", total, async tick =>
            result = await importer.RunAsync(InteractionFile.Read(reader, format, path), tick, cancellationToken));

        await terminal.Out.WriteLineAsync(
            $"{Words.Count(result.Total, "interaction")}: {result.Imported:N0} imported, {result.Unchanged:N0} unchanged, {result.Rejected:N0} rejected.");
        return result.Rejected == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static long CountLines(string path) => File.Exists(path) ? File.ReadLines(path).LongCount() : 0;
}
