namespace AgentAssist.Testing.Servers;

/// <summary>A real Redis cluster of three masters that share the 16384 slots; no replicas.</summary>
public sealed class RedisCluster : IAsyncDisposable
{
    private const int Slots = 16384;
    private const int Masters = 3;

    private readonly List<RedisServer> _nodes = [];

    private RedisCluster()
    {
    }

    /// <summary>The masters; the first has the lowest slots.</summary>
    public IReadOnlyList<RedisServer> Nodes => _nodes;

    /// <summary>A connection string for StackExchange.Redis that names every node.</summary>
    public string Configuration => string.Join(',', _nodes.Select(node => node.Endpoint));

    /// <summary>Starts the nodes, joins them and returns once each one sees the whole cluster.</summary>
    public static async Task<RedisCluster> StartAsync(CancellationToken cancellationToken = default)
    {
        var cluster = new RedisCluster();
        try
        {
            await cluster.FormAsync(cancellationToken);
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
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }

    private async Task FormAsync(CancellationToken cancellationToken)
    {
        var busPorts = new List<int>();
        for (var i = 0; i < Masters; i++)
        {
            busPorts.Add(FreePort.Next());
            _nodes.Add(await RedisServer.StartAsync(
                new() { Arguments = ["--cluster-enabled", "yes", "--cluster-port", $"{busPorts[i]}", "--cluster-node-timeout", "3000"] },
                cancellationToken));
        }

        for (var i = 0; i < Masters; i++)
        {
            await _nodes[i].CliAsync(
                ["cluster", "addslotsrange", $"{Slots * i / Masters}", $"{(Slots * (i + 1) / Masters) - 1}"], cancellationToken);
            await _nodes[i].CliAsync(["cluster", "set-config-epoch", $"{i + 1}"], cancellationToken);
        }

        for (var i = 1; i < Masters; i++)
        {
            await _nodes[0].CliAsync(
                ["cluster", "meet", RedisServer.Host, $"{_nodes[i].Port}", $"{busPorts[i]}"], cancellationToken);
        }

        foreach (var node in _nodes)
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    var info = await node.CliAsync(["cluster", "info"], cancellationToken);
                    return info.Contains("cluster_state:ok") && info.Contains($"cluster_known_nodes:{Masters}");
                },
                TimeSpan.FromSeconds(30),
                "every node sees the whole cluster");
        }
    }
}
