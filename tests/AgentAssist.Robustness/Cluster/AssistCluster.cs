using System.Net;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Robustness.Cluster;

/// <summary>Real servers on loopback: nodes, what they stand on, and a load balancer before them.</summary>
internal sealed class AssistCluster : IAsyncDisposable
{
    private static readonly string[] CommonSettings =
    [
        "AgentAssist:Assist:CheckpointSeconds=1",

        // All of a customer's history, so that a context can be held against all that was written.
        "AgentAssist:Assist:RecentInteractions=500",

        // Short, so that several nodes find the same customer waiting.
        "AgentAssist:Assist:LiveWaitSeconds=5",
        "AgentAssist:Server:DrainSeconds=5",

        // Short, so that a reader who pauses falls behind and is ended.
        "AgentAssist:Assist:WatcherQueueCapacity=16",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agentassist-robustness-");
    private readonly List<AssistNode> _nodes = [];
    private TcpBalancer? _balancer;

    private AssistCluster(ClusterOptions options) => Options = options;

    public ClusterOptions Options { get; }

    public IReadOnlyList<AssistNode> Nodes => _nodes;

    public Uri Balancer => _balancer!.Address;

    public PostgresServer? Postgres { get; private set; }

    /// <summary>Every redis-server; none without Redis.</summary>
    public IReadOnlyList<RedisServer> Redis { get; private set; } = [];

    private RedisCluster? Cluster { get; set; }

    private RedisSentinel? Sentinel { get; set; }

    public static async Task<AssistCluster> StartAsync(ClusterOptions options, CancellationToken cancellationToken)
    {
        var cluster = new AssistCluster(options);
        try
        {
            await Task.WhenAll(cluster.StartStoreAsync(cancellationToken), cluster.StartRedisAsync(cancellationToken));
            for (var i = 0; i < options.Nodes; i++)
            {
                cluster._nodes.Add(cluster.CreateNode(i));
            }

            cluster._balancer = TcpBalancer.Start([.. cluster._nodes.Select(node => node.Clients)]);
            await Task.WhenAll(cluster._nodes.Select(node => node.StartAsync(cancellationToken)));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_balancer is not null)
        {
            await _balancer.DisposeAsync();
        }

        await Task.WhenAll(_nodes.Select(node => node.DisposeAsync().AsTask()));
        await DisposeServersAsync();
        _folder.Delete(recursive: true);
    }

    private async Task StartStoreAsync(CancellationToken cancellationToken)
    {
        if (Options.Store == StoreKind.Postgres)
        {
            // Processes die in a run, not the machine: what was written reaches the disk without waiting for it.
            Postgres = await PostgresServer.StartAsync(new() { Fsync = false }, cancellationToken);
        }
    }

    private async Task StartRedisAsync(CancellationToken cancellationToken)
    {
        if (Options.Redis == RedisKind.Single)
        {
            Redis = [await RedisServer.StartAsync(cancellationToken: cancellationToken)];
        }
        else if (Options.Redis == RedisKind.Sentinel)
        {
            Sentinel = await RedisSentinel.StartAsync(cancellationToken: cancellationToken);
            Redis = [Sentinel.Master, Sentinel.Replica];
        }
        else if (Options.Redis == RedisKind.Cluster)
        {
            Cluster = await RedisCluster.StartAsync(replicas: true, cancellationToken);
            Redis = Cluster.Nodes;
        }
    }

    private AssistNode CreateNode(int index)
    {
        var postgres = Postgres is null ? null : ProxyTo(Postgres.Port);
        var settings = new List<string>(CommonSettings)
        {
            Postgres is null
                ? $"AgentAssist:Storage:Path={Path.Combine(_folder.FullName, "agentassist.db")}"
                : $"AgentAssist:Storage:Postgres={Postgres.ConnectionString.Replace($"Port={Postgres.Port}", $"Port={postgres!.Port}", StringComparison.Ordinal)}",
        };

        // Sentinels and the nodes of a Redis Cluster name the servers' own addresses to clients: no proxy can stand between.
        var redis = Options.Redis == RedisKind.Single ? ProxyTo(Redis[0].Port) : null;
        if (Redis.Count > 0)
        {
            settings.Add($"AgentAssist:Redis:Configuration={Cluster?.Configuration ?? Sentinel?.Configuration ?? $"127.0.0.1:{redis!.Port}"}");
        }

        settings.AddRange(Options.Settings);
        return new AssistNode(index, Options, settings, redis, postgres);
    }

    private static TcpProxy ProxyTo(int port) => TcpProxy.Start(new TcpLink(new IPEndPoint(IPAddress.Loopback, port)));

    private async Task DisposeServersAsync()
    {
        if (Cluster is not null)
        {
            await Cluster.DisposeAsync();
        }
        else if (Sentinel is not null)
        {
            await Sentinel.DisposeAsync();
        }
        else
        {
            foreach (var server in Redis)
            {
                await server.DisposeAsync();
            }
        }

        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
        }
    }
}
