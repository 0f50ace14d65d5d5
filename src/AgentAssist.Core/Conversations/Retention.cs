namespace AgentAssist.Core.Conversations;

/// <summary>Removes the events of conversations that were completed longer ago than they are to be kept.</summary>
public sealed class Retention
{
    // Few at a time, so that the writes beside it wait no longer than usual; several times a sweep, so that it keeps up.
    private const int BatchSize = 20;
    private const int MaxBatches = 10;

    private readonly IConversationLog _log;
    private readonly AssistOptions _options;
    private readonly TimeProvider _time;

    internal Retention(IConversationLog log, AssistOptions options, TimeProvider time)
    {
        _log = log;
        _options = options;
        _time = time;
    }

    /// <summary>Trims what is due, at most some batches. Returns how many conversations it trimmed.</summary>
    public async Task<int> TrimDueAsync(CancellationToken cancellationToken)
    {
        if (_options.RetentionDays == 0)
        {
            return 0;
        }

        var before = _time.GetUtcNow() - TimeSpan.FromDays(_options.RetentionDays);
        var trimmed = 0;
        for (var batch = 0; batch < MaxBatches; batch++)
        {
            var now = await _log.TrimAsync(before, BatchSize, cancellationToken);
            trimmed += now;
            if (now < BatchSize)
            {
                break;
            }
        }

        return trimmed;
    }
}
