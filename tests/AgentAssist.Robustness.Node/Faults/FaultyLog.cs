using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Robustness.Node.Faults;

/// <summary>A log on a slow disk, a full one, or behind a connection that breaks before or after the commit.</summary>
internal sealed class FaultyLog(IConversationLog inner, Switchboard on) : PassingLog(inner)
{
    private readonly PortFaults _faults = new("log", on, Unavailable);

    public static AssistException Unavailable() => new(ErrorReason.StorageUnavailable, "The storage is away, as the suite asked.");

    public override async Task<AppendOutcome> AppendAsync(AppendCommand command, CancellationToken cancellationToken)
    {
        await _faults.BeforeWriteAsync(cancellationToken);
        var outcome = await base.AppendAsync(command, cancellationToken);
        _faults.AfterWrite();
        return outcome;
    }

    public override async Task<StoredRequest?> FindRequestAsync(RequestKey key, CancellationToken cancellationToken)
    {
        await _faults.BeforeReadAsync(cancellationToken);
        return await base.FindRequestAsync(key, cancellationToken);
    }

    public override async Task<IReadOnlyList<StoredEvent>> ReadAsync(
        ConversationKey key, long fromRevision, int limit, CancellationToken cancellationToken)
    {
        await _faults.BeforeReadAsync(cancellationToken);
        return await base.ReadAsync(key, fromRevision, limit, cancellationToken);
    }

    public override async Task<Conversation?> GetAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        await _faults.BeforeReadAsync(cancellationToken);
        return await base.GetAsync(key, cancellationToken);
    }

    public override async Task<LogPage> ReadAfterAsync(LogCursor cursor, int limit, CancellationToken cancellationToken)
    {
        await _faults.BeforeReadAsync(cancellationToken);
        return await base.ReadAfterAsync(cursor, limit, cancellationToken);
    }
}
