using System.Text.Json;
using AgentAssist.Cli.Terminal;
using AgentAssist.V1;

namespace AgentAssist.Cli.Files;

/// <summary>
/// A file of knowledge articles, one JSON object a line: doc_id (or article_id), title (or question), body (or answer), a text or a list
/// of texts; besides, if there are any, entity, domain (or flow), uri and language_code.
/// </summary>
internal static class ArticleFile
{
    /// <summary>Reads the articles one by one. Those that cannot be used go to <paramref name="faults"/>.</summary>
    public static IEnumerable<KnowledgeArticle> Read(TextReader reader, LineFaults faults)
    {
        foreach (var (number, text) in TextFiles.Lines(reader))
        {
            if (TryRead(number, text, faults) is { } article)
            {
                yield return article;
            }
        }
    }

    /// <summary>Reads them all.</summary>
    /// <exception cref="CliException">A line cannot be used.</exception>
    public static IReadOnlyList<KnowledgeArticle> ReadAll(string path, CliTerminal terminal)
    {
        var faults = new LineFaults(terminal);
        using var reader = TextFiles.OpenRead(path, terminal);
        KnowledgeArticle[] articles = [.. Read(reader, faults)];
        faults.ThrowIfAny(path, "Nothing was done.");
        return articles;
    }

    private static KnowledgeArticle? TryRead(long line, string text, LineFaults faults)
    {
        try
        {
            using var document = JsonFields.ParseObject(text);
            var json = document.RootElement;
            return new KnowledgeArticle
            {
                ArticleId = Either(json, "doc_id", "article_id") ?? throw new LineFaultException("doc_id", "is missing."),
                Title = Either(json, "title", "question") ?? throw new LineFaultException("title", "is missing."),
                Body = Body(json, "body") ?? Body(json, "answer") ?? throw new LineFaultException("body", "is missing."),
                Entity = JsonFields.Text(json, "entity") ?? "",
                Domain = Either(json, "domain", "flow") ?? "",
                Uri = JsonFields.Text(json, "uri") ?? "",
                LanguageCode = JsonFields.Text(json, "language_code") ?? "",
            };
        }
        catch (LineFaultException fault)
        {
            faults.Add(line, fault);
            return null;
        }
    }

    private static string? Either(JsonElement json, string name, string other) => JsonFields.Text(json, name) ?? JsonFields.Text(json, other);

    // A list holds one sentence or step in each of its texts.
    private static string? Body(JsonElement json, string name) => JsonFields.Find(json, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list => string.Join('\n', list.EnumerateArray().Select(each => JsonFields.AsText(each, name))),
        { } one => JsonFields.AsText(one, name),
    };
}
