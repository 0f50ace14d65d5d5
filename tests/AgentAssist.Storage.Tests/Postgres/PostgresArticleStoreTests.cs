using AgentAssist.Testing.Contracts;

namespace AgentAssist.Storage.Tests.Postgres;

public sealed class PostgresArticleStoreTests(SharedPostgres server) : ArticleStoreContract, IClassFixture<SharedPostgres>
{
    protected override async Task<ArticleStoreUnderTest> OpenAsync()
    {
        var records = await server.CreateAsync();
        return new ArticleStoreUnderTest(records.Start(), records.DisposeAsync);
    }
}

public sealed class PostgresThreeNodeArticleStoreTests(SharedPostgres server) : ArticleStoreContract, IClassFixture<SharedPostgres>
{
    protected override async Task<ArticleStoreUnderTest> OpenAsync()
    {
        var records = await server.CreateAsync();
        return new ArticleStoreUnderTest(
            new RoundRobinArticles([.. Enumerable.Range(0, 3).Select(_ => records.Start())]), records.DisposeAsync);
    }
}
