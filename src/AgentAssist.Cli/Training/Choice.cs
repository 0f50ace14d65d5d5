namespace AgentAssist.Cli.Training;

/// <summary>Of several labels, one.</summary>
internal static class Choice
{
    /// <summary>The probabilities that log-odds stand for when one of them must be right (softmax).</summary>
    public static float[] Probabilities(ReadOnlySpan<float> logits)
    {
        var probabilities = new float[logits.Length];
        var most = float.MinValue;
        foreach (var logit in logits)
        {
            most = Math.Max(most, logit);
        }

        var sum = 0f;
        for (var i = 0; i < logits.Length; i++)
        {
            probabilities[i] = Numbers.Exp(logits[i] - most);
            sum += probabilities[i];
        }

        for (var i = 0; i < logits.Length; i++)
        {
            probabilities[i] /= sum;
        }

        return probabilities;
    }

    public static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }
}
