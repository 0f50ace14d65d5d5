using System.Security.Cryptography;
using System.Text;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;

namespace AgentAssist.Simulation.World;

/// <summary>Everything that a run shares: chance, time, what is broken, the truth, and the nodes over it.</summary>
internal sealed class Universe
{
    public const int NodeCount = 3;
    private readonly IncrementalHash _trace = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public Universe(int seed, Sabotage sabotage, bool prints)
    {
        Random = new Random(seed);
        Sabotage = sabotage;
        Prints = prints;
        Record = new InMemorySystemOfRecord(Time, secretSeed: new byte[32]);
        Cache = NewCache();
        Nodes = [.. Enumerable.Range(0, NodeCount).Select(index => new Node(this, index, incarnation: 0))];
    }

    public Random Random { get; }

    public Sabotage Sabotage { get; }

    public bool Prints { get; }

    public VirtualTime Time { get; } = new();

    public Faults Faults { get; } = new();

    public History History { get; } = new();

    /// <summary>The truth; nodes reach it only through ports that fail.</summary>
    public InMemorySystemOfRecord Record { get; }

    public InMemoryHistoryCache Cache { get; private set; }

    public Node[] Nodes { get; }

    public bool Chance(double share) => share > 0 && Random.NextDouble() < share;

    /// <summary>Lets a little time pass, or more where everything is slow.</summary>
    public Task TravelAsync(int milliseconds = 4) => Task.Delay(
        TimeSpan.FromMicroseconds(Random.Next(1, (milliseconds + Random.Next(Faults.SlowMilliseconds + 1)) * 1000)), Time);

    public void FlushCache() => Cache = NewCache();

    /// <summary>Ends a node in the midst of whatever it does; another takes its place after a while.</summary>
    public async Task CrashAsync(int index, TimeSpan down)
    {
        Nodes[index].Crash();
        await Task.Delay(down, Time);
        Nodes[index] = new Node(this, index, Nodes[index].Incarnation + 1);
        Nodes[index].Start();
        Trace($"node {index} is back");
    }

    /// <summary>Adds to what two runs of a seed must have in common.</summary>
    public void Trace(string line)
    {
        var at = $"{Time.Elapsed.TotalMilliseconds,12:0.000} {line}";
        _trace.AppendData(Encoding.UTF8.GetBytes(at + "\n"));
        if (Prints)
        {
            Console.WriteLine(at);
        }
    }

    public string TraceHash() => Convert.ToHexString(_trace.GetCurrentHash())[..16];

    private InMemoryHistoryCache NewCache() => new(new InMemoryHistoryCacheOptions(), Time, new Random(Random.Next()));
}
