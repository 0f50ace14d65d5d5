using System.Buffers;
using System.Runtime.InteropServices;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>A reply that fits.</summary>
/// <param name="Share">How much of all belief goes to it, 0 to 1: how sure it is.</param>
internal readonly record struct RankedReply(LearnedReply Reply, double Share);

/// <summary>
/// Finds what agents said in situations like one. Scores a reply by how often it is said and by how much more often each feature of the
/// situation comes with it than with replies in general: a naive Bayes model whose counts are drawn towards what is common
/// (<see cref="Drawn"/> observations of it), with a weight for each group of features, because words of one turn are not independent.
/// Inverted lists hold the logarithms; a look-up adds up the lists of the situation's features. Immutable and thread-safe; the
/// same situation always gives the same order.
/// </summary>
internal sealed class LearnedIndex
{
    private const float Drawn = 50;

    /// <summary>
    /// What differences of scores are multiplied by before they are read as odds: features that say the same thing twice make a sum of
    /// logarithms too sure of itself. Found as the weights were.
    /// </summary>
    private const float Doubt = 0.4f;

    /// <summary>How much less likely a reply is once it was given in this conversation, as a logarithm.</summary>
    private const float SaidBefore = -1;

    private readonly LearnedReply[] _replies;
    private readonly float[] _priors;
    private readonly float[] _absences;
    private readonly Dictionary<ulong, (int Start, int Length)> _lists;
    private readonly int[] _places;
    private readonly float[] _gains;
    private readonly Dictionary<string, int> _byText;

    private LearnedIndex(
        LearnedReply[] replies, float[] priors, float[] absences, Dictionary<ulong, (int Start, int Length)> lists, int[] places, float[] gains)
    {
        (_replies, _priors, _absences, _lists, _places, _gains) = (replies, priors, absences, lists, places, gains);
        _byText = replies.Select((reply, place) => (reply.Text, place)).ToDictionary(entry => entry.Text, entry => entry.place, StringComparer.Ordinal);
    }

    public int Count => _replies.Length;

    /// <summary>Builds the index of replies that have a text.</summary>
    public static LearnedIndex Of(IEnumerable<LearnedReply> replies)
    {
        LearnedReply[] all = [.. replies.OrderBy(reply => reply.ReplyId, StringComparer.Ordinal)];
        var total = Math.Max(1, all.Sum(reply => reply.Uses));
        var sums = new Dictionary<ulong, (long Count, int Replies)>();
        foreach (var reply in all)
        {
            for (var i = 0; i < reply.Features.Features.Length; i++)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, reply.Features.Features[i], out _);
                sum = (sum.Count + reply.Features.Counts[i], sum.Replies + 1);
            }
        }

        var lists = new Dictionary<ulong, (int Start, int Length)>(sums.Count);
        var next = 0;
        foreach (var (feature, (_, count)) in sums)
        {
            lists.Add(feature, (next, 0));
            next += count;
        }

        var places = new int[next];
        var gains = new float[next];
        for (var place = 0; place < all.Length; place++)
        {
            var counts = all[place].Features;
            for (var i = 0; i < counts.Features.Length; i++)
            {
                var feature = counts.Features[i];
                ref var list = ref CollectionsMarshal.GetValueRefOrNullRef(lists, feature);
                var common = Drawn * (sums[feature].Count / (float)total);
                places[list.Start + list.Length] = place;
                gains[list.Start + list.Length] = FeatureWeights.Of(FeatureWeights.GroupOf(feature)) * MathF.Log(1 + (counts.Counts[i] / common));
                list.Length++;
            }
        }

        return new LearnedIndex(
            all,
            [.. all.Select(reply => MathF.Log(reply.Uses / (float)total))],
            [.. all.Select(reply => MathF.Log(1 + (reply.Uses / Drawn)))],
            lists,
            places,
            gains);
    }

    /// <summary>Writes the replies that fit best, the best first, and returns how many there are.</summary>
    /// <param name="features">The situation's.</param>
    /// <param name="said">The texts of our replies in this conversation.</param>
    public int Rank(ReadOnlySpan<ulong> features, IReadOnlyCollection<string> said, Span<RankedReply> best)
    {
        if (_replies.Length == 0 || best.Length == 0)
        {
            return 0;
        }

        var rented = ArrayPool<float>.Shared.Rent(_replies.Length);
        var scores = rented.AsSpan(0, _replies.Length);
        Score(features, said, scores);
        Span<int> top = stackalloc int[Math.Min(best.Length, _replies.Length)];
        var count = Best(scores, top);
        var sum = 0.0;
        var highest = scores[top[0]];
        foreach (var score in scores)
        {
            sum += Math.Exp((score - highest) * Doubt);
        }

        for (var i = 0; i < count; i++)
        {
            best[i] = new RankedReply(_replies[top[i]], Math.Exp((scores[top[i]] - highest) * Doubt) / sum);
        }

        ArrayPool<float>.Shared.Return(rented);
        return count;
    }

    private void Score(ReadOnlySpan<ulong> features, IReadOnlyCollection<string> said, Span<float> scores)
    {
        _priors.CopyTo(scores);
        var weight = 0f;
        foreach (var feature in features)
        {
            if (!_lists.TryGetValue(feature, out var list))
            {
                continue;
            }

            weight += FeatureWeights.Of(FeatureWeights.GroupOf(feature));
            var places = _places.AsSpan(list.Start, list.Length);
            var gains = _gains.AsSpan(list.Start, list.Length);
            for (var i = 0; i < places.Length; i++)
            {
                scores[places[i]] += gains[i];
            }
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] -= weight * _absences[i];
        }

        foreach (var text in said)
        {
            if (_byText.TryGetValue(text, out var place))
            {
                scores[place] += SaidBefore;
            }
        }
    }

    // The highest scores; among equals the lower place, so that the order never depends on chance.
    private static int Best(ReadOnlySpan<float> scores, Span<int> top)
    {
        var count = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (count == top.Length && scores[i] <= scores[top[count - 1]])
            {
                continue;
            }

            var at = count < top.Length ? count++ : count - 1;
            for (; at > 0 && scores[top[at - 1]] < scores[i]; at--)
            {
                top[at] = top[at - 1];
            }

            top[at] = i;
        }

        return count;
    }
}
