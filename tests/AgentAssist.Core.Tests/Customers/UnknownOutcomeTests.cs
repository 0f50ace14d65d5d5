using AgentAssist.Core.Customers;
using AgentAssist.Testing.Chaos;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Customers;

/// <summary>A write about a customer that stands although nobody could say so: what was cached before it is not fresh.</summary>
public sealed class UnknownOutcomeTests
{
    private static readonly CustomerKey Key = new(Caller.DefaultTenant, "cust-1");

    private readonly CoreUnderTest _other = new();
    private readonly ChaosCustomerStore _store;
    private readonly AssistCore _core;
    private readonly ChaosConversationLog _log;

    public UnknownOutcomeTests()
    {
        _store = new ChaosCustomerStore(_other.Record);
        _log = new ChaosConversationLog(_other.Record);
        _core = new AssistCore(
            _log, _store, _other.Cache, _other.Feed, new byte[32], _other.Options, _other.Time, new CountingIdSource("id-"));
    }

    private static CancellationToken Token => CoreUnderTest.Token;

    [Fact]
    public async Task Upsert_StandsWithoutAnAnswer_NextReadIsOfTheRecord()
    {
        await UpsertAsync("p1", "Blair");
        Assert.Equal("Blair", (await ContextAsync()).Profile.DisplayName);
        _store.Answers.ThrowOnce(Unknown);

        Assert.Equal(ErrorReason.OutcomeUnknown, await CoreUnderTest.ReasonAsync(() => UpsertAsync("p2", "Casey")));

        Assert.Equal("Casey", (await ContextAsync()).Profile.DisplayName);
        await UpsertAsync("p2", "Casey");
        Assert.Equal("Casey", (await ContextAsync()).Profile.DisplayName);
    }

    [Fact]
    public async Task Upsert_StandsLaterThanTheNextRead_IsNotHiddenByWhatThatReadFilled()
    {
        await UpsertAsync("p1", "Blair");
        _store.Writes.ThrowOnce(Unknown);
        await CoreUnderTest.ReasonAsync(() => UpsertAsync("p2", "Casey"));
        await ContextAsync();

        // The transaction ends only now; nobody waits for it any more.
        await _other.Record.WriteAsync(new CustomerWrite(Key, new CustomerProfile { CustomerId = "cust-1", DisplayName = "Casey" }, []), Token);

        Assert.Equal("Casey", (await ContextAsync()).Profile.DisplayName);
    }

    [Fact]
    public async Task Complete_StandsWithoutAnAnswer_NextReadHasTheConversation()
    {
        await UpsertAsync("p1", "Blair");
        await _other.StartAsync(customerId: "cust-1");
        Assert.Empty((await ContextAsync()).Interactions);
        _log.Answers.ThrowOnce(Unknown);

        var complete = new CompleteConversationRequest { ConversationId = "c1", RequestId = "done", Disposition = "x" };
        await CoreUnderTest.ReasonAsync(() => _core.Commands.CompleteAsync(CoreUnderTest.Caller, complete, Token));

        Assert.Single((await ContextAsync()).Interactions);
    }

    private static AssistException Unknown() => new(ErrorReason.OutcomeUnknown, "It may stand or not, as the test asked.");

    private Task UpsertAsync(string requestId, string name) => _core.Customers.UpsertAsync(
        CoreUnderTest.Caller,
        new UpsertCustomerRequest { RequestId = requestId, Profile = new CustomerProfile { CustomerId = "cust-1", DisplayName = name } },
        Token);

    private Task<CustomerContext> ContextAsync() =>
        _core.Customers.GetContextAsync(CoreUnderTest.Caller, new GetCustomerContextRequest { CustomerId = "cust-1" }, Token);
}
