using AgentAssist.GrpcStandins.Tests.Server;
using AgentAssist.Testing.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace AgentAssist.GrpcStandins.Tests.Wire;

public sealed class ClientInterceptorTests(MatrixServerFixture matrix) : IClassFixture<MatrixServerFixture>
{
    [Theory]
    [InlineData("Unary")]
    [InlineData("ClientStream")]
    [InlineData("ServerStream")]
    [InlineData("Duplex")]
    public async Task Interceptors_EachCallKind_RunInOrder(string kind)
    {
        var trace = new List<string>();
        using var channel = matrix.Server.Connect();
        var invoker = channel.Intercept(new Tracing("first", trace), new Tracing("second", trace)).Intercept(new Tracing("outermost", trace));

        var reply = await CallKinds.CallAsync(new Matrix.MatrixClient(invoker), kind, new MatrixRequest { Text = "t", Repeat = 1 });

        Assert.Equal("t", reply.Text);
        Assert.Equal([$"outermost {kind}", $"first {kind}", $"second {kind}"], trace);
    }

    [Fact]
    public void Interceptor_BlockingCall_Runs()
    {
        var trace = new List<string>();
        using var channel = matrix.Server.Connect();

        new Matrix.MatrixClient(channel.Intercept(new Tracing("only", trace))).Unary(new MatrixRequest());

        Assert.Equal(["only Unary"], trace);
    }

    [Theory]
    [InlineData("Unary")]
    [InlineData("ClientStream")]
    [InlineData("ServerStream")]
    [InlineData("Duplex")]
    public async Task HeaderFunction_EachCallKind_AddsItsHeader(string kind)
    {
        using var channel = matrix.Server.Connect();
        var invoker = channel.Intercept(headers => [.. headers, new Metadata.Entry("authorization", "Bearer added")]);

        var reply = await CallKinds.CallAsync(new Matrix.MatrixClient(invoker), kind, new MatrixRequest { Repeat = 1 });

        Assert.Equal("Bearer added", reply.Seen["authorization"]);
    }

    [Fact]
    public async Task WithHost_AnotherName_IsSeenByInterceptorsOfTheClient()
    {
        var trace = new List<string>();
        using var channel = matrix.Server.Connect();
        var client = new Matrix.MatrixClient(channel.Intercept(new Tracing("host", trace, showHost: true))).WithHost("other");

        await client.UnaryAsync(new MatrixRequest());

        Assert.Equal(["host Unary other"], trace);
    }

    /// <summary>Notes its name and the method of each call.</summary>
    private sealed class Tracing(string name, List<string> trace, bool showHost = false) : Interceptor
    {
        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            BlockingUnaryCallContinuation<TRequest, TResponse> continuation) => continuation(request, Note(context));

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation) => continuation(request, Note(context));

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) => continuation(request, Note(context));

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation) => continuation(Note(context));

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) => continuation(Note(context));

        private ClientInterceptorContext<TRequest, TResponse> Note<TRequest, TResponse>(
            ClientInterceptorContext<TRequest, TResponse> context)
            where TRequest : class
            where TResponse : class
        {
            trace.Add(showHost ? $"{name} {context.Method.Name} {context.Host}" : $"{name} {context.Method.Name}");
            return context;
        }
    }
}
