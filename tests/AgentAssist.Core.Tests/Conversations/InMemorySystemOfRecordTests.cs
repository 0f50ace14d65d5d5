using AgentAssist.Core.Conversations;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Core.Tests.Conversations;

public sealed class InMemoryConversationLogTests : ConversationLogContract
{
    protected override Task<SystemOfRecord> OpenAsync() => Task.FromResult(InMemory.Open());
}

public sealed class InMemoryCustomerStoreTests : CustomerStoreContract
{
    protected override Task<SystemOfRecord> OpenAsync() => Task.FromResult(InMemory.Open());
}

public sealed class InMemoryRankingStoreTests : RankingStoreContract
{
    protected override Task<SystemOfRecord> OpenAsync() => Task.FromResult(InMemory.Open());
}

public sealed class InMemoryLibraryStoreTests : LibraryStoreContract
{
    protected override Task<SystemOfRecord> OpenAsync() => Task.FromResult(InMemory.Open());
}

file static class InMemory
{
    public static SystemOfRecord Open()
    {
        var clock = new ManualTimeProvider();
        var record = new InMemorySystemOfRecord(clock);
        return new(record, record, record, record, record, clock, () => ValueTask.CompletedTask);
    }
}
