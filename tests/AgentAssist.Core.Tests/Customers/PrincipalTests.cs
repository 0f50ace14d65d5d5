using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Lookup;
using AgentAssist.Core.Privacy;
using AgentAssist.Testing.Chaos;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Tests.Customers;

public sealed class PrincipalTests
{
    private readonly List<string> _principals = [];

    [Fact]
    public async Task EveryWrite_ToACustomersRecords_SaysWhoActs()
    {
        var time = TimeProvider.System;
        var cache = new InMemoryHistoryCache(new InMemoryHistoryCacheOptions(), time, new Random(1));
        var store = new Store(_principals);
        var records = new CustomerRecords(
            store,
            new ContextReader(store, cache, new AssistOptions(), time),
            new TextMasker(),
            new RequestHasher(new byte[32]),
            new CustomerKeyHasher(new byte[32]),
            (_, _) => Task.FromResult<string?>(""));
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

    private sealed class Store(List<string> principals)
        : PassingCustomerStore(new InMemorySystemOfRecord(TimeProvider.System))
    {
        public override Task<CustomerWriteOutcome> WriteAsync(CustomerWrite write, CancellationToken cancellationToken)
        {
            principals.Add(write.Principal);
            return base.WriteAsync(write, cancellationToken);
        }
    }
}
