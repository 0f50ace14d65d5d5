using System.Text.RegularExpressions;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>TRIED: what our side has answered so far, and what the customer has done about it already.</summary>
internal static partial class TriedLine
{
    private const string Topic = "TRIED";

    /// <param name="told">Sentences that another line repeats.</param>
    public static IEnumerable<BriefItem> Read(BriefView view, IReadOnlySet<string> told)
    {
        var answers = BriefView.Sentences(view.OurTurns).Where(said => !told.Contains(said.Text)).ToArray();
        var telling = answers.Where(said => IsAnswer(said.Text)).ToArray();
        if (telling.Length > 0)
        {
            var last = telling[^1];
            yield return BriefItem.Quote(Topic, 4, "We said:", last.Text, BriefView.Utterance(last.Turn.UtteranceId));
            if (telling.Length > 1)
            {
                var before = telling[^2];
                yield return BriefItem.Quote(Topic, BriefItem.Extra + 3, "Before that:", before.Text, BriefView.Utterance(before.Turn.UtteranceId));
            }
        }
        else if (view.OurTurns.Count > 0)
        {
            yield return new BriefItem(Topic, 4, "We have not answered it yet.", BriefView.Utterance(view.OurTurns[^1].UtteranceId));
        }
        else if (view.CustomerTurns.Count > 0)
        {
            yield return new BriefItem(Topic, 4, "Nobody has answered yet.", BriefView.Utterance(view.CustomerTurns[^1].UtteranceId));
        }

        var own = BriefView.Sentences(view.CustomerTurns).LastOrDefault(said => !told.Contains(said.Text) && OwnDeed().IsMatch(said.Text));
        if (own.Text is not null)
        {
            yield return BriefItem.Quote(Topic, BriefItem.Extra + 1, "They have done this already:", own.Text, BriefView.Utterance(own.Turn.UtteranceId));
        }
    }

    // A greeting, a thank-you, a mere apology, a question and a promise are no answer.
    private static bool IsAnswer(string sentence) =>
        sentence[^1] != '?' && !NextLine.IsCommitment(sentence) && !Manners().IsMatch(sentence)
        && WordCount.Of(sentence) >= 4 && RecordSubject.Of(sentence).Count > 0;

    [GeneratedRegex(@"^(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|welcome|thank|thanks|my name is|this is)\b|^(?:I'm|I am|we're|we are) (?:so |very |really |truly )*sorry\b[^,;]*$|^let me\b|\b(?:one moment|bear with me)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Manners();

    [GeneratedRegex(@"\bI(?:['’]ve| have)?(?: already| even| just| now)* (?:tried|restarted|reset|rebooted|reinstalled|unplugged|cleared|checked|called|phoned|rang|rung|e-?mailed|wrote|written|sent|returned|paid|went|waited|explained|reported|gave|given|uploaded|cancelled|canceled|been)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex OwnDeed();
}
