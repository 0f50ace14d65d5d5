using System.Collections.Concurrent;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Events;
using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Rewriting;

/// <summary>A core with a scripted model, whose rewordings run until it is disposed, and what those who watch conversation "c1" see.</summary>
internal sealed class RewordingNode : IAsyncDisposable, IFeedSubscriber
{
    public static readonly ConversationKey Key = new(CoreUnderTest.Caller.Tenant, "c1");

    private readonly ConcurrentQueue<Ephemeral> _shown = new();
    private readonly ConcurrentQueue<Ephemeral> _shownRestricted = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private IAsyncDisposable? _subscription;

    public RewordingNode(RewritingOptions? options = null, CoreUnderTest? otherNode = null)
    {
        Node = new CoreUnderTest(otherNode: otherNode, rewriting: new RewritingSetup(Model, options ?? new RewritingOptions()));
    }

    public ScriptedRewriter Model { get; } = new();

    public CoreUnderTest Node { get; }

    public IReadOnlyList<Ephemeral> Shown => [.. _shown];

    public IReadOnlyList<Ephemeral> ShownRestricted => [.. _shownRestricted];

    /// <summary>Why there was no rewording, in the order in which it was told.</summary>
    public IReadOnlyList<DegradationReason> Missing =>
        [.. Shown.Where(s => s.Degradation is { Feature: Feature.LanguageModel }).Select(s => s.Degradation.Reason)];

    public async Task<RewordingNode> RunAsync()
    {
        _subscription = await Node.Feed.SubscribeAsync(Key, this, CoreUnderTest.Token);
        _running = Node.Core.Rewording!.RunAsync(_stop.Token);
        return this;
    }

    public async Task<IReadOnlyList<AssistEvent>> RewordedAsync(bool restricted = false) =>
        [.. (await Node.EventsAsync(restricted: restricted)).Where(e => e.ContentCase == AssistEvent.ContentOneofCase.SuggestionReworded)];

    /// <summary>Waits until the model's words are in the log.</summary>
    public async Task<SuggestionReworded> UntilRewordedAsync()
    {
        await Eventually.TrueAsync(async () => (await RewordedAsync()).Count > 0);
        return (await RewordedAsync())[^1].SuggestionReworded;
    }

    /// <summary>Stops, so that nothing that was begun can happen any more.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void OnEvent(StoredEvent appended)
    {
    }

    public void OnEphemeral(EphemeralFrame frame)
    {
        _shown.Enqueue(Ephemeral.Parser.ParseFrom(frame.Participants.Span));
        _shownRestricted.Enqueue(Ephemeral.Parser.ParseFrom(frame.Restricted.Span));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_subscription is not null)
        {
            await _subscription.DisposeAsync();
        }

        _stop.Dispose();
    }
}
