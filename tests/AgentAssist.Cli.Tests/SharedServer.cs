using AgentAssist.Cli.Tests;
using AgentAssist.Testing;
using AgentAssist.Testing.Servers;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace AgentAssist.Cli.Tests;

/// <summary>One real server for all tests.</summary>
public sealed class SharedServer : Shared<AssistServer>
{
    protected override Task<AssistServer> StartAsync() => AssistServer.StartAsync();
}
