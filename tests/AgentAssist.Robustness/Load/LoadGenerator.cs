using System.Collections.Concurrent;
using System.Diagnostics;
using AgentAssist.Client;
using AgentAssist.Robustness.Traffic;
using AgentAssist.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace AgentAssist.Robustness.Load;

/// <summary>
/// Says lines in many conversations, customer and agent in turn, without trying anything again: what a node is asked to do, no
/// more and no less. Conversations end after a while and new ones begin, as they do in a contact centre.
/// </summary>
internal sealed class LoadGenerator : IAsyncDisposable
{
    /// <summary>What the ids of the load's conversations begin with.</summary>
    public const string IdPrefix = "load-";

    private const int LinesPerConversation = 30;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    private readonly GrpcChannel _channel;
    private readonly AssistService.AssistServiceClient _assist;
    private readonly AgentAssistClient _patient;
    private readonly Slot[] _slots;
    private readonly ConcurrentBag<Task> _turnovers = [];
    private int _next;

    private LoadGenerator(Uri address, int conversations)
    {
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
            DisposeHttpClient = true,
        });
        _assist = new(_channel);
        _patient = new AgentAssistClient(new() { Address = address, MaxAttempts = 100 });
        _slots = [.. Enumerable.Range(0, conversations).Select(i => new Slot(i))];
    }

    public static async Task<LoadGenerator> StartAsync(Uri address, int conversations)
    {
        var load = new LoadGenerator(address, conversations);
        await Parallel.ForEachAsync(load._slots, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (slot, _) => await load.OpenAsync(slot));
        return load;
    }

    /// <summary>Keeps so many calls under way.</summary>
    public async Task<LoadResult> ClosedLoopAsync(int inFlight, CancellationToken over)
    {
        var result = new LoadResult();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(
            async () =>
            {
                while (!over.IsCancellationRequested)
                {
                    await SayAsync(result);
                }
            },
            CancellationToken.None)));
        result.Duration = watch.Elapsed;
        return result;
    }

    /// <summary>Begins so many calls a second, whatever becomes of them.</summary>
    public async Task<LoadResult> OpenLoopAsync(double perSecond, CancellationToken over)
    {
        var result = new LoadResult();
        var watch = Stopwatch.StartNew();
        var calls = new List<Task>();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var begun = 0L; !over.IsCancellationRequested; await tick.WaitForNextTickAsync(CancellationToken.None))
        {
            for (; begun < watch.Elapsed.TotalSeconds * perSecond; begun++)
            {
                calls.Add(SayAsync(result));
            }

            calls.RemoveAll(call => call.IsCompleted);
        }

        result.Duration = watch.Elapsed;
        await Task.WhenAll(calls);
        return result;
    }

    /// <summary>Completes what is open, so that the floor is as it was before.</summary>
    public async Task FinishAsync()
    {
        await Task.WhenAll(_turnovers);
        await Parallel.ForEachAsync(
        _slots, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (slot, _) => await CloseAsync(slot));
    }

    public async ValueTask DisposeAsync()
    {
        await _patient.DisposeAsync();
        _channel.Dispose();
    }

    private async Task SayAsync(LoadResult result)
    {
        var slot = NextSlot();
        var line = Interlocked.Increment(ref slot.Lines);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var isCustomer = line % 2 == 1;
            await _assist.AddUtteranceAsync(
                new AddUtteranceRequest
                {
                    ConversationId = slot.ConversationId,
                    RequestId = $"{slot.ConversationId}-{line}",
                    Role = isCustomer ? Role.Customer : Role.HumanAgent,
                    Text = isCustomer ? Lines.Customer[line % Lines.Customer.Count] : Lines.Agent[line % Lines.Agent.Count],
                },
                deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Deadline);
            result.Answered(Stopwatch.GetElapsedTime(began));
            if (Interlocked.Increment(ref slot.Answered) == LinesPerConversation)
            {
                _turnovers.Add(TurnOverAsync(slot));
            }
        }
        catch (RpcException e)
        {
            result.FailedWith(e.StatusCode.ToString());
        }
    }

    // A conversation that is being completed takes no more lines, unless all of them are.
    private Slot NextSlot()
    {
        for (var tried = 1; ; tried++)
        {
            var slot = _slots[(uint)Interlocked.Increment(ref _next) % _slots.Length];
            if (Volatile.Read(ref slot.Answered) < LinesPerConversation || tried > _slots.Length)
            {
                return slot;
            }
        }
    }

    private async Task TurnOverAsync(Slot slot)
    {
        await CloseAsync(slot);
        await OpenAsync(slot);
    }

    private async Task OpenAsync(Slot slot)
    {
        var id = $"{IdPrefix}{Environment.ProcessId}-{slot.Number}-{++slot.Conversations}";
        await _patient.StartConversationAsync(new() { ConversationId = id, Channel = V1.Channel.Chat, Queue = "load", AgentId = $"load-{slot.Number}" });
        slot.ConversationId = id;
        Volatile.Write(ref slot.Lines, 0);
        Volatile.Write(ref slot.Answered, 0);
    }

    private Task<WrapUp> CloseAsync(Slot slot) =>
        _patient.CompleteConversationAsync(new() { ConversationId = slot.ConversationId, Disposition = "resolved" });

    private sealed class Slot(int number)
    {
        public int Lines;
        public int Answered;

        public int Number => number;

        public int Conversations { get; set; }

        public string ConversationId { get; set; } = "";
    }
}
