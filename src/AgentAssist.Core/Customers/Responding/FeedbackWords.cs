using AgentAssist.Core.Conversations;
using AgentAssist.Core.Suggestions;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Responding;

/// <summary>How what was done with feedback is said to the customer, and whether it was.</summary>
internal static class FeedbackWords
{
    /// <summary>How many words an action may have to be said within a sentence.</summary>
    private const int LongestClause = 24;

    /// <summary>Fewer words than this stand in many an answer that tells of something else: "done".</summary>
    private const int FewestTelling = 4;

    // What begins a sentence and goes on in lower case within one; everything else may be a name.
    private static readonly HashSet<string> Openers = new(StringComparer.Ordinal)
    {
        "We", "Our", "The", "Your", "You", "There", "It", "They", "Since", "From", "All", "Every", "Each", "A", "An", "This", "These", "That", "Now", "In", "On", "At",
        "No", "Both", "Customers", "Invoices", "Orders", "Calls", "Agents", "Anyone", "Everyone",
    };

    /// <summary>Feedback that led to something and that the customer has not been told of.</summary>
    public static bool IsToReport(Feedback feedback) => feedback.Action.Length > 0 && feedback.ReportTime is null;

    /// <summary>What was done, to be said after a colon; null where it takes more than one sentence of a few words.</summary>
    public static string? Clause(string action)
    {
        var sentences = Sentence.Split(action.Trim()).ToArray();
        if (sentences.Length != 1 || WordCount.Of(sentences[0]) > LongestClause)
        {
            return null;
        }

        var clause = sentences[0].TrimEnd('.', '!', ' ');
        var first = clause.Split(' ')[0];
        return clause.Contains('?', StringComparison.Ordinal) ? null
            : Openers.Contains(first) ? char.ToLowerInvariant(clause[0]) + clause[1..]
            : clause;
    }

    /// <summary>The ids of the feedback whose result a text of the company's side tells.</summary>
    public static IReadOnlyList<string> ToldBy(ConversationFold fold, string text)
    {
        var said = Sentence.Normalize(text);
        return
        [
            .. (fold.Context?.Feedback ?? [])
                .Where(feedback => IsToReport(feedback)
                    && WordCount.Of(feedback.Action) >= FewestTelling
                    && said.Contains(Sentence.Normalize(Clause(feedback.Action) ?? feedback.Action), StringComparison.Ordinal))
                .Select(feedback => feedback.FeedbackId)
                .Concat(Reports(fold.ShownSuggestions)
                    .Where(sentence => said.Contains(Sentence.Normalize(sentence.Text), StringComparison.Ordinal))
                    .SelectMany(Ids))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>The ids of the feedback whose result a suggestion that was sent as it is tells.</summary>
    public static IReadOnlyList<string> ToldBy(ConversationFold fold, AnswerRecord answer) => answer.Outcome switch
    {
        AnswerOutcome.Sent =>
        [
            .. Reports(fold.ShownSuggestions.Where(suggestion => suggestion.SuggestionId == answer.SuggestionId)).SelectMany(Ids).Distinct(),
        ],
        AnswerOutcome.Edited => ToldBy(fold, answer.FinalText),
        _ => [],
    };

    private static IEnumerable<SuggestionSentence> Reports(IEnumerable<Suggestion> suggestions) =>
        suggestions.SelectMany(suggestion => suggestion.Sentences).Where(sentence => sentence.Move == Move.ReportBack);

    private static IEnumerable<string> Ids(SuggestionSentence sentence) =>
        sentence.Evidence.Where(evidence => evidence.Kind == EvidenceKind.Feedback).Select(evidence => evidence.Id);
}
