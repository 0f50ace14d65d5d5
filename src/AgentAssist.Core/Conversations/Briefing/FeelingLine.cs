using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Risk;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>FEELING: how the customer feels, the words that show it, and why.</summary>
internal static class FeelingLine
{
    private const string Topic = "FEELING";
    private const double Sure = 0.5;
    private const int MostReasons = 2;
    private const int MostWords = 10;
    private const int LongestAround = 14;
    private const int TellingWord = 4;

    // Words that ask or weigh something show that, and no feeling that the next agent must meet.
    private static readonly HashSet<string> Faint = new(StringComparer.Ordinal)
    {
        "neutral", "curiosity", "realization", "desire", "approval", "optimism", "caring",
    };

    // In the order in which a reason weighs.
    private static readonly (SignalKind Kind, string Reason)[] Reasons =
    [
        (SignalKind.PromiseBroken, "a promise was not kept"),
        (SignalKind.Fairness, "they feel treated unfairly"),
        (SignalKind.Effort, "it has cost them much effort"),
        (SignalKind.QuestionUnanswered, "a question went unanswered"),
        (SignalKind.Urgency, "time is running out"),
        (SignalKind.Confusion, "they cannot make sense of it"),
    ];

    private static readonly (SignalKind Kind, string Note)[] Notes =
    [
        (SignalKind.WantsSupervisor, "They want someone senior."),
        (SignalKind.WantsHuman, "They want to speak to a person."),
        (SignalKind.LegalOrPress, "They speak of lawyers, regulators or press."),
        (SignalKind.Churn, "They are thinking of leaving."),
    ];

    public static IEnumerable<BriefItem> Read(BriefView view)
    {
        if (Latest(view, SignalKind.Vulnerability) is { } fragile)
        {
            var words = Around(fragile.Turn, fragile.Signal.Spans);
            yield return new BriefItem(
                Topic, 1, words.Length > 0 ? $"Take particular care: {words}." : "Take particular care.", BriefView.Utterance(fragile.Turn.UtteranceId));
        }

        var felt = view.CustomerTurns.LastOrDefault(turn => Strongest(turn) is not null);
        var reasons = Reasons.Select(r => (r.Reason, Found: Latest(view, r.Kind))).Where(r => r.Found is not null).Take(MostReasons).ToArray();
        var why = SpokenStyle.Listing([.. reasons.Select(r => r.Reason)]);
        Evidence[] evidence = [.. reasons.Select(r => BriefView.Utterance(r.Found!.Value.Turn.UtteranceId))];
        if (felt is not null && Strongest(felt) is { } cue)
        {
            // Joy has no need of a reason that is a grievance.
            var because = why.Length > 0 && felt.Analysis!.SentimentLabel != SentimentLabel.Positive ? $", because {why}" : "";
            var words = Words(felt, cue.Spans, MostWords);
            var shown = words.Length > 0 ? $", in their words {words}" : "";
            yield return new BriefItem(
                Topic,
                3,
                [$"They show {cue.Label}{shown}{because}.", $"They show {cue.Label}{shown}."],
                [BriefView.Utterance(felt.UtteranceId), .. because.Length > 0 ? evidence : []]);
        }
        else if (why.Length > 0)
        {
            yield return new BriefItem(Topic, 3, $"{char.ToUpperInvariant(why[0])}{why[1..]}.", evidence);
        }

        foreach (var (kind, note) in Notes)
        {
            if (Latest(view, kind) is { } found)
            {
                yield return new BriefItem(Topic, BriefItem.Extra, note, BriefView.Utterance(found.Turn.UtteranceId));
            }
        }

        if (view.CustomerTurns.Count > 0 && view.CustomerTurns[^1].Analysis?.Risk >= RiskLevels.High)
        {
            yield return new BriefItem(Topic, BriefItem.Extra, "It may escalate.", BriefView.Utterance(view.CustomerTurns[^1].UtteranceId));
        }
    }

    private static EmotionCue? Strongest(PriorTurn turn) => turn.Analysis?.Emotions.FirstOrDefault(cue => !Faint.Contains(cue.Label));

    private static (PriorTurn Turn, Signal Signal)? Latest(BriefView view, SignalKind kind)
    {
        for (var i = view.CustomerTurns.Count - 1; i >= 0; i--)
        {
            if (view.CustomerTurns[i].Analysis?.Signals.FirstOrDefault(s => s.Kind == kind && s.Score >= Sure) is { } signal)
            {
                return (view.CustomerTurns[i], signal);
            }
        }

        return null;
    }

    // The customer's words from the first to the last span, where that is short; else those of the first spans, each quoted.
    private static string Words(PriorTurn turn, IEnumerable<TextSpan> spans, int most)
    {
        var parts = new List<(int Start, int End)>();
        foreach (var span in spans.Where(s => s.Start >= 0 && s.End <= turn.Text.Length && s.Start < s.End).OrderBy(s => s.Start).ThenByDescending(s => s.End))
        {
            if ((parts.Count == 0 || span.Start >= parts[^1].End) && turn.Text.AsSpan(span.Start, span.End - span.Start).IndexOfAnyInRange('A', 'z') >= 0)
            {
                parts.Add((span.Start, span.End));
            }
        }

        if (parts.Count == 0)
        {
            return "";
        }

        var whole = turn.Text[parts[0].Start..parts[^1].End];
        if (!whole.Split(' ').Any(word => word.Count(char.IsLetter) >= TellingWord))
        {
            return Around(turn, spans);
        }

        return WordCount.Of(whole) <= most && Sentence.Split(whole).Count() == 1
            ? Quote(whole, most)
            : SpokenStyle.Listing([.. parts.Select(part => Quote(turn.Text[part.Start..part.End], most)).Where(quote => quote.Length > 0).Distinct(StringComparer.Ordinal).Take(2)]);
    }

    // The sentence of the first span, for words that say nothing without the others.
    private static string Around(PriorTurn turn, IEnumerable<TextSpan> spans)
    {
        var first = spans.Where(s => s.Start >= 0 && s.End <= turn.Text.Length && s.Start < s.End).MinBy(s => s.Start);
        var words = first is null ? "" : turn.Text[first.Start..first.End];
        return Sentence.Split(turn.Text).FirstOrDefault(sentence => words.Length > 0 && sentence.Contains(words, StringComparison.Ordinal)) is { } said
            ? Quote(said, LongestAround)
            : "";
    }

    // Within a sentence a quotation has no end of its own.
    private static string Quote(string words, int most) =>
        Shortening.Quote(words, most) is { Length: > 0 } quote ? quote.TrimEnd('"').TrimEnd('.') + "\"" : "";
}
