using AgentAssist.Server.Services;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

public sealed class CallersStreamTests
{
    [Fact]
    public async Task MoveNext_CallerResetTheStream_IsACancelledCall()
    {
        var stream = new CallersStream<string>(new ResetStream());

        var ended = await Assert.ThrowsAsync<RpcException>(() => stream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.Cancelled, ended.StatusCode);
    }

    private sealed class ResetStream : IAsyncStreamReader<string>
    {
        public string Current => "";

        public Task<bool> MoveNext(CancellationToken cancellationToken) =>
            Task.FromException<bool>(new IOException("The client reset the request stream."));
    }
}
