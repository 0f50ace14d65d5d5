using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;
using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.Core.Understanding;
using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests;

/// <summary>The core over in-memory ports and a clock that the test moves.</summary>
public sealed class CoreUnderTest
{
    private int _requests;

    public CoreUnderTest(
        Action<AssistOptions>? configure = null,
        CoreUnderTest? otherNode = null,
        UnderstandingOptions? understanding = null,
        RewritingSetup? rewriting = null)
    {
        Options = new AssistOptions();
        configure?.Invoke(Options);
        Time = otherNode?.Time ?? new ManualTimeProvider();
        Record = otherNode?.Record ?? new InMemorySystemOfRecord(Time, secretSeed: new byte[32]);
        Feed = new InMemoryEventFeed();
        Cache = otherNode?.Cache ?? new InMemoryHistoryCache(new InMemoryHistoryCacheOptions(), Time, new Random(1));
        Core = new AssistCore(
            Record, Record, Cache, Feed, new byte[32], Options, Time, new CountingIdSource("id-"), understanding: understanding, rewriting: rewriting,
            ranking: Record, libraries: Record);
    }

    public static Caller Caller { get; } = Caller.Local;

    public AssistOptions Options { get; }

    public ManualTimeProvider Time { get; }

    public InMemorySystemOfRecord Record { get; }

    /// <summary>Each node has its own, so that what crosses nodes crosses through the log.</summary>
    public InMemoryEventFeed Feed { get; }

    public IHistoryCache Cache { get; }

    public AssistCore Core { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public string NextRequestId() => $"r{Interlocked.Increment(ref _requests)}-{GetHashCode()}";

    public Task<Conversation> StartAsync(string conversationId = "c1", string customerId = "", string queue = "billing") =>
        Core.Commands.StartAsync(
            Caller,
            new StartConversationRequest
            {
                RequestId = NextRequestId(),
                ConversationId = conversationId,
                CustomerId = customerId,
                Channel = Channel.Chat,
                Queue = queue,
                AgentId = "agent-1",
            },
            Token);

    public Task<AddUtteranceResponse> SayAsync(
        string text, Role role = Role.Customer, string conversationId = "c1", string? requestId = null) =>
        Core.Pipeline.AddUtteranceAsync(
            Caller,
            new AddUtteranceRequest
            {
                ConversationId = conversationId,
                RequestId = requestId ?? NextRequestId(),
                Role = role,
                Text = text,
            },
            Token);

    public async Task<IReadOnlyList<AssistEvent>> EventsAsync(string conversationId = "c1", bool restricted = false)
    {
        var stored = await Record.ReadAsync(new ConversationKey(Caller.Tenant, conversationId), 1, 10_000, Token);
        return stored.Select(e => AssistEvent.Parser.ParseFrom((restricted ? e.Restricted : e.Participants).Span)).ToArray();
    }

    public static async Task<ErrorReason> ReasonAsync(Func<Task> call) =>
        (await Assert.ThrowsAsync<AssistException>(call)).Reason;
}
