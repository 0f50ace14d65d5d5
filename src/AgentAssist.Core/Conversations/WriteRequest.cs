using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Core.Conversations;

/// <summary>Names a write so that it can be repeated.</summary>
/// <param name="Method">The method; request ids are unique per tenant and method.</param>
/// <param name="RequestId">The caller's id.</param>
/// <param name="MaskedBody">The request with its secrets masked; repeated with the same body it gets the first answer.</param>
/// <param name="Creates">Whether the write may begin a conversation.</param>
internal sealed record WriteRequest(string Method, string RequestId, IMessage MaskedBody, bool Creates = false)
{
    public RequestKey Key(Caller caller) => new(caller.Tenant, Method, RequestId);
}

/// <summary>What a write should do.</summary>
/// <param name="Events">The events to append; none where the write has nothing to change.</param>
/// <param name="Response">The answer, given once the events are durable.</param>
/// <param name="History">The interaction that records a completed conversation; null otherwise.</param>
internal sealed record Decision<TResponse>(IReadOnlyList<AssistEvent> Events, TResponse Response, Interaction? History = null)
{
    /// <summary>Promises that enter the customer's ledger with the events.</summary>
    public IReadOnlyList<LedgerEntry> Promises { get; init; } = [];

    /// <summary>The gesture of goodwill that is decided with it; null for none.</summary>
    public GestureBooking? Booking { get; init; }

    /// <summary>What it teaches about suggestions; null for nothing.</summary>
    public RankingLesson? Lesson { get; init; }
}
