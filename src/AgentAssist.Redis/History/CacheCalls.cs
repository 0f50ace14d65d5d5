using AgentAssist.Core.Customers;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using StackExchange.Redis;

namespace AgentAssist.Redis.History;

/// <summary>
/// Calls of the cache: each within its bounded time, and none at all for a while once too many failed. Every failure is a
/// <see cref="HistoryCacheException"/>.
/// </summary>
/// <remarks>
/// Redis that refuses, for want of memory or because it is loading, has answered: that costs no time and does not open the
/// breaker, so that reads go on where only writes are refused.
/// </remarks>
/// <param name="database">Gives the database once there is a connection, whether it reaches Redis or not.</param>
internal sealed class CacheCalls(Func<Task<IDatabase>> database, RedisOptions options, TimeProvider timeProvider, ILogger logger)
{
    private readonly ResiliencePipeline _breaker = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = options.BreakerFailureRatio,
            MinimumThroughput = options.BreakerMinimumCalls,
            SamplingDuration = options.BreakerWindow,
            BreakDuration = options.BreakerPause,
            ShouldHandle = new PredicateBuilder().Handle<HistoryCacheException>(
                e => e.Fault is HistoryCacheFault.TimedOut or HistoryCacheFault.Away),
            OnOpened = opened =>
            {
                if (!opened.IsManual)
                {
                    HistoryLog.BreakerOpened(logger, (opened.Outcome.Exception as HistoryCacheException)?.Fault);
                }

                return default;
            },
            OnClosed = _ =>
            {
                HistoryLog.BreakerClosed(logger);
                return default;
            },
        })
        .Build();

    public async Task<T> RunAsync<T>(Func<IDatabase, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await _breaker.ExecuteAsync(
                static async (state, token) => await state.This.RunBoundedAsync(state.Call, token), (This: this, Call: call), cancellationToken);
        }
        catch (BrokenCircuitException e)
        {
            throw new HistoryCacheException(HistoryCacheFault.Resting, "Redis failed too often a moment ago and is left alone.", e);
        }
    }

    private async Task<T> RunBoundedAsync<T>(Func<IDatabase, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync().WaitAsync(options.CallTimeout, timeProvider, cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new HistoryCacheException(HistoryCacheFault.TimedOut, "Redis did not answer in time.", e);
        }
        catch (RedisServerException e)
        {
            throw new HistoryCacheException(HistoryCacheFault.Refused, "Redis refused the call.", e);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A connection that breaks under a call gives the call whatever the layer below said, or cancels it; there is no list of it.
            throw new HistoryCacheException(HistoryCacheFault.Away, "Redis is away.", e);
        }

        async Task<T> CallAsync() => await call(await database());
    }
}
