using System.Net;
using System.Net.Sockets;

namespace AgentAssist.Testing;

/// <summary>
/// Picks loopback ports below the range from which systems take the ports of outgoing connections, each from a block that no other
/// process of tests takes from. A server that restarts finds its port free again, and a client that retries meanwhile cannot be
/// connected to itself.
/// </summary>
public static class FreePort
{
    private const int First = 10_000;
    private const int BlockSize = 500;
    private const int Blocks = 44;

    private static readonly Lock Gate = new();
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"agentassist-ports-{Environment.UserName}");

    // Held until the process ends, however it ends.
    private static readonly List<FileStream> Held = [];

    private static int _next;
    private static int _end;

    /// <summary>Returns a TCP port that nothing listens on and that no test has been given before.</summary>
    public static int Next()
    {
        lock (Gate)
        {
            while (true)
            {
                if (_next == _end)
                {
                    _next = First + (TakeBlock() * BlockSize);
                    _end = _next + BlockSize;
                }

                var port = _next++;
                if (IsFree(port))
                {
                    return port;
                }
            }
        }
    }

    /// <summary>Whether nothing listens on a port of the loopback address.</summary>
    public static bool IsFree(int port)
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

    private static int TakeBlock()
    {
        Directory.CreateDirectory(Folder);
        for (var block = 0; block < Blocks; block++)
        {
            try
            {
                Held.Add(new FileStream(Path.Combine(Folder, $"{block}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
                return block;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another process has it.
            }
        }

        throw new InvalidOperationException($"All {Blocks} blocks of ports in {Folder} are taken.");
    }
}
