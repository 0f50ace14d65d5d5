using AgentAssist.Client;
using AgentAssist.Simulation.Network;
using AgentAssist.Simulation.World;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Simulation.Actors;

/// <summary>The product's own client over the simulated wire, with a record of what it does.</summary>
internal sealed class Client
{
    private const double RepeatsWhatWasAnswered = 0.2;
    private readonly Universe _universe;
    private readonly string _name;
    private int _requests;

    public Client(Universe universe, string name)
    {
        (_universe, _name) = (universe, name);
        Inner = new AgentAssistClient(
            new AgentAssistClientOptions
            {
                TimeProvider = universe.Time,
                JitterSeed = universe.Random.Next(),
                MaxAttempts = 100,
                MaxRetryDuration = TimeSpan.FromHours(1),
                BackoffBase = TimeSpan.FromMilliseconds(50),
                BackoffMax = TimeSpan.FromSeconds(2),
                ReconnectSpread = TimeSpan.FromMilliseconds(500),
            },
            _ => new SimulatedChannel(universe));
    }

    public AgentAssistClient Inner { get; }

    /// <summary>Makes a write, and now and then makes it again with the same request_id through another client.</summary>
    /// <param name="mark">Words that only this write contains.</param>
    /// <param name="revision">The last revision that an answer names.</param>
    public async Task WriteAsync<T>(
        string kind, string conversationId, string mark, Func<AgentAssistClient, string, Task<T>> call, Func<T, long> revision)
        where T : class, IMessage<T>
    {
        var requestId = $"{_name}-{++_requests}";
        await OnceAsync(kind, conversationId, requestId, mark, call, revision);
        while (_universe.Chance(RepeatsWhatWasAnswered))
        {
            await new Client(_universe, _name + "x").OnceAsync(kind, conversationId, requestId, mark, call, revision);
        }
    }

    /// <summary>Reads a customer's context.</summary>
    public async Task ReadContextAsync(string customerId, long minVersion)
    {
        try
        {
            var context = await Inner.GetCustomerContextAsync(new GetCustomerContextRequest { CustomerId = customerId, MinVersion = minVersion });
            _universe.History.Contexts.Add(new(new(Core.Caller.DefaultTenant, customerId), minVersion, context));
        }
        catch (AgentAssistException e)
        {
            _universe.Trace($"{_name}: context refused, {e.Reason}");
        }
    }

    /// <summary>Watches until the conversation is completed.</summary>
    public async Task WatchAsync(string conversationId, long start)
    {
        var watch = new History.Watch(conversationId, start, _universe.Time.Elapsed);
        _universe.History.Watches.Add(watch);
        try
        {
            await foreach (var frame in Inner.WatchConversationAsync(conversationId, start))
            {
                watch.Frames.Add(frame);
                await _universe.TravelAsync();
            }

            watch.EndedAt = _universe.Time.Elapsed;
        }
        catch (AgentAssistException e)
        {
            watch.Failure = $"{e.StatusCode} {e.Reason} {e.Message}";
        }
    }

    private async Task OnceAsync<T>(
        string kind, string conversationId, string requestId, string mark, Func<AgentAssistClient, string, Task<T>> call, Func<T, long> revision)
        where T : class, IMessage<T>
    {
        var write = new History.Write(kind, conversationId, requestId, mark, _universe.History.Tick());
        _universe.History.Writes.Add(write);
        try
        {
            var answer = await call(Inner, requestId);
            (write.Answer, write.Revision) = (answer, revision(answer));
        }
        catch (AgentAssistException e)
        {
            write.Failure = e.Reason.Length > 0 ? e.Reason : e.StatusCode.ToString();
        }

        write.Returned = _universe.History.Tick();
        _universe.Trace($"{_name}: {kind} {requestId} -> {(write.Answer is null ? write.Failure : write.Revision)}");
    }
}
