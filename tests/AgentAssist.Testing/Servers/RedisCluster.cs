namespace AgentAssist.Testing.Servers;

/// <summary>A real Redis cluster of three masters that share the 16384 slots, each with a replica where one is asked for.</summary>
public sealed class RedisCluster : IAsyncDisposable
{
    private const int Slots = 16384;
    private const int Masters = 3;

    private readonly List<RedisServer> _nodes = [];
    private readonly int _count;

    private RedisCluster(int count) => _count = count;

    /// <summary>The masters, of which the first has the lowest slots, and then their replicas in the same order.</summary>
    public IReadOnlyList<RedisServer> Nodes => _nodes;

    /// <summary>A connection string for StackExchange.Redis that names every node.</summary>
    public string Configuration => string.Join(',', _nodes.Select(node => node.Endpoint));

    /// <summary>Starts the nodes, joins them and returns once each one sees the whole cluster.</summary>
    public static async Task<RedisCluster> StartAsync(bool replicas = false, CancellationToken cancellationToken = default)
    {
        var cluster = new RedisCluster(replicas ? 2 * Masters : Masters);
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
        for (var i = 0; i < _count; i++)
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

        for (var i = 1; i < _count; i++)
        {
            await _nodes[0].CliAsync(
                ["cluster", "meet", RedisServer.Host, $"{_nodes[i].Port}", $"{busPorts[i]}"], cancellationToken);
        }

        await EveryNodeAsync("cluster info", ["cluster_state:ok", $"cluster_known_nodes:{_count}"], cancellationToken);
        for (var i = Masters; i < _count; i++)
        {
            var master = (await _nodes[i - Masters].CliAsync(["cluster", "myid"], cancellationToken)).Trim();
            await _nodes[i].CliAsync(["cluster", "replicate", master], cancellationToken);
        }

        foreach (var replica in _nodes.Skip(Masters))
        {
            await SaysAsync(replica, "info replication", ["role:slave", "master_link_status:up"], cancellationToken);
        }
    }

    private async Task EveryNodeAsync(string question, string[] answers, CancellationToken cancellationToken)
    {
        foreach (var node in _nodes)
        {
            await SaysAsync(node, question, answers, cancellationToken);
        }
    }

    private static Task SaysAsync(RedisServer node, string question, string[] answers, CancellationToken cancellationToken) =>
        Eventually.TrueAsync(
            async () =>
            {
                var said = await node.CliAsync(question.Split(' '), cancellationToken);
                return answers.All(said.Contains);
            },
            TimeSpan.FromSeconds(30),
            $"{question} says {string.Join(", ", answers)}");
}
