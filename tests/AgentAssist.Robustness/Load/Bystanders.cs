using System.Collections.Concurrent;
using System.Diagnostics;
using AgentAssist.Client;
using AgentAssist.V1;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace AgentAssist.Robustness.Load;

/// <summary>Those who must not suffer from a load: watchers of quiet conversations, and a load balancer that asks for health.</summary>
internal sealed class Bystanders : IAsyncDisposable
{
    private const int Watched = 20;
    private static readonly TimeSpan SayEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<(string Conversation, long Revision), long> _arrived = new();
    private readonly ConcurrentBag<double> _lags = [];
    private readonly ConcurrentBag<double> _health = [];
    private readonly AgentAssistClient _client;
    private readonly GrpcChannel _channel;
    private readonly ConcurrentBag<string> _breaks = [];
    private int _healthFailures;

    public Bystanders(Uri address)
    {
        _client = new AgentAssistClient(new() { Address = address, MaxAttempts = 100 });
        _channel = GrpcChannel.ForAddress(address);
    }

    /// <summary>From a write's acknowledgement to its arrival at the watcher, in milliseconds.</summary>
    public IEnumerable<double> Lags => _lags;

    /// <summary>How long health checks took, in milliseconds.</summary>
    public IEnumerable<double> Health => _health;

    public int HealthFailures => _healthFailures;

    /// <summary>Why watches lost their streams, once for each time.</summary>
    public IReadOnlyCollection<string> Breaks => _breaks;

    public Task RunAsync(CancellationToken over) =>
        Task.WhenAll([AskAsync(over), .. Enumerable.Range(0, Watched).Select(i => TalkAsync(i, over))]);

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _channel.Dispose();
    }

    private async Task TalkAsync(int number, CancellationToken over)
    {
        var id = $"quiet-{Environment.ProcessId}-{number}";
        await _client.StartConversationAsync(new() { ConversationId = id, Channel = V1.Channel.Chat, Queue = "quiet", AgentId = "quiet" }, CancellationToken.None);
        var watching = WatchAsync(id);
        while (!over.IsCancellationRequested)
        {
            var answer = await _client.AddUtteranceAsync(
                new() { ConversationId = id, Role = Role.HumanAgent, Text = "I am still here." }, CancellationToken.None);
            var acknowledged = Stopwatch.GetTimestamp();
            while (!_arrived.ContainsKey((id, answer.Revision)) && Stopwatch.GetElapsedTime(acknowledged) < TimeSpan.FromSeconds(10))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
            }

            var arrival = _arrived.TryRemove((id, answer.Revision), out var at) ? at : Stopwatch.GetTimestamp();
            _lags.Add(Math.Max(0, Stopwatch.GetElapsedTime(acknowledged, arrival).TotalMilliseconds));
            await Task.Delay(SayEvery, TimeProvider.System, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _client.CompleteConversationAsync(new() { ConversationId = id, Disposition = "resolved" }, CancellationToken.None);
        await watching;
    }

    private async Task WatchAsync(string id)
    {
        var options = new WatchOptions
        {
            ConnectionChanged = state =>
            {
                if (state.Failure is { } failure)
                {
                    _breaks.Add(failure.Reason.Length > 0 ? failure.Reason : $"{failure.StatusCode} {failure.Message}");
                }
            },
        };
        await foreach (var frame in _client.WatchConversationAsync(id, 1, options))
        {
            _arrived[(id, frame.Revision)] = Stopwatch.GetTimestamp();
        }
    }

    private async Task AskAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                await new Health.HealthClient(_channel).CheckAsync(
                    new HealthCheckRequest(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(2), cancellationToken: CancellationToken.None);
                _health.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            catch (RpcException)
            {
                Interlocked.Increment(ref _healthFailures);
            }

            await Task.Delay(AskEvery, TimeProvider.System, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
