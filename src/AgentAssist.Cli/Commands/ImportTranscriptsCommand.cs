using System.CommandLine;
using System.Globalization;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Importing;
using AgentAssist.Cli.Offline;
using AgentAssist.Cli.Rendering;
using AgentAssist.Cli.Terminal;
using AgentAssist.V1;

namespace AgentAssist.Cli.Commands;

/// <summary>Has the server learn replies from past transcripts.</summary>
internal static class ImportTranscriptsCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "Cases as \"advise\" reads them, with an agent_id where known; - is standard input." };
        var errors = new Option<string>("--errors") { Description = "Where to write the refused lines, as JSON lines of line, field and reason.", HelpName = "FILE" };
        var command = new Command(
            "import-transcripts",
            "Learn from past transcripts what your agents say. Only replies that several conversations share are kept, without anything personal.")
        {
            file, errors,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var path = result.GetRequiredValue(file);
            await using var refusals = result.GetValue(errors) is { } to ? TextFiles.OpenWrite(to, context.Terminal) : null;
            await using var client = context.Connect(result);
            var rejected = new RejectedLines(context.Terminal, refusals);
            return await RunAsync(
                new TranscriptImporter(client, rejected, context.Terminal.Clock), rejected, context.Terminal, path, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        TranscriptImporter importer, RejectedLines rejected, CliTerminal terminal, string path, CancellationToken cancellationToken)
    {
        using var reader = TextFiles.OpenRead(path, terminal);
        var faults = new LineFaults(terminal);
        var transcripts = CaseFile.Read(path, reader, faults)
            .Select(one => new ImportTranscriptsRequest { Transcript = Transcripts.Of(one), LineNumber = one.Line });
        await ProgressMeter.RunAsync(
            terminal, "Learning", terminal.ShowsProgress ? Rows.CountLines(path) : 0, tick => importer.RunAsync(transcripts, tick, cancellationToken));
        var refused = rejected.Count + faults.Count;
        await terminal.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Words.Count(importer.Imported + importer.Unchanged + refused, "transcript")}: {importer.Imported:N0} learned from, {importer.Unchanged:N0} known, {refused:N0} rejected."));
        return refused == 0 ? CommandLine.Done : CommandLine.Failed;
    }
}
