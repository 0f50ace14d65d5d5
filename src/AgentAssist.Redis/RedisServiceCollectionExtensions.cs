using System.Security.Cryptography;
using AgentAssist.Core;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;
using AgentAssist.Redis.Feed;
using AgentAssist.Redis.History;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Redis;

/// <summary>Registers the history cache and the event feed.</summary>
public static class RedisServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IHistoryCache"/> and <see cref="IEventFeed"/>: in Redis where
    /// <see cref="RedisOptions.Configuration"/> names one, else in this process. Redis need not be there at start.
    /// Options are validated at start.
    /// </summary>
    /// <param name="configure">Sets options; they may also be bound by the caller, section <c>AgentAssist:Redis</c>.</param>
    public static IServiceCollection AddAgentAssistRedis(this IServiceCollection services, Action<RedisOptions>? configure = null)
    {
        services.AddOptions<RedisOptions>().Configure(configure ?? (_ => { })).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource, RandomIdSource>();
        services.AddSingleton(provider => new RedisConnection(Options(provider), Clock(provider), Logger<RedisConnection>(provider)));
        services.AddSingleton(CreateCache);
        services.AddSingleton(CreateFeed);
        return services;
    }

    private static IHistoryCache CreateCache(IServiceProvider provider)
    {
        var options = Options(provider);
        var jitter = new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
        return options.Configuration.Length == 0
            ? new InMemoryHistoryCache(InMemory(options), Clock(provider), jitter)
            : new RedisHistoryCache(
                Connection(provider), Keys(options), options, Clock(provider), jitter, Logger<RedisHistoryCache>(provider));
    }

    private static InMemoryHistoryCacheOptions InMemory(RedisOptions options) => new()
    {
        MaxBytes = options.MemoryMaxBytes,
        TimeToLive = options.HistoryTtl,
        StaleTimeToLive = options.StaleTtl,
        NegativeTimeToLive = options.NegativeTtl,
        Jitter = options.HistoryTtlJitter,
    };

    private static IEventFeed CreateFeed(IServiceProvider provider)
    {
        var options = Options(provider);
        return options.Configuration.Length == 0
            ? new InMemoryEventFeed()
            : new RedisEventFeed(
                Connection(provider), Keys(options), Clock(provider), provider.GetRequiredService<IdSource>(), Logger<RedisEventFeed>(provider));
    }

    private static RedisKeys Keys(RedisOptions options) => new(options.KeyPrefix, options.ShardedChannels);

    private static RedisOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<RedisOptions>>().Value;

    private static RedisConnection Connection(IServiceProvider provider) => provider.GetRequiredService<RedisConnection>();

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();

    private static ILogger<T> Logger<T>(IServiceProvider provider) => provider.GetRequiredService<ILogger<T>>();
}
