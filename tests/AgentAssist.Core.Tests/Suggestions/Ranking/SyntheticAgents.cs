using AgentAssist.Core.Suggestions.Ranking;

namespace AgentAssist.Core.Tests.Suggestions.Ranking;

/// <summary>How an agent of the simulation answers.</summary>
internal enum Manner
{
    /// <summary>Looks from the top, less and less closely, and sends what the situation calls for.</summary>
    Honest,

    /// <summary>Always sends what stands first.</summary>
    Lazy,

    /// <summary>Dismisses everything.</summary>
    Dismissive,

    /// <summary>Sends only what serves customers worst, wherever it stands.</summary>
    Perverse,
}

/// <summary>
/// A contact centre in numbers: agents answer suggestions by what truly serves each situation, the counts of that are what the ranking
/// learns from, and its regret is measured against the best order there is. Everything follows from the seed.
/// </summary>
internal sealed class SyntheticAgents(IReadOnlyDictionary<string, double[]> truth, IReadOnlyList<Manner> agents, int seed)
{
    private const int TurnsPerSnapshot = 100;

    // How surely an honest agent looks at what stands in a place.
    private static readonly double[] Examined = [1, 0.75, 0.55, 0.4];

    private readonly string[] _situations = [.. truth.Keys.Order(StringComparer.Ordinal)];
    private readonly Dictionary<ChoiceCount, (long Shown, long Worth)> _counts = [];
    private readonly Random _random = new(seed);

    /// <summary>What the counts teach now.</summary>
    public LearnedRanking Learned => LearnedRanking.Of(new RankingCounts(
        [.. _counts.Select(entry => entry.Key with { Shown = entry.Value.Shown, Worth = entry.Value.Worth })], []));

    /// <summary>Lets agents answer so many turns; returns the regret of each turn.</summary>
    /// <param name="learns">Whether what was learned is used, or the order of the plan for ever.</param>
    public double[] Run(int turns, bool learns = true)
    {
        var regret = new double[turns];
        LearnedRanking? learned = null;
        for (var turn = 0; turn < turns; turn++)
        {
            if (learns && turn % TurnsPerSnapshot == 0)
            {
                learned = Learned;
            }

            var situation = _situations[_random.Next(_situations.Length)];
            var order = Order(situation, learned, (ulong)(turn + 1));
            regret[turn] = Value(Best(situation).Select(i => truth[situation][i])) - Value(order.Select(i => truth[situation][i]));
            Count(situation, order, _random.Next(agents.Count));
        }

        return regret;
    }

    /// <summary>The approaches of a situation in the order in which they truly serve.</summary>
    public int[] Best(string situation) => [.. Enumerable.Range(0, truth[situation].Length).OrderByDescending(i => truth[situation][i])];

    /// <summary>The approaches of a situation in the order that is believed in, without chance.</summary>
    public int[] Believed(string situation)
    {
        var learned = Learned;
        return [.. Enumerable.Range(0, truth[situation].Length).OrderByDescending(i => learned.Ratio(situation, Name(i), i))];
    }

    private int[] Order(string situation, LearnedRanking? learned, ulong chance) =>
    [
        .. Enumerable.Range(0, truth[situation].Length)
            .OrderByDescending(i => learned?.Fit(situation, Name(i), i, AgentAssist.Core.Suggestions.StableHash.Of(situation, (long)chance)) ?? RankingPrior.Fit(i)),
    ];

    // The chance that an honest agent sends anything of this order.
    private static double Value(IEnumerable<double> inOrder) =>
        1 - inOrder.Select((serves, place) => 1 - (Examined[place] * serves)).Aggregate(1.0, (a, b) => a * b);

    private void Count(string situation, int[] order, int agent)
    {
        var sent = agents[agent] switch
        {
            Manner.Lazy => 0,
            Manner.Dismissive => -1,
            Manner.Perverse => Array.IndexOf(order, Best(situation)[^1]),
            _ => Array.FindIndex(order, i => _random.NextDouble() < Examined[Array.IndexOf(order, i)] * truth[situation][i]),
        };
        for (var place = 0; place < order.Length; place++)
        {
            var key = new ChoiceCount(situation, Name(order[place]), place + 1, agent, 0, 0);
            var (shown, worth) = _counts.GetValueOrDefault(key);
            _counts[key] = (shown + 1, worth + (place == sent ? ChoiceCount.Whole : 0));
        }
    }

    private static string Name(int approach) => $"approach {approach}";
}
