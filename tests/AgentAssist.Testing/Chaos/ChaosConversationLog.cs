using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Testing.Chaos;

/// <summary>A log that fails or hesitates on demand, apart for appends and for reads.</summary>
public sealed class ChaosConversationLog(IConversationLog inner) : IConversationLog
{
    /// <summary>What befalls appends before they reach the log.</summary>
    public Fate Appends { get; } = new();

    /// <summary>What befalls appends after the log made them durable: the answer is lost, the write is not.</summary>
    public Fate Answers { get; } = new();

    /// <summary>What befalls everything else.</summary>
    public Fate Reads { get; } = new();

    /// <inheritdoc/>
    public async Task<AppendOutcome> AppendAsync(AppendCommand command, CancellationToken cancellationToken)
    {
        await Appends.MeetAsync(cancellationToken);
        var outcome = await inner.AppendAsync(command, cancellationToken);
        await Answers.MeetAsync(cancellationToken);
        return outcome;
    }

    /// <inheritdoc/>
    public Task<StoredRequest?> FindRequestAsync(RequestKey key, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.FindRequestAsync(key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadAsync(
        ConversationKey key, long fromRevision, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ReadAsync(key, fromRevision, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Conversation?> GetAsync(ConversationKey key, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.GetAsync(key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> ListAsync(ConversationFilter filter, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListAsync(filter, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ConversationKey>> ListIdleAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ListIdleAsync(before, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<int> TrimAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.TrimAsync(before, limit, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<LogCursor> TailAsync(CancellationToken cancellationToken) =>
        ReadAsync(() => inner.TailAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<LogPage> ReadAfterAsync(LogCursor cursor, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => inner.ReadAfterAsync(cursor, limit, cancellationToken), cancellationToken);

    private async Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        await Reads.MeetAsync(cancellationToken);
        return await read();
    }
}
