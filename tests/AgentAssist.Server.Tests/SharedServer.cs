using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Google.Rpc;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

/// <summary>One server for the tests that do not stop it, with checkpoints every second.</summary>
public sealed class SharedServer : Shared<AssistServer>
{
    protected override Task<AssistServer> StartAsync() =>
        AssistServer.StartAsync(["AgentAssist:Assist:CheckpointSeconds=1"]);
}

/// <summary>Calls to the server as tests write them.</summary>
internal static class Calls
{
    private static int _last;

    /// <summary>An id that no other test of this run uses.</summary>
    public static string NewId(string prefix = "t") => $"{prefix}-{Environment.ProcessId}-{Interlocked.Increment(ref _last)}";

    public static AssistService.AssistServiceClient Assist(this AssistServer server) => new(server.Channel);

    public static CustomerService.CustomerServiceClient Customers(this AssistServer server) => new(server.Channel);

    public static SupervisionService.SupervisionServiceClient Supervision(this AssistServer server) => new(server.Channel);

    public static async Task<string> StartConversationAsync(this AssistServer server, string customerId = "", string queue = "billing")
    {
        var started = await server.Assist().StartConversationAsync(new StartConversationRequest
        {
            RequestId = NewId(),
            ConversationId = NewId("c"),
            CustomerId = customerId,
            Channel = V1.Channel.Chat,
            Queue = queue,
            AgentId = "agent-1",
        });
        return started.ConversationId;
    }

    public static AddUtteranceRequest Utterance(string conversationId, string text, Role role = Role.Customer) => new()
    {
        ConversationId = conversationId,
        RequestId = NewId(),
        Role = role,
        Text = text,
    };

    /// <summary>What an error says, as a client reads it from the trailers.</summary>
    public static (StatusCode Code, string Reason, string Field, ErrorInfo Info) Describe(RpcException e)
    {
        var details = e.Trailers.GetValueBytes("grpc-status-details-bin");
        Assert.NotNull(details);
        var status = Google.Rpc.Status.Parser.ParseFrom(details);
        Assert.Equal((int)e.StatusCode, status.Code);
        var info = Assert.Single(status.Details, any => any.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>();
        Assert.Equal("agentassist", info.Domain);
        var violation = status.Details.SingleOrDefault(any => any.Is(BadRequest.Descriptor))?.Unpack<BadRequest>();
        return (e.StatusCode, info.Type, violation?.FieldViolations[0].Field ?? "", info);
    }

    public static async Task<(StatusCode Code, string Reason, string Field)> RefusedAsync(Func<Task> call)
    {
        var (code, reason, field, _) = Describe(await Assert.ThrowsAsync<RpcException>(call));
        return (code, reason, field);
    }
}
