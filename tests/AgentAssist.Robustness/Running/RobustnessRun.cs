using AgentAssist.Robustness.Checking;
using AgentAssist.Robustness.Cluster;
using AgentAssist.Robustness.Faults;
using AgentAssist.Robustness.History;
using AgentAssist.Robustness.Traffic;

namespace AgentAssist.Robustness.Running;

/// <summary>
/// One run: start the servers, let everyone talk while things break, mend everything, wait for those who watch, read back
/// what is there, and hold it all against the promises.
/// </summary>
internal sealed class RobustnessRun(RunOptions options, Action<string> say)
{
    private const int FaultsNumber = 9_999;
    private static readonly TimeSpan TimeToServe = TimeSpan.FromSeconds(40);

    private Recorder _recorder = new();

    public async Task<RunResult> RunAsync(CancellationToken cancellationToken)
    {
        say($"Starting {options.Cluster.Nodes} node(s) over {options.Cluster.Store}, Redis: {options.Cluster.Redis}.");
        await using var cluster = await AssistCluster.StartAsync(options.Cluster, cancellationToken);
        _recorder = new Recorder();
        var nodes = cluster.Nodes.Select(node => new Target(node.Name, node.Address)).ToArray();
        using var balancer = new Target("the balancer", cluster.Balancer);
        try
        {
            var world = new World(_recorder, nodes, balancer, options.Seed, options.Pace);
            await using var desktops = new Desktops(world, all => [all.Balancer, all.Balancer]);
            world.Opened = desktops.Watch;
            var floors = new[] { new FloorDesktop("supervisor 1", balancer), new FloorDesktop("supervisor 2", nodes[^1]) };
            using var watching = new CancellationTokenSource();
            var watchingFloors = floors.Select(floor => floor.WatchAsync(watching.Token)).ToArray();

            foreach (var (line, node) in options.Switches.SelectMany(line => cluster.Nodes.Select(node => (line, node))))
            {
                await node.SwitchAsync(line, cancellationToken);
            }

            say($"Traffic and faults for {options.Duration.TotalSeconds:0} s, seed {options.Seed}.");
            await TalkAndBreakAsync(world, cluster, cancellationToken);

            say("Mended. Waiting for watchers and reading back.");
            await UntilAllServeAsync(cluster, cancellationToken);
            var history = await ReadBackAsync(world, desktops, floors);
            await watching.CancelAsync();
            await Task.WhenAll(watchingFloors);
            return new RunResult(options, history, Checker.Check(history), [.. cluster.Nodes.SelectMany(node => node.Errors)]);
        }
        finally
        {
            foreach (var node in nodes)
            {
                node.Dispose();
            }
        }
    }

    private async Task TalkAndBreakAsync(World world, AssistCluster cluster, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lasting = LastAsync(over);
        var talking = Cast(world).Select(actor => Task.Run(() => actor.RunAsync(over.Token), CancellationToken.None)).ToArray();
        var faults = FaultSchedule.All(cluster)
            .Where(fault => !options.FaultsLeftOut.Any(kind => fault.Kind.StartsWith(kind, StringComparison.Ordinal)))
            .Where(fault => options.Faults.Count == 0 || options.Faults.Any(kind => fault.Kind.StartsWith(kind, StringComparison.Ordinal)))
            .ToArray();
        var beside = options.Beside?.Invoke(cluster, over.Token) ?? Task.CompletedTask;
        await new FaultSchedule(faults, options.Quiet, world.RandomOf(FaultsNumber), _recorder, say).RunAsync(over.Token);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll([beside, lasting, .. talking]);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task LastAsync(CancellationTokenSource over)
    {
        var ending = _recorder.Now + options.Duration;
        var latest = ending + (options.Duration * 9);
        while (_recorder.Now < ending || (_recorder.Now < latest && _recorder.Operations.Count(operation => operation.IsAcknowledged) < options.Acknowledged))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested)
            {
                return;
            }
        }

        await over.CancelAsync();
    }

    private IEnumerable<Actor> Cast(World world)
    {
        for (var i = 1; i <= options.Agents; i++)
        {
            yield return new AgentActor(world, $"s{options.Seed}-agent{i}", i, isBot: i % 3 == 0);
        }

        yield return new SupervisorActor(world, $"s{options.Seed}-supervisor", 51);
        yield return new ImporterActor(world, $"s{options.Seed}-importer1", 61);
        yield return new ImporterActor(world, $"s{options.Seed}-importer2", 62);
        yield return new ContextActor(world, $"s{options.Seed}-reader1", 71);
        yield return new ContextActor(world, $"s{options.Seed}-reader2", 72);
    }

    private static async Task UntilAllServeAsync(AssistCluster cluster, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(TimeToServe);
        foreach (var node in cluster.Nodes)
        {
            while (!await node.IsServingAsync(bound.Token))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, bound.Token);
            }
        }
    }

    private async Task<RunHistory> ReadBackAsync(World world, Desktops desktops, IReadOnlyList<FloorDesktop> floors)
    {
        var readers = world.Nodes.Select(node => new FinalReader(node)).ToArray();
        var watches = await desktops.FinishAsync(await Retried(() => readers[0].HeadsAsync(world.Started)), options.TimeToCatchUp);

        // Watchers have ended, so whatever they saw is in what is read now.
        var heads = await Retried(() => readers[0].HeadsAsync(world.Started));
        var final = new List<FinalState>();
        foreach (var reader in readers)
        {
            final.Add(await Retried(() => reader.ReadAsync(
                heads, [.. world.KnownCustomers.Keys], reader == readers[0] ? _recorder.Add : _ => { })));
        }

        var live = LiveOf(final[0]);
        await SettledAsync(() => Task.FromResult(floors.All(floor => floor.Floor.SetEquals(live))));
        for (var i = 0; i < final.Count; i++)
        {
            IReadOnlySet<string> floor = final[i].Floor;
            var reader = readers[i];
            await SettledAsync(async () => (floor = await Retried(reader.FloorAsync)).SetEquals(live));
            final[i] = final[i] with { Floor = floor };
        }

        return new RunHistory
        {
            Operations = [.. _recorder.Operations],
            Watches = watches,
            Contexts = [.. _recorder.Contexts],
            Faults = [.. _recorder.Faults],
            WatchedFloors = [.. floors.Select(floor => (floor.Name, floor.Floor))],
            Final = final,
        };
    }

    private static HashSet<string> LiveOf(FinalState state) => state.Logs
        .Where(log => log.Value.Count > 0 && log.Value[^1].Content != LogEntry.Completed)
        .Select(log => log.Key)
        .ToHashSet(StringComparer.Ordinal);

    // What has not settled by then is for the checker to say.
    private async Task SettledAsync(Func<Task<bool>> settled)
    {
        var deadline = _recorder.Now + options.TimeToCatchUp;
        while (!await settled() && _recorder.Now < deadline)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    // Connections that were broken a moment ago are still on their way back.
    private static Task<T> Retried<T>(Func<Task<T>> read) => AgentAssist.Testing.Eventually.SucceedsAsync(read, TimeToServe);
}
