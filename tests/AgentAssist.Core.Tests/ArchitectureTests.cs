namespace AgentAssist.Core.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Core_References_NoTransportWebCacheOrDatabase()
    {
        string[] foreign = ["Grpc.AspNetCore", "Grpc.Net", "Microsoft.AspNetCore", "StackExchange", "Microsoft.Data", "Npgsql", "Dapper", "OpenAI", "Microsoft.Extensions.AI"];

        var references = typeof(AssistPipeline).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ToArray();

        Assert.DoesNotContain(references, name => foreign.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
        Assert.Equal(["AgentAssist.Contracts"], references.Where(name => name.StartsWith("AgentAssist", StringComparison.Ordinal)));
    }
}
