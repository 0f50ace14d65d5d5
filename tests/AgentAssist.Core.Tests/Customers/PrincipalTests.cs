using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Privacy;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Tests.Customers;

public sealed class PrincipalTests : ICustomerStore
{
    private readonly List<string> _principals = [];

    [Fact]
    public async Task EveryWrite_ToACustomersRecords_SaysWhoActs()
    {
        var time = TimeProvider.System;
        var cache = new InMemoryHistoryCache(new InMemoryHistoryCacheOptions(), time, new Random(1));
        var records = new CustomerRecords(
            this, new ContextReader(this, cache, new AssistOptions(), time), new TextMasker(), new RequestHasher(new byte[32]));
        var caller = new Caller("default", "agent-7", ReadsIdentifiers: true);
        var interaction = new Interaction { InteractionId = "i", CustomerId = "c", Kind = "CALL", OccurredAt = new Timestamp() };

        await records.UpsertAsync(
            caller, new UpsertCustomerRequest { RequestId = "r", Profile = new CustomerProfile { CustomerId = "c" } }, CoreUnderTest.Token);
        await records.RecordAsync(
            caller, new RecordInteractionRequest { RequestId = "r", Interaction = interaction.Clone() }, CoreUnderTest.Token);
        await records.ImportAsync(
            caller,
            new[] { new ImportInteractionsRequest { Interaction = interaction.Clone() } }.ToAsyncEnumerable(),
            CoreUnderTest.Token);

        Assert.Equal(["agent-7", "agent-7", "agent-7"], _principals);
    }

    Task<CustomerWriteOutcome> ICustomerStore.WriteAsync(CustomerWrite write, CancellationToken cancellationToken)
    {
        _principals.Add(write.Principal);
        return Task.FromResult<CustomerWriteOutcome>(new CustomerWriteOutcome.Written(1, 1, 0, default));
    }

    Task<CustomerHistory?> ICustomerStore.ReadAsync(CustomerKey key, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<CustomerHistory?>(null);

    Task<IReadOnlyList<Interaction>> ICustomerStore.ListInteractionsAsync(
        CustomerKey key,
        string reference,
        (DateTimeOffset OccurredAt, string InteractionId)? after,
        int limit,
        CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Interaction>>([]);
}
