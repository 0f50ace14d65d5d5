using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>ISSUE: what it is about, in the customer's own words: the sentences that tell most of it.</summary>
internal static class IssueLine
{
    private const string Topic = "ISSUE";
    private const double Telling = 1;

    public static IEnumerable<BriefItem> Read(BriefView view)
    {
        var sentences = BriefView.Sentences(view.CustomerTurns).Select((said, order) => (said.Turn, said.Text, Order: order, Weight: Weight(said.Turn, said.Text))).ToArray();
        if (sentences.Length == 0)
        {
            yield break;
        }

        // The first words that tell something say what the customer came for; what comes later adds to them.
        var first = sentences.FirstOrDefault(s => s.Weight > Telling).Turn ?? sentences[0].Turn;
        var best = sentences.Where(s => s.Turn == first).MaxBy(s => s.Weight);
        yield return BriefItem.Quote(Topic, 0, "The customer says:", best.Text, BriefView.Utterance(best.Turn.UtteranceId));

        var known = RecordSubject.Of(best.Text);
        var next = sentences
            .Where(s => s.Order != best.Order && s.Weight > Telling && RecordSubject.Of(s.Text).Any(stem => !known.Contains(stem)))
            .OrderByDescending(s => s.Weight)
            .FirstOrDefault();
        if (next.Text is not null)
        {
            yield return BriefItem.Quote(Topic, BriefItem.Extra, "Also:", next.Text, BriefView.Utterance(next.Turn.UtteranceId));
        }
    }

    // What happened and to what tells most; a mere outburst, however strong, tells nothing.
    private static double Weight(PriorTurn turn, string sentence)
    {
        var issue = CustomerIssue.Read(sentence);
        var words = WordCount.Of(sentence);
        return (issue.Happened is { } happened ? 1 + (Math.Min(happened.Trouble, 3) / 3.0) : 0)
            + (issue.Thing is null ? 0 : 0.5)
            + (Math.Min(RecordSubject.Of(sentence).Count, 4) * 0.4)
            + (turn.Analysis?.Complaint ?? 0)
            + (issue.Wish is null && issue.Task is null ? 0 : 0.5)
            - (words < 4 ? 1 : 0);
    }
}
