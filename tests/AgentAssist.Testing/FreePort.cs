using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace AgentAssist.Testing;

/// <summary>
/// Picks loopback ports below the range from which systems take the ports of outgoing connections. A server that
/// restarts finds its port free again, and a client that retries meanwhile cannot be connected to itself.
/// </summary>
public static class FreePort
{
    private const int First = 10_000;
    private const int Last = 31_999;
    private const int Attempts = 500;

    private static readonly ConcurrentDictionary<int, bool> HandedOut = new();

    /// <summary>Returns a TCP port that nothing listens on and that this process has not been given before.</summary>
    public static int Next()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last + 1);
            if (HandedOut.TryAdd(port, true) && IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"No free port among {Attempts} candidates from {First} to {Last}.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
