using AgentAssist.GrpcStandins.Tests.Server;
using AgentAssist.Testing.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace AgentAssist.GrpcStandins.Tests.Wire;

public sealed class TlsAndCredentialsTests(MatrixServerFixture matrix) : IClassFixture<MatrixServerFixture>
{
    [Fact]
    public async Task Tls_TrustedCertificate_Answers()
    {
        using var channel = matrix.Server.ConnectTls(options => options.Credentials = ChannelCredentials.SecureSsl);

        var reply = await new Matrix.MatrixClient(channel).UnaryAsync(new MatrixRequest { Text = "secure" });

        Assert.Equal("secure", reply.Text);
        Assert.Equal("no", reply.Seen["authenticated"]);
    }

    [Fact]
    public async Task Tls_UnknownCertificate_IsRefused()
    {
        using var channel = GrpcChannel.ForAddress(matrix.Server.TlsAddress);

        var fault = await Assert.ThrowsAsync<RpcException>(
            async () => await new Matrix.MatrixClient(channel).UnaryAsync(new MatrixRequest()));

        Assert.Equal(StatusCode.Internal, fault.StatusCode);
    }

    [Fact]
    public async Task Tls_ClientCertificate_IdentifiesThePeer()
    {
        using var own = TestCertificate.Create("agent-7");
        using var channel = matrix.Server.ConnectTls(own: own);

        var reply = await new Matrix.MatrixClient(channel).UnaryAsync(new MatrixRequest());

        Assert.Equal("yes", reply.Seen["authenticated"]);
        Assert.Contains("agent-7", reply.Seen["peer-identity"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallCredentials_OnTheChannel_TravelWithEachCall()
    {
        AuthInterceptorContext? asked = null;
        var bearer = CallCredentials.FromInterceptor((context, metadata) =>
        {
            asked = context;
            metadata.Add("authorization", "Bearer channel");
            return Task.CompletedTask;
        });
        using var channel = matrix.Server.ConnectTls(options =>
            options.Credentials = ChannelCredentials.Create(ChannelCredentials.SecureSsl, bearer));

        var reply = await new Matrix.MatrixClient(channel).UnaryAsync(new MatrixRequest());

        Assert.Equal("Bearer channel", reply.Seen["authorization"]);
        Assert.Equal("Unary", asked?.MethodName);
        Assert.Equal(new Uri(matrix.Server.TlsAddress, "agentassist.testing.v1.Matrix").ToString(), asked?.ServiceUrl);
    }

    [Fact]
    public async Task CallCredentials_ComposedOnTheCall_AreAllAsked()
    {
        static CallCredentials Adding(string key, string value) => CallCredentials.FromInterceptor(async (_, metadata) =>
        {
            await Task.Yield();
            metadata.Add(key, value);
        });
        using var channel = matrix.Server.ConnectTls();
        var options = new CallOptions(
            credentials: CallCredentials.Compose(Adding("authorization", "Bearer call"), Adding("x-second", "two")));

        using var call = new Matrix.MatrixClient(channel).UnaryAsync(new MatrixRequest(), options);

        Assert.Equal("two", (await call.ResponseHeadersAsync).GetValue("x-second"));
        Assert.Equal("Bearer call", (await call).Seen["authorization"]);
    }

    [Fact]
    public async Task CallCredentials_PlainChannel_AreNotSent()
    {
        var secret = CallCredentials.FromInterceptor((_, metadata) =>
        {
            metadata.Add("authorization", "Bearer secret");
            return Task.CompletedTask;
        });

        var reply = await matrix.Client.UnaryAsync(new MatrixRequest(), new CallOptions(credentials: secret));

        Assert.Equal("", reply.Seen["authorization"]);
    }

    [Fact]
    public void SslCredentials_OwnCertificates_AreRefusedByThisChannel()
    {
        var credentials = new SslCredentials("root", new KeyCertificatePair("chain", "key"));

        Assert.Throws<InvalidOperationException>(() => matrix.Server.ConnectTls(options => options.Credentials = credentials));
    }
}
