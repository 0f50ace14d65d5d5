using AgentAssist.Core.Customers;
using AgentAssist.Simulation.World;

namespace AgentAssist.Simulation.Ports;

/// <summary>The cache that the nodes share: late, sometimes away, sometimes with the answer lost.</summary>
internal sealed class SimulatedCache(Universe universe, Node node) : IHistoryCache
{
    public ValueTask<CachedHistory> GetAsync(CustomerKey key, CancellationToken cancellationToken) =>
        CallAsync(async () => await universe.Cache.GetAsync(key, cancellationToken));

    public ValueTask<FillTicket> BeginFillAsync(CustomerKey key, CancellationToken cancellationToken) =>
        CallAsync(async () => await universe.Cache.BeginFillAsync(key, cancellationToken));

    public async ValueTask FillAsync(
        CustomerKey key, FillTicket ticket, CustomerHistory? history, CancellationToken cancellationToken) => await CallAsync(async () =>
        {
            await universe.TravelAsync(30);
            if (universe.Sabotage == Sabotage.RefillOverwrites && history is not null)
            {
                // A ticket that nothing has ended, and the newest version for whatever was read.
                ticket = await universe.Cache.BeginFillAsync(key, cancellationToken);
                var known = await universe.Record.ReadAsync(key, 1, cancellationToken);
                history = history with { Version = known?.Version ?? history.Version };
            }

            await universe.Cache.FillAsync(key, ticket, history, cancellationToken);
            return true;
        });

    // Remembered and repeated by the node until it is heard, so that only a crash loses it.
    public async ValueTask InvalidateAsync(CustomerKey key, long version, CancellationToken cancellationToken)
    {
        await node.LiveAsync();
        await universe.TravelAsync(2);
        await universe.Cache.InvalidateAsync(key, version, cancellationToken);
        await universe.TravelAsync(2);
        await node.LiveAsync();
    }

    public async ValueTask ForgetAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        await node.LiveAsync();
        await universe.TravelAsync(2);
        await universe.Cache.ForgetAsync(key, cancellationToken);
        await universe.TravelAsync(2);
        await node.LiveAsync();
    }

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
            throw new HistoryCacheException(
                universe.Chance(0.5) ? HistoryCacheFault.TimedOut : HistoryCacheFault.Away, "The cache does not answer.");
        }
    }
}
