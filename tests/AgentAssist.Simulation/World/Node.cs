using AgentAssist.Core;
using AgentAssist.Server.Hosting;
using AgentAssist.Simulation.Ports;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentAssist.Simulation.World;

/// <summary>One life of a node: the core over ports that fail. A crash ends it at its next step outside of itself.</summary>
internal sealed class Node
{
    private readonly CancellationTokenSource _crashed = new();

    public Node(Universe universe, int index, int incarnation)
    {
        (Index, Incarnation) = (index, incarnation);
        Feed = new SimulatedFeed(universe, this);
        var log = new SimulatedLog(universe, this);
        Core = new AssistCore(
            log,
            new SimulatedCustomers(universe, this),
            new SimulatedCache(universe, this),
            Feed,
            new byte[32],
            new AssistOptions(),
            universe.Time,
            new CountingIdSource($"n{index}i{incarnation}-"));
        Time = universe.Time;
    }

    public int Index { get; }

    public int Incarnation { get; }

    public AssistCore Core { get; }

    public SimulatedFeed Feed { get; }

    public bool IsAlive => !_crashed.IsCancellationRequested;

    /// <summary>Cancelled by the crash; for what is outside of the node and notices it.</summary>
    public CancellationToken Crashed => _crashed.Token;

    private TimeProvider Time { get; }

    public void Start()
    {
        // The node itself never learns that it crashed: its tasks stop at a port that does not answer.
        _ = Persist.RunAsync("Following the log", Core.Tail.RunAsync, Time, NullLogger.Instance, CancellationToken.None);
        _ = Persist.RunUntilDoneAsync("Loading the floor", Core.Floor.LoadAsync, Time, NullLogger.Instance, CancellationToken.None);
    }

    public void Crash() => _crashed.Cancel();

    /// <summary>Passes for a living node; never returns for one that crashed.</summary>
    public Task LiveAsync() => IsAlive ? Task.CompletedTask : new TaskCompletionSource().Task;
}
