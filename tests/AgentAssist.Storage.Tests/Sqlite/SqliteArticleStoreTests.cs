using AgentAssist.Testing.Contracts;

namespace AgentAssist.Storage.Tests.Sqlite;

public sealed class SqliteArticleStoreTests : ArticleStoreContract
{
    protected override Task<ArticleStoreUnderTest> OpenAsync()
    {
        var file = new SqliteFile();
        return Task.FromResult(new ArticleStoreUnderTest(file.Start(), file.DisposeAsync));
    }
}
