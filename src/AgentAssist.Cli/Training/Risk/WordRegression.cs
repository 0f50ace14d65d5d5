using AgentAssist.Core.Understanding.Risk;

namespace AgentAssist.Cli.Training.Risk;

/// <summary>Learns how much each n-gram of a customer speaks for escalation: logistic regression by AdaGrad (Duchi et al. 2011).</summary>
internal static class WordRegression
{
    private const int LeastDialogues = 3;
    private const int Epochs = 12;
    private const double Rate = 0.2;
    private const double Decay = 1e-3;
    private const double Floor = 1e-6;

    public static WordWeights Fit(IReadOnlyList<uint[]> words, IReadOnlyList<bool> truths, int seed)
    {
        var space = FeatureSpace.Of(words, LeastDialogues);
        var rows = space.Project(words);
        var (weights, squares) = (new double[space.Hashes.Length], new double[space.Hashes.Length]);
        var intercept = Math.Log((truths.Count(truth => truth) + 0.5) / (truths.Count(truth => !truth) + 0.5));
        var order = Enumerable.Range(0, words.Count).ToArray();
        var random = new Random(seed);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var row in order)
            {
                var share = 1 / Math.Sqrt(rows[row].Length + 1);
                var logit = intercept;
                foreach (var word in rows[row])
                {
                    logit += share * weights[word];
                }

                var wrong = Numbers.Probability((float)logit) - (truths[row] ? 1 : 0);
                foreach (var word in rows[row])
                {
                    var slope = (wrong * share) + (Decay * weights[word]);
                    squares[word] += slope * slope;
                    weights[word] -= Rate * slope / (Math.Sqrt(squares[word]) + Floor);
                }
            }
        }

        return Quantize(space.Hashes, weights);
    }

    /// <summary>How a dialogue's words add up, as in a conversation.</summary>
    public static double Score(WordWeights weights, uint[] words)
    {
        var (sum, count) = (0.0, 1);
        foreach (var word in words)
        {
            if (weights.TryGet(word, out var weight))
            {
                sum += weight;
                count++;
            }
        }

        return ConversationReader.Wording(sum, count);
    }

    private static WordWeights Quantize(uint[] hashes, double[] weights)
    {
        var most = weights.Select(Math.Abs).DefaultIfEmpty(0).Max();
        var scale = (float)(most / sbyte.MaxValue);
        var kept = weights.Select((weight, i) => (Hash: hashes[i], Units: (sbyte)Math.Round(most > 0 ? weight / scale : 0))).ToArray();
        return new WordWeights(scale, [.. kept.Select(k => k.Hash)], [.. kept.Select(k => k.Units)]);
    }
}
