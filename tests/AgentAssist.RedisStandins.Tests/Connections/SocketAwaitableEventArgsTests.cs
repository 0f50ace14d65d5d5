using System.Net;
using System.Net.Sockets;
using AgentAssist.Testing;
using Pipelines.Sockets.Unofficial;

namespace AgentAssist.RedisStandins.Tests.Connections;

public sealed class SocketAwaitableEventArgsTests
{
    [Fact]
    public async Task SendAndReceive_SameArgumentsAgainAndAgain_CountBytes()
    {
        using var pair = await SocketPair.ConnectAsync();
        using var operation = new SocketAwaitableEventArgs();
        for (var i = 1; i <= 200; i++)
        {
            operation.SetBuffer(new byte[i]);
            Start(pair.Near.SendAsync(operation), operation);
            Assert.Equal(i, await operation);

            operation.SetBuffer(new byte[i]);
            Start(pair.Far.ReceiveAsync(operation), operation);
            Assert.Equal(i, await operation);
        }
    }

    [Fact]
    public async Task Connect_NobodyListens_Throws()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var operation = new SocketAwaitableEventArgs { RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, FreePort.Next()) };
        Start(socket.ConnectAsync(operation), operation);

        var error = await Assert.ThrowsAsync<SocketException>(async () => await operation);

        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
    }

    [Fact]
    public async Task Abort_WhileWaiting_ThrowsThatError()
    {
        using var pair = await SocketPair.ConnectAsync();
        using var operation = new SocketAwaitableEventArgs();
        operation.SetBuffer(new byte[1]);
        Start(pair.Near.ReceiveAsync(operation), operation);
        var waiting = WaitAsync(operation);
        Assert.False(waiting.IsCompleted);

        operation.Abort(SocketError.TimedOut);

        Assert.Equal(SocketError.TimedOut, (await Assert.ThrowsAsync<SocketException>(() => waiting)).SocketErrorCode);
    }

    private static async Task<int> WaitAsync(SocketAwaitableEventArgs operation) => await operation;

    private static void Start(bool pending, SocketAwaitableEventArgs operation)
    {
        if (!pending)
        {
            operation.Complete();
        }
    }
}
