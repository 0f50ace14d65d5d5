using System.Runtime.CompilerServices;
using AgentAssist.Core.Customers;
using AgentAssist.Testing.Contracts;

namespace AgentAssist.Redis.Tests.Deployments;

public sealed class AclTests(SharedAclRedis redis) : IClassFixture<SharedAclRedis>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rights_AsTested_AreThoseOfTheReadme()
    {
        var readme = await File.ReadAllTextAsync(ReadmePath(), Cancel);

        Assert.Contains(SharedAclRedis.Rights, string.Join(' ', readme.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task User_OtherPrefix_IsRefusedAsATypedFailure()
    {
        var server = await redis.GetAsync();
        await using var node = new RedisNode($"{server.Endpoint},user=agentassist,password=secret", "elsewhere");

        var failure = await Assert.ThrowsAsync<HistoryCacheException>(
            () => HistoryCacheContract.FillAsync(node.Cache, new("t", "c"), HistoryCacheContract.History(1)));

        Assert.Equal(HistoryCacheFault.Refused, failure.Fault);
    }

    private static string ReadmePath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "README.md");
}
