using System.Collections.Concurrent;
using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Traffic;

/// <summary>What all actors share: where to call, the record of it, and what they know of each other's conversations.</summary>
internal sealed class World(Recorder recorder, IReadOnlyList<Target> nodes, Target balancer, int seed, double pace)
{
    private const int Customers = 5;
    private static readonly TimeSpan CustomersChange = TimeSpan.FromSeconds(90);

    private readonly ConcurrentDictionary<string, LiveConversation> _live = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _started = new();

    public Recorder Recorder { get; } = recorder;

    public IReadOnlyList<Target> Nodes { get; } = nodes;

    public Target Balancer { get; } = balancer;

    /// <summary>Every conversation that somebody tried to start.</summary>
    public IReadOnlyCollection<string> Started => _started;

    public ConcurrentDictionary<string, bool> KnownCustomers { get; } = new(StringComparer.Ordinal);

    /// <summary>Told of every conversation whose start was acknowledged.</summary>
    public Action<LiveConversation> Opened { get; set; } = _ => { };

    public Random RandomOf(int actor) => new(unchecked(seed * 1_000_003 + actor));

    /// <summary>A customer whom others write about at the same time; new ones now and then, so that histories stay short.</summary>
    public string Customer(Random random)
    {
        var customer = $"customer-{(int)(Recorder.Now / CustomersChange)}-{random.Next(Customers)}";
        KnownCustomers.TryAdd(customer, true);
        return customer;
    }

    /// <summary>The highest version that a write about this customer was answered with; 0 before the first.</summary>
    public long NewestVersion(string customer) => _versions.GetValueOrDefault(customer);

    public void Wrote(string customer, long version) =>
        _versions.AddOrUpdate(customer, version, (_, known) => Math.Max(known, version));

    public void Starting(string conversation) => _started.Enqueue(conversation);

    public void Open(LiveConversation conversation)
    {
        _live[conversation.Id] = conversation;
        Opened(conversation);
    }

    public void Close(LiveConversation conversation) => _live.TryRemove(conversation.Id, out _);

    /// <summary>A conversation that some actor leads at present; null when there is none.</summary>
    public LiveConversation? AnyLive(Random random)
    {
        var live = _live.Values.OrderBy(conversation => conversation.Id, StringComparer.Ordinal).ToArray();
        return live.Length == 0 ? null : live[random.Next(live.Length)];
    }

    /// <summary>Waits as a person would, so that the machine is busy and not drowned.</summary>
    public Task PauseAsync(Random random, int leastMs, int mostMs, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(random.Next(leastMs, mostMs) * pace), TimeProvider.System, cancellationToken);
}

/// <summary>A conversation as far as clients know it.</summary>
internal sealed class LiveConversation(string id)
{
    private volatile string _suggestion = "";

    public string Id { get; } = id;

    /// <summary>The last suggestion that was offered; empty before the first.</summary>
    public string Suggestion
    {
        get => _suggestion;
        set => _suggestion = value;
    }

    /// <summary>Alerts that nobody has acknowledged yet.</summary>
    public ConcurrentQueue<string> Alerts { get; } = new();
}
