using System.ClientModel;
using AgentAssist.Core;
using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.Model.Spending;
using AgentAssist.V1;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace AgentAssist.Model;

/// <summary>
/// Rewords replies through a chat model. Each request passes, in this order: the limit on what is spent, the rest that the
/// endpoint asked for, the breaker that leaves it alone once too many requests failed, and the time that is left.
/// </summary>
internal sealed class ChatReplyRewriter : IReplyRewriter
{
    private readonly IChatClient _client;
    private readonly ModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ChatReplyRewriter> _logger;
    private readonly SpendMeter _spend;
    private readonly ResiliencePipeline _breaker;
    private long _restsUntil;
    private int _saidSpent;

    public ChatReplyRewriter(IChatClient client, ModelOptions options, TimeProvider time, ILogger<ChatReplyRewriter> logger)
    {
        (_client, _options, _time, _logger) = (client, options, time, logger);
        _spend = new SpendMeter(options, time);
        _breaker = Breaker();
    }

    /// <summary>What was spent or set aside today.</summary>
    internal long SpentToday => _spend.Today;

    /// <inheritdoc/>
    public async Task RewriteAsync(RewriteRequest request, Func<string, ValueTask<bool>> take, CancellationToken cancellationToken)
    {
        if (_time.GetUtcNow().UtcTicks < Interlocked.Read(ref _restsUntil))
        {
            throw new RewriteException(DegradationReason.RateLimited, "The endpoint asked to be left alone.");
        }

        var reservation = _spend.TryReserve(request.Tenant, request.Prompt.Instructions.Length + request.Prompt.Material.Length);
        if (reservation is null)
        {
            if (Interlocked.Exchange(ref _saidSpent, 1) == 0)
            {
                ModelLog.Spent(_logger);
            }

            throw new RewriteException(DegradationReason.Spent, "What may be spent today is spent.");
        }

        Interlocked.Exchange(ref _saidSpent, 0);
        try
        {
            await _breaker.ExecuteAsync(
                async token => await RunAsync(request, take, reservation, token), cancellationToken);
        }
        catch (BrokenCircuitException e)
        {
            reservation.Release();
            throw new RewriteException(DegradationReason.Unavailable, "The model failed too often a moment ago and is left alone.", e);
        }
    }

    private async Task RunAsync(
        RewriteRequest request, Func<string, ValueTask<bool>> take, SpendMeter.Reservation reservation, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(request.Within, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, bound.Token);
        try
        {
            await StreamAsync(request.Prompt, take, reservation, stop.Token);
        }
        catch (Exception e) when (bound.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RewriteException(DegradationReason.Timeout, "The model did not answer in time.", e);
        }
        catch (Exception e) when (e is not (RewriteException or OutOfMemoryException) && !cancellationToken.IsCancellationRequested)
        {
            Note(e);
            if (e is ClientResultException or HttpRequestException)
            {
                reservation.Release();
            }

            throw ModelFault.Translate(e);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException) && cancellationToken.IsCancellationRequested)
        {
            // However a client dies of being cancelled, it was cancelled.
            throw new OperationCanceledException("The request was given up.", e, cancellationToken);
        }
    }

    private async Task StreamAsync(
        RewritePrompt prompt, Func<string, ValueTask<bool>> take, SpendMeter.Reservation reservation, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [new(ChatRole.System, prompt.Instructions), new(ChatRole.User, prompt.Material)];
        var options = new ChatOptions { MaxOutputTokens = _options.MaxTokens, Temperature = _options.Temperature };
        ChatFinishReason? finished = null;
        await foreach (var update in _client.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            finished = update.FinishReason ?? finished;
            if (update.Contents.OfType<UsageContent>().LastOrDefault() is { } usage)
            {
                reservation.Settle(usage.Details.InputTokenCount ?? 0, usage.Details.OutputTokenCount ?? 0);
            }

            if (update.Text.Length > 0 && !await take(update.Text))
            {
                return;
            }
        }

        if (finished is null)
        {
            throw new RewriteException(DegradationReason.Unavailable, "The answer stopped in the middle.");
        }

        if (finished != ChatFinishReason.Stop)
        {
            throw new RewriteException(DegradationReason.Rejected, "The answer is not whole.");
        }
    }

    private void Note(Exception failure)
    {
        if (ModelFault.RestAfter(failure, _time.GetUtcNow()) is { } rest)
        {
            Interlocked.Exchange(ref _restsUntil, (_time.GetUtcNow() + rest).UtcTicks);
            ModelLog.RateLimited(_logger, rest);
        }
        else if (failure is ClientResultException { Status: > 0 } refused)
        {
            ModelLog.Refused(_logger, refused.Status);
        }
        else
        {
            ModelLog.Failed(_logger, failure.GetType().Name);
        }
    }

    // An answer that is refused for its words is the model's fault and not the endpoint's: it does not open the breaker.
    private ResiliencePipeline Breaker() => new ResiliencePipelineBuilder { TimeProvider = _time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = _options.BreakerFailureRatio,
            MinimumThroughput = _options.BreakerMinimumCalls,
            SamplingDuration = _options.BreakerWindow,
            BreakDuration = _options.BreakerPause,
            ShouldHandle = new PredicateBuilder().Handle<RewriteException>(
                e => e.Reason is DegradationReason.Timeout or DegradationReason.Unavailable or DegradationReason.Rejected),
            OnOpened = opened =>
            {
                var reason = (opened.Outcome.Exception as RewriteException)?.Reason ?? DegradationReason.Unspecified;
                ModelLog.BreakerOpened(_logger, EnumNames.UpperSnake(reason), opened.BreakDuration);
                return default;
            },
            OnClosed = _ =>
            {
                ModelLog.BreakerClosed(_logger);
                return default;
            },
        })
        .Build();
}
