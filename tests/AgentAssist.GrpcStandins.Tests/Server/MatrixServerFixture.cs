using AgentAssist.Testing.V1;
using Grpc.Net.Client;

namespace AgentAssist.GrpcStandins.Tests.Server;

/// <summary>One server with default options, and a client of it, for the tests of a class.</summary>
public sealed class MatrixServerFixture : IAsyncLifetime
{
    private GrpcChannel? _channel;

    public MatrixServer Server { get; private set; } = null!;

    public Matrix.MatrixClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await MatrixServer.StartAsync();
        _channel = Server.Connect();
        Client = new Matrix.MatrixClient(_channel);
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        await Server.DisposeAsync();
    }
}
