using System.CommandLine;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Offline;
using AgentAssist.Cli.Terminal;
using AgentAssist.Core.Knowledge;

namespace AgentAssist.Cli.Commands;

/// <summary>Ranks knowledge articles for the texts of a file, without a server.</summary>
internal static class SearchCommand
{
    private const int Most = 10;

    public static Command Create(CliContext context)
    {
        var articles = new Option<string>("--articles")
        {
            Description = "Articles as JSON lines: doc_id, title or question, body or answer; entity and domain where they have them.",
            HelpName = "FILE",
            Required = true,
        };
        return new InOut(
            "A table with the columns id and text, separated by tabs; besides, if there are any, speaker (customer or agent) and earlier (what was said before)",
            "The table to write: id, label (the ids of the best articles, best first)")
            .Command(
                context,
                "search",
                "Find the knowledge articles that questions ask for or that replies came from.",
                "row",
                (run, cancellationToken) => RunAsync(run, Index(run.Parsed.GetRequiredValue(articles), run.Terminal), cancellationToken),
                articles);
    }

    private static ArticleIndex Index(string path, CliTerminal terminal)
    {
        var index = new ArticleIndex();
        foreach (var article in ArticleFile.ReadAll(path, terminal))
        {
            index.Put(article);
        }

        return index;
    }

    private static async Task<long> RunAsync(InOutRun run, ArticleIndex index, CancellationToken cancellationToken)
    {
        var rows = 0L;
        Tsv.WriteRow(run.Writer, "id", "label");
        await Rows.ConvertAsync(
            run.Terminal,
            "Searching",
            () => Rows.CountLines(run.Input),
            Tsv.ReadRows(run.Reader, run.Input, ["id", "text"], ["speaker", "earlier"]),
            row => (Id: row.Cells[0], Found: Search(index, row.Cells[1], row.Cells[2], row.Cells[3])),
            result =>
            {
                Tsv.WriteRow(run.Writer, result.Id, string.Join(' ', result.Found));
                rows++;
            },
            cancellationToken);
        return rows;
    }

    private static IEnumerable<string> Search(ArticleIndex index, string text, string speaker, string earlier) =>
        index.Search(
            new KnowledgeQuery(text)
            {
                Earlier = earlier.Length > 0 ? [earlier] : [],
                IsCustomers = speaker.Equals("customer", StringComparison.OrdinalIgnoreCase),
            },
            Most,
            least: 0).Select(answer => answer.Article.ArticleId.Replace(' ', '_'));
}
