using System.Net;

namespace AgentAssist.Testing.Servers;

/// <summary>
/// Stands between a client and a server on loopback and breaks what is between them: cuts connections, and holds what one
/// side says until it is resumed, without closing anything, as a dead network does.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpFront _front;

    private TcpProxy(TcpLink link)
    {
        Link = link;
        _front = new TcpFront(link.TryRelayAsync);
    }

    /// <summary>Where clients connect.</summary>
    public Uri Address => _front.Address;

    /// <summary>The port where clients connect.</summary>
    public int Port => Address.Port;

    /// <summary>How many connections have come so far.</summary>
    public int Accepted => _front.Accepted;

    /// <summary>What is between.</summary>
    public TcpLink Link { get; }

    /// <summary>Starts a proxy on a free port.</summary>
    /// <param name="target">The server, by IP address: http://127.0.0.1:5080.</param>
    public static TcpProxy Start(string target)
    {
        var uri = new Uri(target);
        return Start(new TcpLink(new IPEndPoint(IPAddress.Parse(uri.Host), uri.Port)));
    }

    /// <summary>Starts a proxy on a free port, over a link that others may share.</summary>
    public static TcpProxy Start(TcpLink link) => new(link);

    /// <inheritdoc cref="TcpLink.Refusing"/>
    public bool Refusing
    {
        get => Link.Refusing;
        set => Link.Refusing = value;
    }

    /// <inheritdoc cref="TcpLink.Tap"/>
    public Func<ReadOnlyMemory<byte>, TcpProxyCut>? Tap
    {
        get => Link.Tap;
        set => Link.Tap = value;
    }

    /// <inheritdoc cref="TcpLink.Cut"/>
    public void Cut() => Link.Cut();

    /// <inheritdoc cref="TcpLink.HoldAnswers"/>
    public void HoldAnswers() => Link.HoldAnswers();

    /// <inheritdoc cref="TcpLink.HoldRequests"/>
    public void HoldRequests() => Link.HoldRequests();

    /// <inheritdoc cref="TcpLink.Resume"/>
    public void Resume() => Link.Resume();

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        Cut();
    }
}
