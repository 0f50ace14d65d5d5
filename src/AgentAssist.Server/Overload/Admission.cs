using System.Threading.RateLimiting;
using AgentAssist.Core;
using AgentAssist.Server.Configuration;
using AgentAssist.V1;

namespace AgentAssist.Server.Overload;

/// <summary>
/// How much the node takes on at a time. A call beyond that waits in a short queue, and beyond the queue is refused at
/// once with a delay to retry after: a node that does what it took on stays quick, one that takes on everything answers
/// nobody.
/// </summary>
internal sealed class Admission(ServerOptions options) : IDisposable
{
    // About what it takes to work off a full queue; clients add their own jitter.
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrencyLimiter _calls = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.MaxConcurrentCalls,
        QueueLimit = options.MaxQueuedCalls,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private readonly ConcurrencyLimiter _streams = new(new ConcurrencyLimiterOptions { PermitLimit = options.MaxStreams });

    /// <summary>What a refused caller is told.</summary>
    public static AssistException Refusal { get; } = new(
        ErrorReason.Overloaded, "The node has more to do than it may queue; try again after the delay, or on another node.")
    {
        RetryDelay = RetryDelay,
    };

    /// <summary>Waits for a turn; disposing the lease ends it. A lease that is not acquired is a refusal.</summary>
    public ValueTask<RateLimitLease> EnterCallAsync(CancellationToken cancellationToken) => _calls.AcquireAsync(1, cancellationToken);

    /// <summary>Takes one of the streams; never waits.</summary>
    public RateLimitLease EnterStream() => _streams.AttemptAcquire();

    public void Dispose()
    {
        _calls.Dispose();
        _streams.Dispose();
    }
}
