using AgentAssist.Simulation.World;
using Grpc.Core;

namespace AgentAssist.Simulation.Network;

/// <summary>A client's connection through a balancer that knows which nodes live.</summary>
internal sealed class SimulatedChannel(Universe universe) : ChannelBase("simulation")
{
    private Node? _node;

    public override CallInvoker CreateCallInvoker() => new SimulatedInvoker(universe, this);

    /// <summary>The node at the other end; a new one where that one crashed.</summary>
    public Node Node()
    {
        if (_node is not { IsAlive: true })
        {
            var alive = universe.Nodes.Where(node => node.IsAlive).ToArray();
            _node = alive.Length == 0 ? throw Lost("No node answers.") : alive[universe.Random.Next(alive.Length)];
        }

        return _node;
    }

    /// <summary>How a call ends that something on the way broke.</summary>
    public static RpcException Lost(string detail) => new(new Status(StatusCode.Unavailable, detail));
}
