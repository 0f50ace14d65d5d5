using AgentAssist.Core.Customers;
using AgentAssist.Simulation.World;

namespace AgentAssist.Simulation.Ports;

/// <summary>The cache that the nodes share: late, sometimes away, sometimes with the answer lost.</summary>
internal sealed class SimulatedCache(Universe universe, Node node) : IHistoryCache
{
    public ValueTask<CustomerHistory?> GetAsync(CustomerKey key, CancellationToken cancellationToken) =>
        CallAsync(async () => await universe.Cache.GetAsync(key, cancellationToken));

    public async ValueTask SetAsync(CustomerKey key, CustomerHistory history, CancellationToken cancellationToken) =>
        await CallAsync(async () =>
        {
            await universe.TravelAsync(30);
            if (universe.Sabotage == Sabotage.RefillOverwrites)
            {
                // Claims the newest version for whatever it has.
                var known = await universe.Record.ReadAsync(key, 1, cancellationToken);
                history = history with { Version = known?.Version ?? history.Version };
            }

            await universe.Cache.SetAsync(key, history, cancellationToken);
            return true;
        });

    public async ValueTask InvalidateAsync(CustomerKey key, long version, CancellationToken cancellationToken) =>
        await CallAsync(async () =>
        {
            await universe.Cache.InvalidateAsync(key, version, cancellationToken);
            return true;
        });

    private async ValueTask<T> CallAsync<T>(Func<Task<T>> call)
    {
        await node.LiveAsync();
        await universe.TravelAsync(2);
        ThrowNowAndThen();
        var answer = await call();
        await universe.TravelAsync(2);
        await node.LiveAsync();
        ThrowNowAndThen();
        return answer;
    }

    private void ThrowNowAndThen()
    {
        if (universe.Chance(universe.Faults.CacheFails))
        {
            throw new HistoryCacheException("The cache is away.", timedOut: universe.Chance(0.5));
        }
    }
}
