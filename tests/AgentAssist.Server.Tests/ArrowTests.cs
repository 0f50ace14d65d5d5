using System.Reflection;

namespace AgentAssist.Server.Tests;

/// <summary>Which project may use which.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("AgentAssist.Contracts", "")]
    [InlineData("AgentAssist.Core", "AgentAssist.Contracts")]
    [InlineData("AgentAssist.Storage", "AgentAssist.Contracts AgentAssist.Core")]
    [InlineData("AgentAssist.Redis", "AgentAssist.Contracts AgentAssist.Core")]
    [InlineData("AgentAssist.Model", "AgentAssist.Contracts AgentAssist.Core")]
    [InlineData("AgentAssist.Server", "AgentAssist.Contracts AgentAssist.Core AgentAssist.Model AgentAssist.Redis AgentAssist.Storage")]
    public void Project_UsesOnlyWhatTheDesignAllows(string project, string allowed)
    {
        var used = Assembly.Load(project).GetReferencedAssemblies()
            .Select(name => name.Name!).Where(name => name.StartsWith("AgentAssist", StringComparison.Ordinal));

        Assert.Empty(used.Except(allowed.Split(' ')));
    }

    [Fact]
    public void Server_Namespaces_DoNotShadowConsoleOrGrpc()
    {
        var names = Assembly.Load("AgentAssist.Server").GetTypes().Select(type => type.Namespace ?? "").Distinct();

        Assert.DoesNotContain(names, name => name.Split('.').Any(part => part is "Console" or "Grpc") && name.StartsWith("AgentAssist", StringComparison.Ordinal));
    }
}
