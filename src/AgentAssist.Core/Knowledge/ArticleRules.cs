using AgentAssist.V1;

namespace AgentAssist.Core.Knowledge;

/// <summary>What an article must look like.</summary>
internal static class ArticleRules
{
    public const int MaxTitleLength = 500;
    public const int MaxBodyLength = 20_000;
    public const int MaxUriLength = 2_000;
    public const int MaxEntityLength = 200;
    public const int MaxDomainLength = 100;
    public const int MaxLanguageLength = 35;

    /// <exception cref="AssistException">Names the field at fault.</exception>
    public static void Check(KnowledgeArticle? article)
    {
        if (article is null)
        {
            throw new AssistException(ErrorReason.FieldRequired, "article must be given.", "article");
        }

        RequestRules.Id(article.ArticleId, "article.article_id");
        RequestRules.Text(article.Title, "article.title", MaxTitleLength);
        RequestRules.Label(article.Title, "article.title", MaxTitleLength);
        RequestRules.Text(article.Body, "article.body", MaxBodyLength);
        if (article.Body.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            throw RequestRules.Invalid("article.body", "must not contain control characters other than line ends and tabs");
        }

        RequestRules.Label(article.Uri, "article.uri", MaxUriLength);
        RequestRules.Label(article.Entity, "article.entity", MaxEntityLength);
        RequestRules.Label(article.Domain, "article.domain", MaxDomainLength);
        RequestRules.Label(article.LanguageCode, "article.language_code", MaxLanguageLength);
    }
}
