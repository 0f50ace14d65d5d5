using System.Net;
using System.Net.Sockets;
using Pipelines.Sockets.Unofficial;

namespace AgentAssist.RedisStandins.Tests.Connections;

/// <summary>A connection under test and the bare socket at its other end, over loopback TCP.</summary>
internal sealed class SocketPair : IDisposable
{
    private SocketPair(Socket near, Socket far)
    {
        Near = near;
        Far = far;
    }

    public Socket Near { get; }

    public Socket Far { get; }

    public static async Task<SocketPair> ConnectAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        SocketConnection.SetRecommendedClientOptions(near);
        var accepting = listener.AcceptSocketAsync();
        await near.ConnectAsync(listener.LocalEndpoint);
        return new SocketPair(near, await accepting);
    }

    /// <summary>Reads the far socket to the end of its stream.</summary>
    public async Task<byte[]> ReadFarToEndAsync()
    {
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await Far.ReceiveAsync(buffer)) != 0)
        {
            all.Write(buffer, 0, count);
        }

        return all.ToArray();
    }

    /// <summary>Closes the far socket so that the other end sees a reset.</summary>
    public void ResetFar()
    {
        Far.LingerState = new LingerOption(true, 0);
        Far.Close();
    }

    public void Dispose()
    {
        Near.Dispose();
        Far.Dispose();
    }
}
