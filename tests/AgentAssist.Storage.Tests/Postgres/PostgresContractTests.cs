using AgentAssist.Testing.Contracts;

namespace AgentAssist.Storage.Tests.Postgres;

public sealed class PostgresConversationLogTests(SharedPostgres server) : ConversationLogContract, IClassFixture<SharedPostgres>
{
    protected override async Task<SystemOfRecord> OpenAsync() => (await server.CreateAsync()).Start(nodes: 1);
}

public sealed class PostgresThreeNodeConversationLogTests(SharedPostgres server) : ConversationLogContract, IClassFixture<SharedPostgres>
{
    protected override async Task<SystemOfRecord> OpenAsync() => (await server.CreateAsync()).Start(nodes: 3);
}

public sealed class PostgresCustomerStoreTests(SharedPostgres server) : CustomerStoreContract, IClassFixture<SharedPostgres>
{
    protected override async Task<SystemOfRecord> OpenAsync() => (await server.CreateAsync()).Start(nodes: 1);
}

public sealed class PostgresThreeNodeCustomerStoreTests(SharedPostgres server) : CustomerStoreContract, IClassFixture<SharedPostgres>
{
    protected override async Task<SystemOfRecord> OpenAsync() => (await server.CreateAsync()).Start(nodes: 3);
}

public sealed class PostgresThreeNodeRankingStoreTests(SharedPostgres server) : RankingStoreContract, IClassFixture<SharedPostgres>
{
    protected override async Task<SystemOfRecord> OpenAsync() => (await server.CreateAsync()).Start(nodes: 3);
}

public sealed class PostgresThreeNodeLibraryStoreTests(SharedPostgres server) : LibraryStoreContract, IClassFixture<SharedPostgres>
{
    protected override async Task<SystemOfRecord> OpenAsync() => (await server.CreateAsync()).Start(nodes: 3);
}
