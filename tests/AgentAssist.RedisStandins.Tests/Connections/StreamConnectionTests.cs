using System.Buffers;
using System.Net.Sockets;
using System.Security.Cryptography;
using Pipelines.Sockets.Unofficial;

namespace AgentAssist.RedisStandins.Tests.Connections;

public sealed class StreamConnectionTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Duplex_Megabytes_ArriveAndAreCounted()
    {
        using var pair = await SocketPair.ConnectAsync();
        var duplex = StreamConnection.GetDuplex(new NetworkStream(pair.Near, ownsSocket: true), null, null, "name");
        using var disposable = (IDisposable)duplex;
        var bytes = RandomNumberGenerator.GetBytes(2_000_000);
        var reading = pair.ReadFarToEndAsync();

        duplex.Output.Write(bytes);
        await duplex.Output.FlushAsync();
        await pair.Far.SendAsync(new byte[] { 1, 2 });
        var received = await duplex.Input.ReadAtLeastAsync(2).AsTask().WaitAsync(Bound, TimeProvider.System);
        duplex.Input.AdvanceTo(received.Buffer.End);
        await duplex.Output.CompleteAsync();
        await duplex.Input.CompleteAsync();

        var arrived = await reading;
        Assert.True(bytes.AsSpan().SequenceEqual(arrived));
        var measured = Assert.IsAssignableFrom<IMeasuredDuplexPipe>(duplex);
        Assert.Equal((bytes.Length, 2), (measured.TotalBytesSent, measured.TotalBytesReceived));
        Assert.Equal("name", duplex.ToString());
    }

    [Fact]
    public async Task Duplex_FarReset_ReadFails()
    {
        using var pair = await SocketPair.ConnectAsync();
        var duplex = StreamConnection.GetDuplex(new NetworkStream(pair.Near, ownsSocket: true));
        using var disposable = (IDisposable)duplex;
        var reading = duplex.Input.ReadAsync().AsTask();

        pair.ResetFar();

        await Assert.ThrowsAsync<ConnectionResetException>(() => reading.WaitAsync(Bound, TimeProvider.System));
    }

    [Fact]
    public async Task Duplex_Disposed_PendingReadEnds()
    {
        using var pair = await SocketPair.ConnectAsync();
        var duplex = StreamConnection.GetDuplex(new NetworkStream(pair.Near, ownsSocket: true));
        var reading = duplex.Input.ReadAsync().AsTask();

        ((IDisposable)duplex).Dispose();

        Assert.True((await reading.WaitAsync(Bound, TimeProvider.System)).IsCompleted);
        Assert.Empty(await pair.ReadFarToEndAsync());
    }

    [Fact]
    public async Task Reader_OfAStream_ReadsItToTheEnd()
    {
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        var reader = StreamConnection.GetReader(new MemoryStream(bytes));
        using var all = new MemoryStream();

        await reader.CopyToAsync(all);

        Assert.Equal(bytes, all.ToArray());
    }
}
