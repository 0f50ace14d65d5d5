using AgentAssist.Core;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Redis.Tests;

/// <summary>Cache and feed of one node of a deployment, registered as the server registers them.</summary>
internal sealed class RedisNode : IAsyncDisposable
{
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

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
