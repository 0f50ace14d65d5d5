using System.Collections.Concurrent;
using AgentAssist.Client;
using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Traffic;

/// <summary>Those who watch: desktops that resume, some of them slow, and programs that read one stream.</summary>
internal sealed class Desktops : IAsyncDisposable
{
    private const int MostAtOnce = 24;
    private const int Number = 9_000;
    private static readonly TimeSpan SlowestReader = TimeSpan.FromMilliseconds(150);

    private readonly World _world;
    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly ConcurrentQueue<(Watcher Watcher, Task Task)> _watches = new();
    private readonly CancellationTokenSource _end = new();
    private readonly AgentAssistClient[] _clients;
    private readonly Func<World, IReadOnlyList<Target>> _where;
    private int _lastId;
    private int _atWork;

    /// <param name="where">Where watchers connect.</param>
    public Desktops(World world, Func<World, IReadOnlyList<Target>> where)
    {
        _world = world;
        _where = where;
        _random = world.RandomOf(Number);
        _clients = [.. where(world).Select(Connect)];
    }

    public static AgentAssistClient Connect(Target target) => new(new AgentAssistClientOptions
    {
        Address = target.Address,
        SilenceLimit = TimeSpan.FromSeconds(3),
        KeepAlivePeriod = TimeSpan.FromSeconds(1),
        ConnectTimeout = TimeSpan.FromSeconds(1),
        BackoffBase = TimeSpan.FromMilliseconds(50),
        BackoffMax = TimeSpan.FromMilliseconds(500),
        ReconnectSpread = TimeSpan.FromMilliseconds(250),
        JitterSeed = Number,
    });

    /// <summary>Sets one or two watchers on a conversation, unless enough are at work.</summary>
    public void Watch(LiveConversation conversation)
    {
        lock (_gate)
        {
            for (var i = _random.Next(1, 3); i > 0 && Volatile.Read(ref _atWork) < MostAtOnce; i--)
            {
                Watch(conversation.Id);
            }
        }
    }

    /// <summary>Waits until everyone who resumes has come as far as the log, or the time is up; ends all and returns their records.</summary>
    public async Task<IReadOnlyList<Watch>> FinishAsync(IReadOnlyDictionary<string, long> heads, TimeSpan within)
    {
        var deadline = _world.Recorder.Now + within;
        while (_world.Recorder.Now < deadline && _watches.Any(watch => IsBehind(watch.Watcher)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        await _end.CancelAsync();
        await Task.WhenAll(_watches.Select(watch => watch.Task));
        return [.. _watches.Select(watch => watch.Watcher.Record(watch.Watcher.Resumes ? heads.GetValueOrDefault(watch.Watcher.Conversation) : 0))];

        bool IsBehind(Watcher watcher) =>
            watcher is { Resumes: true, HasEnded: false } && watcher.Last < heads.GetValueOrDefault(watcher.Conversation);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_watches.Select(watch => watch.Task));
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        _end.Dispose();
    }

    private void Watch(string conversation)
    {
        var where = _where(_world);
        var kind = _random.Next(6);
        var at = _random.Next(where.Count);
        var target = kind == 0 ? _world.Nodes[_random.Next(_world.Nodes.Count)] : where[at];
        var watcher = new Watcher(++_lastId, conversation, start: _random.Next(4) == 0 ? 0 : 1, target.Name, _world.Recorder);
        Func<CancellationToken, Task> pause = kind == 1 ? DawdleAsync : _ => Task.CompletedTask;
        _watches.Enqueue((watcher, Task.Run(async () =>
        {
            Interlocked.Increment(ref _atWork);
            await (kind == 0 ? watcher.WatchOnceAsync(target.Invoker, _end.Token) : watcher.ResumeAsync(_clients[at], pause, _end.Token));
            Interlocked.Decrement(ref _atWork);
        })));
    }

    private static Task DawdleAsync(CancellationToken cancellationToken) =>
        Task.Delay(SlowestReader, TimeProvider.System, cancellationToken);
}
