using AgentAssist.Testing.Contracts;

namespace AgentAssist.Storage.Tests.Sqlite;

public sealed class SqliteConversationLogTests : ConversationLogContract
{
    protected override Task<SystemOfRecord> OpenAsync() => SqliteFile.OpenAsync();
}

public sealed class SqliteCustomerStoreTests : CustomerStoreContract
{
    protected override Task<SystemOfRecord> OpenAsync() => SqliteFile.OpenAsync();
}

public sealed class SqliteRankingStoreTests : RankingStoreContract
{
    protected override Task<SystemOfRecord> OpenAsync() => SqliteFile.OpenAsync();
}

public sealed class SqliteLibraryStoreTests : LibraryStoreContract
{
    protected override Task<SystemOfRecord> OpenAsync() => SqliteFile.OpenAsync();
}
