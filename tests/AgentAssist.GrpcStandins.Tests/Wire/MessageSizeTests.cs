using AgentAssist.GrpcStandins.Tests.Server;
using AgentAssist.Testing.V1;
using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Wire;

public sealed class MessageSizeTests
{
    private const int Limit = 64 * 1024;

    [Fact]
    public async Task Request_OverTheServersLimit_IsRefused()
    {
        await using var server = await MatrixServer.StartAsync(options => options.MaxReceiveMessageSize = Limit);
        using var channel = server.Connect();

        await AssertRefusedAsync(new Matrix.MatrixClient(channel), new MatrixRequest { Text = new string('x', Limit) });
    }

    [Fact]
    public async Task Response_OverTheServersLimit_IsRefused()
    {
        await using var server = await MatrixServer.StartAsync(options => options.MaxSendMessageSize = Limit);
        using var channel = server.Connect();

        await AssertRefusedAsync(new Matrix.MatrixClient(channel), new MatrixRequest { ReplySize = Limit });
    }

    [Fact]
    public async Task Response_OverTheClientsLimit_IsRefused()
    {
        await using var server = await MatrixServer.StartAsync();
        using var channel = server.Connect(options => options.MaxReceiveMessageSize = Limit);

        await AssertRefusedAsync(new Matrix.MatrixClient(channel), new MatrixRequest { ReplySize = Limit });
    }

    [Fact]
    public async Task Request_OverTheClientsLimit_IsRefused()
    {
        await using var server = await MatrixServer.StartAsync();
        using var channel = server.Connect(options => options.MaxSendMessageSize = Limit);

        await AssertRefusedAsync(new Matrix.MatrixClient(channel), new MatrixRequest { Text = new string('x', Limit) });
    }

    [Fact]
    public async Task Both_ThreeMegabytes_Pass()
    {
        await using var server = await MatrixServer.StartAsync();
        using var channel = server.Connect();
        var text = new string('x', 3 * 1024 * 1024);

        Assert.Equal(text, (await new Matrix.MatrixClient(channel).UnaryAsync(new MatrixRequest { Text = text })).Text);
    }

    private static async Task AssertRefusedAsync(Matrix.MatrixClient client, MatrixRequest request)
    {
        var fault = await Assert.ThrowsAsync<RpcException>(async () => await client.UnaryAsync(request));
        Assert.Equal(StatusCode.ResourceExhausted, fault.StatusCode);
    }
}
