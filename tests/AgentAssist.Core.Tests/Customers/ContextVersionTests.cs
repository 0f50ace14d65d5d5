using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Customers;

public sealed class ContextVersionTests
{
    private readonly CoreUnderTest _node = new();

    [Fact]
    public async Task AddUtterance_CacheOfThisNodeIsBehind_TheContextNeverGoesBack()
    {
        var stale = new InMemoryHistoryCache(new InMemoryHistoryCacheOptions(), _node.Time, new Random(1));
        var other = new AssistCore(
            _node.Record, _node.Record, stale, new InMemoryEventFeed(), new byte[32], _node.Options, _node.Time, new CountingIdSource("o-"));
        await UpsertAsync("u1", "Blair");
        await _node.StartAsync(customerId: "cust-1");
        await other.Customers.GetContextAsync(
            CoreUnderTest.Caller, new GetCustomerContextRequest { CustomerId = "cust-1" }, CoreUnderTest.Token);
        await UpsertAsync("u2", "Blair Morgan");
        await _node.SayAsync("Hello?");

        await other.Pipeline.AddUtteranceAsync(
            CoreUnderTest.Caller,
            new AddUtteranceRequest { ConversationId = "c1", RequestId = "other", Role = Role.Customer, Text = "Anybody there?" },
            CoreUnderTest.Token);

        Assert.Equal([1L, 2L], (await _node.EventsAsync()).Where(e => e.ContextUpdated is not null).Select(e => e.ContextUpdated.Context.Version));
    }

    [Fact]
    public void Fit_Truncated_StaysWithinTheLimitToTheByte()
    {
        var context = new CustomerContext { Version = 1 };
        for (var i = 0; i < 20; i++)
        {
            context.Interactions.Add(new Interaction { InteractionId = $"i{i:d2}", Summary = new string('x', 100) });
        }

        for (var limit = 1_024; limit < 1_200; limit++)
        {
            Assert.InRange(ContextLimit.Fit(context.Clone(), limit, "").CalculateSize(), 0, limit);
        }
    }

    private Task<UpsertCustomerResponse> UpsertAsync(string requestId, string name) => _node.Core.Customers.UpsertAsync(
        CoreUnderTest.Caller,
        new UpsertCustomerRequest { RequestId = requestId, Profile = new CustomerProfile { CustomerId = "cust-1", DisplayName = name } },
        CoreUnderTest.Token);
}
