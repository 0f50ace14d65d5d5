using AgentAssist.Core;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Redis.Tests;

/// <summary>Cache and feed of one node of a deployment, registered as the server registers them.</summary>
internal sealed class RedisNode : IAsyncDisposable
{
    private static readonly EphemeralFrame WarmUp = new(Sample.Key("warm-up"), "hello"u8.ToArray(), "hello"u8.ToArray());

    private readonly ServiceProvider _services;

    /// <param name="deployment">Nodes of one name share keys and channels.</param>
    public RedisNode(string configuration, string deployment, Action<RedisOptions>? configure = null)
    {
        Deployment = deployment;
        _services = new ServiceCollection()
            .AddLogging()
            .AddAgentAssistRedis(options =>
            {
                options.Configuration = configuration;
                options.KeyPrefix = deployment;
                options.CallTimeout = TimeSpan.FromSeconds(10);
                configure?.Invoke(options);
            })
            .BuildServiceProvider();
    }

    public string Deployment { get; }

    public IHistoryCache Cache => _services.GetRequiredService<IHistoryCache>();

    public IEventFeed Feed => _services.GetRequiredService<IEventFeed>();

    /// <summary>A name that no other test uses.</summary>
    public static string NewDeployment() => new RandomIdSource().NewId();

    /// <summary>
    /// Returns once each node hears the other. What is published while a connection comes up is lost and left to the log, so what is
    /// promised of feeds that can be reached is looked at from here on.
    /// </summary>
    public static async Task ReachEachOtherAsync(RedisNode one, RedisNode other)
    {
        foreach (var (from, to) in new[] { (one, other), (other, one) })
        {
            var subscriber = new RecordingSubscriber();
            await using var subscription = await to.Feed.SubscribeAsync(WarmUp.Key, subscriber, CancellationToken.None);
            await Eventually.TrueAsync(async () =>
            {
                await from.Feed.PublishEphemeralAsync(WarmUp, CancellationToken.None);
                return subscriber.Frames.Count > 0;
            });
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
