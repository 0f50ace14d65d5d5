using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Guarding;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>
/// Finds what a reply to the customer's last utterance leaves out: that it was heard, that the fault is ours, that a promise was
/// broken, an answer. Which of these are looked for is for the library's guards to say.
/// </summary>
internal sealed partial class MissingParts(ReplyLibrary library, Moment moment, EmpathyScorer scorer)
{
    private const int LongestQuote = 80;

    // Anything in which an answer without a word about it would read as deaf.
    private static readonly string[] Upset =
    [
        "feeling:anger", "feeling:anxiety", "feeling:sadness", "feeling:grief", "feeling:disappointment",
        "signal:effort", "signal:fairness", "signal:promise-broken", "signal:vulnerability",
    ];

    private readonly CustomerQuestion[] _questions = [.. CustomerQuestion.Read(moment.Request.Utterance.Text)];

    /// <summary>What is missing, in the order in which it would be said. Their spans are empty, at 0.</summary>
    public IEnumerable<DraftFinding> Find(IReadOnlyList<DraftSentence> sentences)
    {
        foreach (var guard in library.Guards.Checks.Where(g => g.HoldsIn(moment)))
        {
            var missing = guard.Check switch
            {
                GuardCheck.NoAcknowledgement when IsUpset() && !IsHeard(sentences) =>
                    ($"Nothing here takes up \"{Quote()}\".", [moment.Utterance]),
                GuardCheck.FaultNotOwned when moment.Holds("fault:ours") && !Owns(sentences) =>
                    (Fault(), moment.EvidenceOf(Library.Condition.Bit("fault:ours"))),
                GuardCheck.PromiseNotOwned when moment.History.Promise is { } promise && moment.Holds("record:promise-broken") && !Owns(sentences) =>
                    ($"We promised {ToAgent(promise.What)}{(promise.Due.Length > 0 ? " " + promise.Due : "")}, and nothing shows that it happened.", promise.Evidence),
                GuardCheck.QuestionUnanswered when _questions.FirstOrDefault(q => !sentences.Any(q.IsAnsweredBy)) is { } question =>
                    ($"The customer asked: \"{Shorten(question.Text)}\"", [moment.Utterance]),
                _ => default((string What, IReadOnlyList<Evidence> Sources)?),
            };
            if (missing is not { } found)
            {
                continue;
            }

            var finding = new DraftFinding { Guard = guard.GuardId, Span = new TextSpan(), Why = $"{found.What} {guard.Why}", Principle = guard.Principle };
            finding.Evidence.Add(found.Sources);
            yield return finding;
        }
    }

    private bool IsUpset() => !moment.Holds("feeling:calm") || Upset.Any(moment.Holds);

    private bool IsHeard(IReadOnlyList<DraftSentence> sentences) =>
        sentences.Any(s => s.Does(Move.Acknowledge) || s.Does(Move.Validate) || s.Does(Move.Own))
        || scorer.Reaction(sentences) == 2 || scorer.Interpretation(sentences) == 2;

    private static bool Owns(IReadOnlyList<DraftSentence> sentences) => sentences.Any(s => s.Does(Move.Own));

    private string Fault() =>
        moment.SlotOrNull("record_short") is { } record ? $"The records show that it was us: {ToAgent(record.Text)}." : "The records show that it was us.";

    // The customer's sentence that tells of the trouble, as it was typed.
    private string Quote()
    {
        var trouble = moment.Issue.Happened is { } happened ? WordStem.Of(happened.Said).ToHashSet(StringComparer.Ordinal) : [];
        return Shorten(Sentence.Split(moment.Request.Utterance.Text)
            .OrderByDescending(s => WordStem.Of(s).Count(trouble.Contains))
            .FirstOrDefault("").TrimEnd('.'));
    }

    private static string Shorten(string text)
    {
        if (text.Length <= LongestQuote)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', LongestQuote);
        return text[..(cut > 0 ? cut : LongestQuote)] + " …";
    }

    // What is fit to be said to the customer is about somebody else for the agent.
    private static string ToAgent(string said) => You().Replace(said, match => match.Value.ToLowerInvariant() switch
    {
        "your" => "the customer's",
        "you're" or "you are" => "the customer is",
        "you've" or "you have" => "the customer has",
        "you were" => "the customer was",
        _ => "the customer",
    });

    [GeneratedRegex(@"\b(your|you're|you are|you've|you have|you were|you)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex You();
}
