using System.Reflection;
using AgentAssist.V1;

namespace AgentAssist.Server.Demo;

/// <summary>The sample articles: one JSON object a line, as <c>agentassist import-articles</c> reads it.</summary>
internal static class DemoArticles
{
    public static async IAsyncEnumerable<UpsertArticlesRequest> ReadAsync()
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("articles.jsonl")
            ?? throw new InvalidOperationException("The sample articles are not embedded.");
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            yield return new UpsertArticlesRequest { Article = KnowledgeArticle.Parser.ParseJson(line) };
        }
    }
}
