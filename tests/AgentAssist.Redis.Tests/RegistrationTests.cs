using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AgentAssist.Redis.Tests;

public sealed class RegistrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddAgentAssistRedis_WithoutConfiguration_StaysInThisProcess()
    {
        await using var services = new ServiceCollection().AddLogging().AddAgentAssistRedis().BuildServiceProvider();

        Assert.IsType<InMemoryHistoryCache>(services.GetRequiredService<IHistoryCache>());
        Assert.IsType<InMemoryEventFeed>(services.GetRequiredService<IEventFeed>());
    }

    [Fact]
    public void AddAgentAssistRedis_OptionsOutOfRange_NamesEveryFault()
    {
        using var services = new ServiceCollection().AddLogging().AddAgentAssistRedis(options =>
        {
            options.Configuration = "127.0.0.1:6379,sll=true,password=secret";
            options.KeyPrefix = "with spaces";
            options.CallTimeout = TimeSpan.FromMinutes(1);
            options.HistoryTtlJitter = 2;
            options.StaleTtl = TimeSpan.FromDays(31);
            options.NegativeTtl = TimeSpan.Zero;
            options.MemoryMaxBytes = 1;
            options.BreakerFailureRatio = 0;
            options.BreakerMinimumCalls = 1;
            options.BreakerWindow = TimeSpan.FromMilliseconds(1);
            options.BreakerPause = TimeSpan.FromMinutes(2);
            options.PendingInvalidations = 0;
        }).BuildServiceProvider();

        var faults = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IHistoryCache>()).Failures.ToArray();

        Assert.Equal(12, faults.Length);
        Assert.DoesNotContain(faults, fault => fault.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Configuration_TlsAndPassword_Connects()
    {
        await using var server = await RedisServer.StartAsync(new() { Tls = true, Password = "secret" }, Cancel);
        var issuer = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(issuer, server.Authority!.ExportCertificatePem(), Cancel);
            await using var node = new RedisNode(
                server.Configuration, RedisNode.NewDeployment(), options => options.TrustedIssuerPath = issuer);

            await HistoryCacheContract.FillAsync(node.Cache, new("t", "c"), HistoryCacheContract.History(1));

            Assert.NotNull(await HistoryCacheContract.CachedAsync(node.Cache, new("t", "c")));
        }
        finally
        {
            File.Delete(issuer);
        }
    }

    [Fact]
    public async Task Configuration_IssuerUnreadableAtFirst_ConnectsOnceItCanBeRead()
    {
        await using var server = await RedisServer.StartAsync(new() { Tls = true, Password = "secret" }, Cancel);
        var issuer = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(issuer, "half a file", Cancel);
            await using var node = new RedisNode(
                server.Configuration, RedisNode.NewDeployment(), options => options.TrustedIssuerPath = issuer);
            await Assert.ThrowsAsync<HistoryCacheException>(() => node.Cache.GetAsync(new("t", "c"), Cancel).AsTask());

            await File.WriteAllTextAsync(issuer, server.Authority!.ExportCertificatePem(), Cancel);

            await Eventually.TrueAsync(async () =>
            {
                try
                {
                    return await node.Cache.GetAsync(new("t", "c"), Cancel) is CachedHistory.Miss;
                }
                catch (HistoryCacheException)
                {
                    return false;
                }
            });
        }
        finally
        {
            File.Delete(issuer);
        }
    }

    [Fact]
    public void Keys_NamesWithSeparators_AreNeverTakenForEachOther()
    {
        var keys = new RedisKeys("p", shardedChannels: false);
        CustomerKey[] customers = [new("a", "b/c"), new("a/b", "c"), new("a", "b}:{c"), new("a%2Fb", "c")];

        Assert.Equal(customers.Length, customers.Select(key => keys.History(key).ToString()).Distinct().Count());
        Assert.Equal("p:history:{a/b%2Fc}", keys.History(customers[0]));
        Assert.Equal("p:conversation:{a/b%2Fc}", keys.Conversation(new ConversationKey("a", "b/c")).ToString());
    }
}
