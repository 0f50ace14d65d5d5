using System.Net.Sockets;

namespace AgentAssist.Testing.Servers;

/// <summary>
/// A load balancer of the simplest kind: gives each new connection to the next server in turn, skipping those that
/// refuse. What is connected stays where it is until it breaks.
/// </summary>
public sealed class TcpBalancer : IAsyncDisposable
{
    private readonly IReadOnlyList<TcpLink> _links;
    private readonly TcpFront _front;
    private int _next;

    private TcpBalancer(IReadOnlyList<TcpLink> links)
    {
        _links = links;
        _front = new TcpFront(ServeAsync);
    }

    /// <summary>Where clients connect.</summary>
    public Uri Address => _front.Address;

    /// <summary>Starts a balancer on a free port, in front of at least one server.</summary>
    public static TcpBalancer Start(IReadOnlyList<TcpLink> links) => new(links);

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        foreach (var link in _links)
        {
            link.Cut();
        }
    }

    private async Task<bool> ServeAsync(Socket client, CancellationToken stop)
    {
        var first = (uint)Interlocked.Increment(ref _next);
        for (var i = 0U; i < _links.Count; i++)
        {
            if (await _links[(int)((first + i) % _links.Count)].TryRelayAsync(client, stop))
            {
                return true;
            }
        }

        return false;
    }
}
