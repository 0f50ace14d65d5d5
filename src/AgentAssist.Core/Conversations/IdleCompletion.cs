using AgentAssist.Core.Customers;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>Completes conversations in which nothing has happened for a configured time.</summary>
public sealed class IdleCompletion
{
    private const int BatchSize = 100;
    private readonly IConversationLog _log;
    private readonly ConversationWriter _conversations;
    private readonly ICustomerStore _customers;
    private readonly AssistOptions _options;
    private readonly TimeProvider _time;

    internal IdleCompletion(
        IConversationLog log, ConversationWriter conversations, ICustomerStore customers, AssistOptions options, TimeProvider time)
    {
        _log = log;
        _conversations = conversations;
        _customers = customers;
        _options = options;
        _time = time;
    }

    /// <summary>Completes what is due, at most a batch. Returns how many conversations it completed.</summary>
    public async Task<int> CompleteDueAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var before = now - TimeSpan.FromMinutes(_options.IdleMinutes);
        var completed = 0;
        foreach (var key in await _log.ListIdleAsync(before, BatchSize, cancellationToken))
        {
            var wrapUp = await _conversations.WriteAsync(
                Caller.System(key.Tenant),
                key.ConversationId,
                request: null,
                (fold, token) => fold.IsCompleted || fold.LastEventTime >= before
                    ? ValueTask.FromResult(new Decision<WrapUp>([], new WrapUp()))
                    : Completion.DecideAsync(fold, key.Tenant, Completion.IdleDisposition, satisfaction: 0, now, _customers, token),
                cancellationToken);
            completed += wrapUp.Revision > 0 ? 1 : 0;
        }

        return completed;
    }
}
