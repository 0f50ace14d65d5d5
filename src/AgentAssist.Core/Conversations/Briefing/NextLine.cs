using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>NEXT: what is due, else what was said would be done, else what the customer waits to hear.</summary>
internal static partial class NextLine
{
    private const string Topic = "NEXT";

    /// <param name="told">Sentences that another line repeats.</param>
    public static IEnumerable<BriefItem> Read(BriefView view, IReadOnlySet<string> told)
    {
        var due = PromisedLine.Owed(view).Where(promise => promise.State != PromiseState.Open || promise.Due.Length > 0).ToArray();
        if (due.Length > 0)
        {
            yield return new BriefItem(Topic, 0, Do(view, due[0]), view.Behind(due[0]));
            var soon = due.FirstOrDefault(promise => promise.State == PromiseState.Open);
            if (soon is not null && !ReferenceEquals(soon, due[0]))
            {
                yield return new BriefItem(Topic, 5, Do(view, soon), view.Behind(soon));
            }
        }
        else if (Committed(view) is { } item)
        {
            yield return item;
        }

        // Where something is due, only a question is worth the words that it takes.
        if (Open(view) is { } open && (due.Length == 0 || open.Text[^1] == '?'))
        {
            var rank = due.Length > 0 ? BriefItem.Extra : 0;
            yield return told.Contains(open.Text)
                ? new BriefItem(Topic, rank, open.Text[^1] == '?' ? "Answer what they asked." : "They wait for an answer.", BriefView.Utterance(open.Id))
                : BriefItem.Quote(Topic, rank, "Answer:", open.Text, BriefView.Utterance(open.Id));
        }
    }

    /// <summary>Whether a sentence of ours says that something will be done.</summary>
    public static bool IsCommitment(string sentence) => Commitment().IsMatch(sentence);

    private static string Do(BriefView view, Promise promise)
    {
        var what = PromisedLine.What(promise);

        // When it should have been done stands under PROMISED, and no longer helps.
        return promise.State == PromiseState.Open ? $"Due {PromisedLine.By(view, promise)}: {what}." : $"Make good first: {what}.";
    }

    private static BriefItem? Committed(BriefView view)
    {
        var last = BriefView.Sentences(view.OurTurns).LastOrDefault(said => IsCommitment(said.Text));
        if (last.Text is not null)
        {
            return BriefItem.Quote(Topic, 0, "We said we would:", last.Text, BriefView.Utterance(last.Turn.UtteranceId));
        }

        // Nobody has said it yet; it is what was proposed to say.
        var proposed = view.Fold.OpenSuggestions;
        var step = proposed?.Suggestions.FirstOrDefault()?.Sentences.FirstOrDefault(sentence => sentence.Move == Move.Commit);
        return step is null || view.Fold.Unanswered is null
            ? null
            : BriefItem.Quote(Topic, BriefItem.Extra, "Suggested:", step.Text, BriefView.Utterance(proposed!.AnswersUtteranceId));
    }

    // The last question that stands open; what else stands unanswered needs an answer as well.
    private static (string Id, string Text)? Open(BriefView view)
    {
        if (view.Fold.Unanswered is not { } first)
        {
            return null;
        }

        var said = BriefView.Sentences(view.CustomerTurns.SkipWhile(turn => turn.UtteranceId != first.UtteranceId)).ToArray();
        if (said.Length == 0)
        {
            return null;
        }

        var asked = said.LastOrDefault(sentence => sentence.Text[^1] == '?' && WordCount.Of(sentence.Text) > 2);
        var (turn, text) = asked.Text is null ? said[^1] : asked;
        return (turn.UtteranceId, text);
    }

    [GeneratedRegex(@"\b(?:I['’]ll|I will|we['’]ll|we will|I am going to|I['’]m going to|we are going to|we['’]re going to|will (?:call|ring|write|send|e-?mail|be|contact|look|issue|refund|get back|come)|is being (?:sent|posted|shipped|issued|booked)|you(?:['’]ll| will) (?:have|get|receive|hear))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Commitment();
}
