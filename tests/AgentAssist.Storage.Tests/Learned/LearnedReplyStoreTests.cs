using AgentAssist.Storage.Tests.Postgres;
using AgentAssist.Storage.Tests.Sqlite;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Storage.Tests.Learned;

public sealed class SqliteLearnedRepliesTests : LearnedReplyStoreContract
{
    protected override Task<LearnedReplyStores> OpenAsync()
    {
        var file = new SqliteFile();
        return Task.FromResult(new LearnedReplyStores([file.Start()], file.DisposeAsync));
    }
}

public sealed class PostgresThreeNodeLearnedRepliesTests(SharedPostgres server) : LearnedReplyStoreContract, IClassFixture<SharedPostgres>
{
    protected override async Task<LearnedReplyStores> OpenAsync()
    {
        var records = await server.CreateAsync();
        return new LearnedReplyStores([records.Start(), records.Start(), records.Start()], records.DisposeAsync);
    }
}
