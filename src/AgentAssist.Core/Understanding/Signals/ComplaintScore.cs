namespace AgentAssist.Core.Understanding.Signals;

/// <summary>How surely a text complains: says that something violates what its writer could expect.</summary>
internal static class ComplaintScore
{
    private const double FromSentiment = 0.9;
    private const double QuestionShare = 0.6;

    /// <param name="sentiment">-1 to 1.</param>
    /// <param name="onlyQuestions">Whether nothing is stated, only asked.</param>
    public static double Of(double sentiment, bool onlyQuestions, List<FoundSignal> signals)
    {
        var sum = Math.Max(0, -sentiment) * FromSentiment * (onlyQuestions ? QuestionShare : 1);
        foreach (var signal in signals)
        {
            sum += signal.Effect.Complaint * signal.Score;
        }

        return Math.Round(Math.Clamp(1 - Math.Exp(-sum), 0, 1), 4);
    }
}
