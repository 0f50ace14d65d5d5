using Grpc.Core;

namespace AgentAssist.Server.Services;

/// <summary>
/// What a caller streams to us. A caller who goes away breaks the read a moment before the call's own token says so: that
/// is the end of the call, and no fault of the server.
/// </summary>
internal sealed class CallersStream<T>(IAsyncStreamReader<T> inner) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.MoveNext(cancellationToken);
        }
        catch (IOException)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The connection was closed."));
        }
    }
}
