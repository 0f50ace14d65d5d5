using AgentAssist.Core;
using AgentAssist.Simulation.World;
using AgentAssist.V1;

namespace AgentAssist.Simulation.Ports;

/// <summary>The way between a node and the system of record.</summary>
internal sealed class StorageLink(Universe universe, Node node)
{
    public async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        await ArriveAsync();
        var answer = await read();
        await universe.TravelAsync();
        await node.LiveAsync();
        return answer;
    }

    public async Task<T> WriteAsync<T>(string what, Func<Task<T>> write)
    {
        await ArriveAsync();
        var outcome = await write();
        universe.Trace($"node {node.Index}: {what} -> {outcome!.GetType().Name}");
        await universe.TravelAsync();
        await node.LiveAsync();
        return universe.Chance(universe.Faults.StorageAnswerLost)
            ? throw new AssistException(ErrorReason.OutcomeUnknown, "The answer of the system of record was lost.")
            : outcome;
    }

    // A node that crashes while its request travels may or may not be heard.
    private async Task ArriveAsync()
    {
        await node.LiveAsync();
        await universe.TravelAsync();
        if (!node.IsAlive && universe.Chance(0.5))
        {
            await node.LiveAsync();
        }

        if (universe.Chance(universe.Faults.StorageRefuses))
        {
            await node.LiveAsync();
            throw Unavailable("The system of record cannot be reached.");
        }
    }

    private static AssistException Unavailable(string message) =>
        new(ErrorReason.StorageUnavailable, message) { RetryDelay = TimeSpan.FromMilliseconds(50) };
}
