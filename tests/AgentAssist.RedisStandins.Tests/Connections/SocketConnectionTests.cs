using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Security.Cryptography;
using AgentAssist.Testing;
using Pipelines.Sockets.Unofficial;

namespace AgentAssist.RedisStandins.Tests.Connections;

public sealed class SocketConnectionTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Echo_MegabytesBothWays_EveryByteArrivesInOrder()
    {
        using var pair = await SocketPair.ConnectAsync();
        using var connection = SocketConnection.Create(pair.Near);
        using var far = SocketConnection.Create(pair.Far);
        var echo = far.Input.CopyToAsync(far.Output);
        var bytes = RandomNumberGenerator.GetBytes(6_000_000);

        var writing = Task.Run(async () =>
        {
            for (var at = 0; at < bytes.Length; at += 60_000)
            {
                await connection.Output.WriteAsync(bytes.AsMemory(at, Math.Min(60_000, bytes.Length - at)));
            }
        });
        var returned = await ReadAsync(connection.Input, bytes.Length);
        await writing;

        Assert.True(bytes.AsSpan().SequenceEqual(returned));
        Assert.Equal((bytes.Length, bytes.Length), (connection.BytesSent, connection.BytesRead));
        Assert.Equal((0, 0, 0), Where(connection));
        await connection.Output.CompleteAsync();
        await echo.WaitAsync(Bound, TimeProvider.System);
    }

    [Fact]
    public async Task PingPong_OneByteAtATime_NeverStalls()
    {
        using var pair = await SocketPair.ConnectAsync();
        using var scheduler = new DedicatedThreadPoolPipeScheduler("test", workerCount: 2);
        var options = new PipeOptions(readerScheduler: scheduler, writerScheduler: scheduler, useSynchronizationContext: false);
        using var connection = SocketConnection.Create(pair.Near, options, options);
        using var far = SocketConnection.Create(pair.Far);
        _ = far.Input.CopyToAsync(far.Output);

        await Task.Run(async () =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                await connection.Output.WriteAsync(new[] { (byte)i });
                Assert.Equal((byte)i, (await ReadAsync(connection.Input, 1))[0]);
            }
        }).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
    }

    [Fact]
    public async Task FarEndOfStream_InputCompletes_OutputStillSends()
    {
        using var pair = await SocketPair.ConnectAsync();
        using var connection = SocketConnection.Create(pair.Near);
        await pair.Far.SendAsync(new byte[] { 1, 2, 3 });
        pair.Far.Shutdown(SocketShutdown.Send);

        var received = await ReadToEndAsync(connection.Input);
        await connection.Output.WriteAsync(new byte[] { 4, 5 });
        await connection.Output.CompleteAsync();

        Assert.Equal([1, 2, 3], received);
        Assert.Equal([4, 5], await pair.ReadFarToEndAsync());
        Assert.Equal(PipeShutdownKind.ReadEndOfStream, connection.ShutdownKind);
        Assert.Equal(0, connection.LastReceived);
        Assert.Equal(SocketError.Success, connection.SocketError);
    }

    [Fact]
    public async Task Output_Completed_SendsTheRestThenEndsStream()
    {
        using var pair = await SocketPair.ConnectAsync();
        using var connection = SocketConnection.Create(pair.Near);
        var bytes = RandomNumberGenerator.GetBytes(3_000_000);

        connection.Output.Write(bytes);
        await connection.Output.CompleteAsync();

        var received = await pair.ReadFarToEndAsync();
        Assert.True(bytes.AsSpan().SequenceEqual(received));
        await pair.Far.SendAsync(new byte[] { 9 });
        Assert.Equal([9], await ReadAsync(connection.Input, 1));
    }

    [Fact]
    public async Task BothEndsCompleted_WithoutDispose_SocketIsClosed()
    {
        using var pair = await SocketPair.ConnectAsync();
        var connection = SocketConnection.Create(pair.Near);

        await connection.Input.CompleteAsync();
        await connection.Output.CompleteAsync();

        await Eventually.TrueAsync(() => pair.Near.SafeHandle.IsClosed);
        Assert.Empty(await pair.ReadFarToEndAsync());
    }

    [Fact]
    public async Task FarReset_BothPipesReportIt()
    {
        using var pair = await SocketPair.ConnectAsync();
        using var connection = SocketConnection.Create(pair.Near);
        var reading = connection.Input.ReadAsync().AsTask();

        pair.ResetFar();

        await Assert.ThrowsAsync<ConnectionResetException>(() => reading.WaitAsync(Bound, TimeProvider.System));
        await Eventually.TrueAsync(async () =>
            await Record.ExceptionAsync(async () => await connection.Output.WriteAsync(new byte[1])) is ConnectionResetException);
        Assert.Equal(PipeShutdownKind.ReadFaulted, connection.ShutdownKind);
        Assert.Equal(SocketError.ConnectionReset, connection.SocketError);
    }

    [Fact]
    public async Task FarReset_WhileWriterIsHeldBack_WriterIsReleased()
    {
        using var pair = await SocketPair.ConnectAsync();
        using var connection = SocketConnection.Create(pair.Near, Threshold(64 * 1024));
        var held = OverfillAsync(connection.Output);

        pair.ResetFar();

        await Assert.ThrowsAsync<ConnectionResetException>(() => held.WaitAsync(Bound, TimeProvider.System));
    }

    [Fact]
    public async Task Dispose_PendingRead_Ends()
    {
        using var pair = await SocketPair.ConnectAsync();
        var connection = SocketConnection.Create(pair.Near);
        var reading = connection.Input.ReadAsync().AsTask();

        connection.Dispose();

        Assert.True((await reading.WaitAsync(Bound, TimeProvider.System)).IsCompleted);
        Assert.Equal(PipeShutdownKind.Disposed, connection.ShutdownKind);
        Assert.Empty(await pair.ReadFarToEndAsync());
        connection.Dispose();
    }

    [Fact]
    public async Task Dispose_WriterIsHeldBack_WriterIsReleased()
    {
        using var pair = await SocketPair.ConnectAsync();
        var connection = SocketConnection.Create(pair.Near, Threshold(64 * 1024));
        var held = OverfillAsync(connection.Output);

        connection.Dispose();

        Assert.True((await held.WaitAsync(Bound, TimeProvider.System)).IsCompleted);
    }

    [Fact]
    public async Task Dispose_ReceivingIsHeldBack_ReadsEnd()
    {
        using var pair = await SocketPair.ConnectAsync();
        var connection = SocketConnection.Create(pair.Near, receivePipeOptions: Threshold(64 * 1024));
        _ = pair.Far.SendAsync(new byte[1_000_000]);
        await Eventually.TrueAsync(() => connection.BytesRead >= 64 * 1024);

        connection.Dispose();

        await ReadToEndAsync(connection.Input).WaitAsync(Bound, TimeProvider.System);
    }

    [Fact]
    public async Task FarDoesNotRead_WriterIsHeldBackUntilItDoes()
    {
        using var pair = await SocketPair.ConnectAsync();
        using var connection = SocketConnection.Create(pair.Near, Threshold(64 * 1024));

        var held = OverfillAsync(connection.Output);
        Assert.True(connection.GetCounters().BytesWaitingToBeSent > 64 * 1024);
        var reading = pair.ReadFarToEndAsync();

        Assert.False((await held.WaitAsync(Bound, TimeProvider.System)).IsCompleted);
        await connection.Output.CompleteAsync();
        Assert.Equal(connection.BytesSent, (await reading).Length);
    }

    [Fact]
    public async Task OwnerDoesNotRead_ReceivingPausesUntilHeDoes()
    {
        const int Length = 2_000_000;
        using var pair = await SocketPair.ConnectAsync();
        using var connection = SocketConnection.Create(pair.Near, receivePipeOptions: Threshold(64 * 1024));
        var bytes = RandomNumberGenerator.GetBytes(Length);
        var sending = pair.Far.SendAsync(bytes);

        await Eventually.TrueAsync(() => connection.GetCounters().BytesAvailableOnSocket > 0 && connection.BytesRead >= 64 * 1024);
        Assert.InRange(connection.GetCounters().BytesWaitingToBeRead, 64 * 1024, 128 * 1024);

        var received = await ReadAsync(connection.Input, Length);
        await sending;
        Assert.True(bytes.AsSpan().SequenceEqual(received));
    }

    [Fact]
    public async Task OutputCompletedWithFault_ConnectionEnds()
    {
        using var pair = await SocketPair.ConnectAsync();
        using var connection = SocketConnection.Create(pair.Near);

        await connection.Output.CompleteAsync(new InvalidOperationException("stop"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadToEndAsync(connection.Input).WaitAsync(Bound, TimeProvider.System));
        Assert.Equal(PipeShutdownKind.WriteFaulted, connection.ShutdownKind);
    }

    [Fact]
    public async Task ProtocolShutdown_SetFirst_Stays()
    {
        using var pair = await SocketPair.ConnectAsync();
        using var connection = SocketConnection.Create(pair.Near);

        Assert.False(connection.TrySetProtocolShutdown(PipeShutdownKind.ReadEndOfStream));
        Assert.True(connection.TrySetProtocolShutdown(PipeShutdownKind.ProtocolExitClient));
        Assert.False(connection.TrySetProtocolShutdown(PipeShutdownKind.ProtocolExitClient));
        connection.Dispose();

        Assert.Equal(PipeShutdownKind.ProtocolExitClient, connection.ShutdownKind);
    }

    private static PipeOptions Threshold(int bytes) =>
        new(pauseWriterThreshold: bytes, resumeWriterThreshold: bytes / 2, useSynchronizationContext: false);

    /// <summary>Writes far more than the system's buffers and the pipe take, and returns the flush, which has to wait.</summary>
    private static Task<FlushResult> OverfillAsync(PipeWriter output)
    {
        var flush = output.WriteAsync(new byte[64 * 1024 * 1024]).AsTask();
        Assert.False(flush.IsCompleted);
        return flush;
    }

    private static async Task<byte[]> ReadAsync(PipeReader input, int length)
    {
        var result = await input.ReadAtLeastAsync(length).AsTask().WaitAsync(Bound, TimeProvider.System);
        var bytes = result.Buffer.Slice(0, length).ToArray();
        input.AdvanceTo(result.Buffer.GetPosition(length));
        return bytes;
    }

    private static async Task<byte[]> ReadToEndAsync(PipeReader input)
    {
        using var all = new MemoryStream();
        await input.CopyToAsync(all);
        return all.ToArray();
    }

    private static (long OnSocket, long ToRead, long ToSend) Where(SocketConnection connection)
    {
        var counters = connection.GetCounters();
        return (counters.BytesAvailableOnSocket, counters.BytesWaitingToBeRead, counters.BytesWaitingToBeSent);
    }
}
