namespace AgentAssist.Client.Tests;

public sealed class ArrowTests
{
    [Fact]
    public void Client_Uses_ContractsOnly()
    {
        var used = typeof(AgentAssistClient).Assembly.GetReferencedAssemblies()
            .Select(name => name.Name!).Where(name => name.StartsWith("AgentAssist", StringComparison.Ordinal));

        Assert.Equal(["AgentAssist.Contracts"], used);
    }
}
