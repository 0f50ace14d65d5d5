using System.CommandLine;
using System.Globalization;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Rendering;

namespace AgentAssist.Cli.Commands;

/// <summary>Brings a company's own knowledge articles to the server.</summary>
internal static class ImportArticlesCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "JSON lines: doc_id, title or question, body or answer; entity, domain, uri and language_code where they have them; - is standard input.",
        };
        var command = new Command("import-articles", "Import knowledge articles; one with a known doc_id replaces it.") { file };
        command.SetAction(async (result, cancellationToken) =>
        {
            var path = result.GetRequiredValue(file);
            var faults = new LineFaults(context.Terminal);
            using var reader = TextFiles.OpenRead(path, context.Terminal);
            await using var client = context.Connect(result);
            var response = await client.UpsertArticlesAsync(ArticleFile.Read(reader, faults).ToAsyncEnumerable(), cancellationToken);
            var (written, unchanged) = (response.ChangedCount, response.UpsertedCount - response.ChangedCount);
            await context.Terminal.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Words.Count(written + unchanged + faults.Count, "article")}: {written:N0} written, {unchanged:N0} unchanged, {faults.Count:N0} rejected."));
            return faults.Count == 0 ? CommandLine.Done : CommandLine.Failed;
        });
        return command;
    }
}
