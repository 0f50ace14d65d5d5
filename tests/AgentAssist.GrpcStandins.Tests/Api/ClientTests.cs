using AgentAssist.Testing.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace AgentAssist.GrpcStandins.Tests.Api;

public sealed class ClientTests
{
    [Fact]
    public void Client_WithoutChannel_ThrowsOnUse() =>
        Assert.Throws<NotImplementedException>(() => new Unconnected().Unary(new MatrixRequest()));

    [Fact]
    public async Task UnaryCall_PlainFunctions_AreCalled()
    {
        var disposed = false;
        var trailers = new Metadata();
        var headers = new Metadata();
        var call = new AsyncUnaryCall<string>(
            Task.FromResult("r"), Task.FromResult(headers), () => Status.DefaultCancelled, () => trailers, () => disposed = true);

        Assert.Equal("r", await call.ConfigureAwait(true));
        Assert.Same(headers, await call.ResponseHeadersAsync);
        Assert.Equal(Status.DefaultCancelled, call.GetStatus());
        Assert.Same(trailers, call.GetTrailers());
        call.Dispose();
        Assert.True(disposed);
    }

    [Fact]
    public void Interceptor_ReplacedCall_NeverReachesTheInvoker()
    {
        var client = new Matrix.MatrixClient(new Unreachable().Intercept(new Answering()));

        Assert.Equal("from interceptor", client.Unary(new MatrixRequest()).Text);
    }

    [Fact]
    public async Task StreamWriter_WithoutOwnCancellation_RefusesALiveToken()
    {
        IAsyncStreamWriter<string> writer = new ListWriter();
        using var cancel = new CancellationTokenSource();

        await writer.WriteAsync("a", CancellationToken.None);

        await Assert.ThrowsAsync<NotSupportedException>(() => writer.WriteAsync("b", cancel.Token));
    }

    private sealed class Unconnected : Matrix.MatrixClient;

    private sealed class Answering : Interceptor
    {
        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            BlockingUnaryCallContinuation<TRequest, TResponse> continuation) =>
            (TResponse)(object)new MatrixReply { Text = "from interceptor" };
    }

    private sealed class ListWriter : IAsyncStreamWriter<string>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(string message) => Task.CompletedTask;
    }

    private sealed class Unreachable : CallInvoker
    {
        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            throw new NotSupportedException();

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            throw new NotSupportedException();

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            throw new NotSupportedException();

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) =>
            throw new NotSupportedException();

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) =>
            throw new NotSupportedException();
    }
}
