using AgentAssist.Core.Customers.Promises;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding.Languages;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Rewriting;

/// <summary>
/// Judges what a language model wrote, as if its author wished the customer ill. The words have to stand on their own: nothing is
/// believed because the prompt asked for it.
/// </summary>
internal sealed class RewordingCheck(
    RewordingPlan plan, CheckGround ground, ReplyLibrary library, ReplyChecker checker, Pseudonyms pseudonyms)
{
    private const string Markup = "*_#`|<>{}[]~^\\\"“”";

    private static readonly LanguageDetector Languages = new(new LanguagePacks().Codes);
    private static readonly TextMasker EverythingFound = new(PrivacyOptions.All);
    private static readonly HashSet<string> Identifying = new(StringComparer.Ordinal)
    {
        "CARD", "CARD_CODE", "IBAN", "BANK_ACCOUNT", "SSN", "PASSWORD", "PIN", "EMAIL", "PHONE", "IP", "ACCOUNT", "ORDER", "NAME", "URL",
    };

    // The very words that the composed suggestion was allowed may stay, where the check of a text alone is stricter than the composer,
    // who knows the moment. New words may not be worse in anything.
    private readonly HashSet<string> _knownFindings =
        [.. checker.Review(plan.Suggestion.Text, ground).Findings.Select(finding => Key(finding, plan.Suggestion.Text))];

    /// <summary>
    /// The reply that the first lines make, their placeholders replaced by what they stand for; null where anything is wrong with
    /// it. Whole once there are as many lines as the plan has steps.
    /// </summary>
    public CheckedReply? Check(IReadOnlyList<string> lines)
    {
        if (lines.Count > plan.Steps.Count || lines.Sum(WordCount.Of) > plan.MaxWords)
        {
            return null;
        }

        var steps = new List<SuggestionSentence>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (pseudonyms.Reveal(lines[i]) is not { } line || !Keeps(plan.Steps[i].Text, line))
            {
                return null;
            }

            steps.AddRange(Sentence.Split(line).Select(text => new SuggestionSentence { Text = text, Move = plan.Steps[i].Move, Evidence = { plan.Steps[i].Evidence } }));
        }

        var whole = lines.Count == plan.Steps.Count;
        SuggestionSentence[] sentences = [.. plan.Opening, .. steps, .. whole ? plan.Ending : []];
        var reply = string.Join(Letter.Separator(ground.Channel), sentences.Select(s => s.Text));
        var language = Languages.Detect(string.Join(' ', steps.Select(s => s.Text)), [], "");
        if (language != LanguageDetector.Undecided && language != library.Message.LanguageCode.Split('-')[0])
        {
            return null;
        }

        var review = checker.Review(reply, ground);
        if (review.Findings.Any(finding => !_knownFindings.Contains(Key(finding, reply))))
        {
            return null;
        }

        // What the words themselves prove is better evidence than what the plan was made from.
        var proven = review.Sentences.Where(s => s.Evidence.Count > 0).GroupBy(s => s.Text, StringComparer.Ordinal).ToDictionary(s => s.Key, s => s.First());
        foreach (var step in steps)
        {
            if (proven.TryGetValue(step.Text, out var sentence))
            {
                step.Evidence.Clear();
                step.Evidence.Add(sentence.Evidence);
            }
        }

        return new CheckedReply(reply, sentences, whole);
    }

    private int Promises(string text) => PromiseReader.Default.Read(text, PromiseSpeaker.Agent, ground.Now, TimeZoneInfo.Utc).Count;

    private static string Key(DraftFinding finding, string text) =>
        $"{finding.Guard} {text[finding.Span.Start..finding.Span.End]}";

    private bool Keeps(string step, string line) =>
        line.Any(char.IsLetter)
        && KeptWords.In(line).SetEquals(KeptWords.In(step))
        && Promises(line) == Promises(step)
        && line.Count(c => c == '?') <= step.Count(c => c == '?')
        && line.Count(c => c == '!') <= step.Count(c => c == '!')
        && line.All(c => !char.IsControl(c) && !char.IsSurrogate(c) && (!Markup.Contains(c, StringComparison.Ordinal) || step.Contains(c, StringComparison.Ordinal)))
        && EverythingFound.Find(line).All(found =>
            !Identifying.Contains(found.Type) || step.Contains(line[found.Span.Start..found.Span.End], StringComparison.OrdinalIgnoreCase));
}

/// <summary>Words of a language model that may be shown.</summary>
/// <param name="Text">The reply as it would be sent.</param>
/// <param name="Sentences">Its sentences with the evidence behind them.</param>
/// <param name="IsWhole">Whether every step of the plan is carried out.</param>
internal sealed record CheckedReply(string Text, IReadOnlyList<SuggestionSentence> Sentences, bool IsWhole);
