using System.IO.Pipelines;
using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial;

/// <summary>
/// Two pipes and the two loops that move their bytes through a transport. While one send is under way, further
/// writes gather in the pipe and leave together in the next; the pipes' thresholds hold back whoever is too fast.
/// <para>
/// The end of the other side's stream ends only the input. A fault ends both directions, and both pipes report the
/// first one. The transport is closed once both directions have ended.
/// </para>
/// </summary>
internal sealed class DuplexPump : IDisposable
{
    private const int SmallestReceive = 2048;
    private const int Receiving = 1;
    private const int Sending = 2;

    private readonly ByteTransport _transport;
    private readonly Pipe _inbound;
    private readonly Pipe _outbound;
    private readonly CountingPipeReader _input;
    private readonly CountingPipeWriter _output;
    private int _ended;
    private int _shutdownKind;
    private int _lastReceived = -1;
    private long _received;
    private long _sent;
    private Exception? _fault;
    private volatile bool _aborted;

    public DuplexPump(ByteTransport transport, PipeOptions? sendOptions, PipeOptions? receiveOptions)
    {
        sendOptions = ConnectionMemory.For(sendOptions);
        receiveOptions = ConnectionMemory.For(receiveOptions);
        _transport = transport;
        _inbound = new Pipe(receiveOptions);
        _outbound = new Pipe(sendOptions);
        _input = new CountingPipeReader(_inbound.Reader, () => End(Receiving, PipeShutdownKind.InputCompleted));
        _output = new CountingPipeWriter(_outbound.Writer);
        sendOptions.ReaderScheduler.Schedule(static pump => _ = ((DuplexPump)pump!).SendAsync(), this);
        receiveOptions.WriterScheduler.Schedule(static pump => _ = ((DuplexPump)pump!).ReceiveAsync(), this);
    }

    public PipeReader Input => _input;

    public PipeWriter Output => _output;

    public PipeShutdownKind ShutdownKind => (PipeShutdownKind)Volatile.Read(ref _shutdownKind);

    /// <summary>What broke the connection; null while it is well or when it ended in peace.</summary>
    public Exception? Fault => Volatile.Read(ref _fault);

    public long Received => Volatile.Read(ref _received);

    public long Sent => Volatile.Read(ref _sent);

    /// <summary>The size of the last receive; zero at the end of the stream and -1 before the first.</summary>
    public int LastReceived => Volatile.Read(ref _lastReceived);

    public long WaitingToBeRead => Math.Max(0, Received - _input.Consumed);

    public long WaitingToBeSent => Math.Max(0, _output.Written - Sent);

    public bool TrySetShutdown(PipeShutdownKind kind) =>
        Interlocked.CompareExchange(ref _shutdownKind, (int)kind, (int)PipeShutdownKind.None) == (int)PipeShutdownKind.None;

    public void Dispose()
    {
        TrySetShutdown(PipeShutdownKind.Disposed);
        Abort();
    }

    private async Task ReceiveAsync()
    {
        var writer = _inbound.Writer;
        var kind = PipeShutdownKind.InputCompleted;
        try
        {
            while (!_aborted)
            {
                var count = await _transport.ReceiveAsync(writer.GetMemory(SmallestReceive)).ConfigureAwait(false);
                Volatile.Write(ref _lastReceived, count);
                if (count == 0)
                {
                    kind = PipeShutdownKind.ReadEndOfStream;
                    break;
                }

                Volatile.Write(ref _received, _received + count);
                writer.Advance(count);
                if ((await writer.FlushAsync().ConfigureAwait(false)).IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception exception)
        {
            kind = PipeShutdownKind.ReadFaulted;
            Fail(exception, kind);
        }

        End(Receiving, kind);
        writer.Complete(Fault);
    }

    private async Task SendAsync()
    {
        var reader = _outbound.Reader;
        var kind = PipeShutdownKind.OutputCompleted;
        try
        {
            while (!_aborted)
            {
                var result = await reader.ReadAsync().ConfigureAwait(false);
                if (_aborted)
                {
                    // Not advancing: a writer that is held back must not take these bytes for sent.
                    break;
                }

                var count = result.Buffer.Length;
                if (count != 0)
                {
                    await _transport.SendAsync(result.Buffer).ConfigureAwait(false);
                    Volatile.Write(ref _sent, _sent + count);
                }

                reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    _transport.EndSend();
                    break;
                }
            }
        }
        catch (Exception exception)
        {
            kind = PipeShutdownKind.WriteFaulted;
            Fail(exception, kind);
        }

        End(Sending, kind);
        reader.Complete(Fault);
    }

    // Closing the transport makes its operations fail; that is an end in peace, not a fault.
    private void Fail(Exception exception, PipeShutdownKind kind)
    {
        if (_aborted)
        {
            return;
        }

        var fault = exception is SocketException or IOException
            ? new ConnectionResetException(exception.Message, exception)
            : exception;
        Interlocked.CompareExchange(ref _fault, fault, null);
        TrySetShutdown(kind);
        Abort();
    }

    private void End(int direction, PipeShutdownKind kind)
    {
        TrySetShutdown(kind);
        if ((Interlocked.Or(ref _ended, direction) | direction) == (Receiving | Sending))
        {
            Abort();
        }
    }

    private void Abort()
    {
        _aborted = true;
        _transport.Close();
        _outbound.Reader.CancelPendingRead();
        _inbound.Writer.CancelPendingFlush();
    }
}
