using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Robustness.Node.Faults;

/// <summary>A log that passes everything on; what is built on it changes one thing.</summary>
internal abstract class PassingLog(IConversationLog inner) : IConversationLog
{
    public virtual Task<AppendOutcome> AppendAsync(AppendCommand command, CancellationToken cancellationToken) =>
        inner.AppendAsync(command, cancellationToken);

    public virtual Task<StoredRequest?> FindRequestAsync(RequestKey key, CancellationToken cancellationToken) =>
        inner.FindRequestAsync(key, cancellationToken);

    public virtual Task<IReadOnlyList<StoredEvent>> ReadAsync(
        ConversationKey key, long fromRevision, int limit, CancellationToken cancellationToken) =>
        inner.ReadAsync(key, fromRevision, limit, cancellationToken);

    public virtual Task<Conversation?> GetAsync(ConversationKey key, CancellationToken cancellationToken) =>
        inner.GetAsync(key, cancellationToken);

    public virtual Task<IReadOnlyList<Conversation>> ListAsync(ConversationFilter filter, CancellationToken cancellationToken) =>
        inner.ListAsync(filter, cancellationToken);

    public virtual Task<IReadOnlyList<ConversationKey>> ListIdleAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        inner.ListIdleAsync(before, limit, cancellationToken);

    public virtual Task<int> TrimAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        inner.TrimAsync(before, limit, cancellationToken);

    public virtual Task<LogCursor> TailAsync(CancellationToken cancellationToken) => inner.TailAsync(cancellationToken);

    public virtual Task<LogPage> ReadAfterAsync(LogCursor cursor, int limit, CancellationToken cancellationToken) =>
        inner.ReadAfterAsync(cursor, limit, cancellationToken);
}
