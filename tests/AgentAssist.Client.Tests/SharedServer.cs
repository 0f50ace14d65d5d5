using AgentAssist.Client.Tests;
using AgentAssist.Testing;
using AgentAssist.Testing.Servers;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace AgentAssist.Client.Tests;

/// <summary>One real server for all tests that leave it as it is. It sends a checkpoint every second.</summary>
public sealed class SharedServer : Shared<AssistServer>
{
    protected override Task<AssistServer> StartAsync() => AssistServer.StartAsync(["AgentAssist:Assist:CheckpointSeconds=1"]);
}
