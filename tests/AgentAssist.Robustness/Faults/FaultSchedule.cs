using AgentAssist.Robustness.Cluster;
using AgentAssist.Robustness.History;

namespace AgentAssist.Robustness.Faults;

/// <summary>
/// Brings faults about, one after the other and at times two at once, with quiet between them. Kinds are drawn without
/// putting back, so that all come before one comes again; the seed decides everything.
/// </summary>
/// <param name="quiet">How long it is quiet between two faults, in seconds.</param>
internal sealed class FaultSchedule(
    IReadOnlyList<Fault> faults, (double Least, double Most) quiet, Random random, Recorder recorder, Action<string> say)
{
    private const double ShareOfPairs = 0.25;
    private const int HealAttempts = 3;

    private readonly List<Fault> _bag = [];
    private readonly List<Fault> _unhealed = [];

    /// <summary>Every fault that this cluster can have.</summary>
    public static IReadOnlyList<Fault> All(AssistCluster cluster) =>
    [
        .. cluster.Nodes.SelectMany(node => NodeFaults.Of(node).Concat(LinkFaults.Of(node)).Concat(PortFaults.Of(node))),
        .. cluster.Redis.SelectMany(RedisFaults.Of),
        .. cluster.Postgres is { } postgres ? PostgresFaults.Of(postgres) : [],
    ];

    /// <summary>Goes on until cancelled; nothing is broken when it returns.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (faults.Count > 0 && await PauseAsync(quiet.Least, quiet.Most, cancellationToken))
        {
            var (first, second) = DrawOneOrTwo();
            await BreakAsync(
                first,
                () => second is null ? Task.CompletedTask : BreakAsync(second, () => Task.CompletedTask, cancellationToken),
                cancellationToken);
            await HealTheRestAsync();
        }
    }

    private async Task BreakAsync(Fault fault, Func<Task> meanwhile, CancellationToken cancellationToken)
    {
        var began = recorder.Now;
        say($"{began.TotalSeconds,7:0.0} s  {fault.Kind} of {fault.Target}");
        try
        {
            await fault.InjectAsync(cancellationToken);

            // What was answered until here was answered before the loss.
            began = recorder.Now;
            await meanwhile();
            await PauseAsync(0.2, fault.Longest.TotalSeconds, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or Npgsql.NpgsqlException)
        {
            // The run is over, or the other fault of a pair took away what this one needs.
        }
        finally
        {
            await TryHealAsync(fault);
            recorder.Add(new FaultRecord(fault.Kind, fault.Target, began, recorder.Now));
        }
    }

    private async Task TryHealAsync(Fault fault)
    {
        try
        {
            await fault.HealAsync();
        }
        catch (InvalidOperationException)
        {
            // A node does not come up while the other fault of the pair has its database, nor in time on a machine that
            // is busy with other things.
            _unhealed.Add(fault);
        }
    }

    private async Task HealTheRestAsync()
    {
        for (var attempt = 1; _unhealed.Count > 0; attempt++)
        {
            var late = _unhealed.ToArray();
            _unhealed.Clear();
            foreach (var fault in late)
            {
                await (attempt < HealAttempts ? TryHealAsync(fault) : fault.HealAsync());
            }
        }
    }

    // A bag of kinds: three nodes must not make a fault of a node three times as frequent as one of PostgreSQL.
    private Fault Draw(Func<Fault, bool> fits)
    {
        if (!_bag.Exists(fault => fits(fault)))
        {
            _bag.AddRange(faults.GroupBy(fault => fault.Kind).Select(kind => kind.ElementAt(random.Next(kind.Count()))));
        }

        var fitting = _bag.Where(fits).ToArray();
        var drawn = fitting[random.Next(fitting.Length)];
        _bag.Remove(drawn);
        return drawn;
    }

    // The second is mended first. A node starts only over its database, so that a lost database is mended before it.
    private (Fault First, Fault? Second) DrawOneOrTwo()
    {
        var first = Draw(_ => true);
        return random.NextDouble() < ShareOfPairs && DrawBeside(first) is { } second
            ? second.StartsNode ? (second, first) : (first, second)
            : (first, null);
    }

    // Healing one of a pair must not heal, nor need, the other: they befall different things.
    private Fault? DrawBeside(Fault first) =>
        faults.Any(fault => fault.Target != first.Target) ? Draw(fault => fault.Target != first.Target) : null;

    private async Task<bool> PauseAsync(double least, double most, CancellationToken cancellationToken)
    {
        var seconds = least + random.NextDouble() * Math.Max(0, most - least);
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }
}
