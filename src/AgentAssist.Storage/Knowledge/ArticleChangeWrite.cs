using AgentAssist.Core;
using AgentAssist.Core.Knowledge;
using AgentAssist.Storage.Writing;

namespace AgentAssist.Storage.Knowledge;

/// <summary>Writes and deletes articles of one tenant and counts up its version, one step for each that changed.</summary>
internal sealed class ArticleChangeWrite(ArticleChange change, TimeProvider timeProvider) : WriteCommand<ArticleOutcome>
{
    public override string LockOrder => "3";

    protected override async Task<ArticleOutcome> WriteAsync(WriteSession session)
    {
        if (await RequestRows.FindAsync(session, change.Request) is { } first)
        {
            return new ArticleOutcome.Repeated(first);
        }

        var before = await session.FirstAsync(
            session.Statements.LockKnowledge, row => (Version: row.GetInt64(0), Count: row.GetInt64(1)), change.Tenant);
        var known = await FindAsync(session);
        if (change.DeletedId.Length > 0 && known[change.DeletedId] is null)
        {
            return new ArticleOutcome.Unknown();
        }

        var count = before.Count + change.Written.Select(article => article.ArticleId).Distinct(StringComparer.Ordinal).Count(id => known[id] is null)
            - (change.DeletedId.Length > 0 ? 1 : 0);
        if (count > change.MaxArticles && count > before.Count)
        {
            return new ArticleOutcome.LimitReached();
        }

        var version = await PutAsync(session, known, before.Version);
        if (version > before.Version)
        {
            await session.ExecuteAsync(session.Statements.UpdateKnowledge, change.Tenant, version, count);
            await session.ExecuteAsync(session.Statements.PurgeDeletedArticles, change.Tenant, version - ArticleVersion.KeptDeletions);
        }

        var response = await RequestRows.StoreAsync(session, change.Request, version, timeProvider.GetUtcNow());
        return new ArticleOutcome.Written(version, (int)(version - before.Version), response);
    }

    private async Task<Dictionary<string, byte[]?>> FindAsync(WriteSession session)
    {
        var found = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var id in change.Written.Select(article => article.ArticleId).Append(change.DeletedId).Where(id => id.Length > 0))
        {
            found[id] = await session.FirstAsync(
                session.Statements.FindArticle, row => row.IsDBNull(0) ? null : (byte[])row.GetValue(0), change.Tenant, id);
        }

        return found;
    }

    private async Task<long> PutAsync(WriteSession session, Dictionary<string, byte[]?> known, long version)
    {
        foreach (var article in change.Written)
        {
            var payload = MessageBytes.Deterministic(article);
            if (known[article.ArticleId] is { } same && same.AsSpan().SequenceEqual(payload))
            {
                continue;
            }

            version++;
            known[article.ArticleId] = payload;
            await session.ExecuteAsync(session.Statements.PutArticle, change.Tenant, article.ArticleId, version, payload, change.Principal);
        }

        if (change.DeletedId.Length > 0)
        {
            version++;
            await session.ExecuteAsync(session.Statements.PutArticle, change.Tenant, change.DeletedId, version, null, change.Principal);
        }

        return version;
    }
}
