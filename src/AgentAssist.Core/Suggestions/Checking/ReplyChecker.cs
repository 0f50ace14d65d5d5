using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Promises;
using AgentAssist.Core.Suggestions.Guarding;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>
/// Checks the text of a reply before anybody sends it, whoever worded it: the library, the tenant's agents, a language model or
/// the agent who types. It reads the text alone and knows nothing of how it came about.
///
///   1 Words        what the library's guards withhold
///   2 Facts        days, amounts, references, numbers and what happened: each needs a source
///   3 Commitments  what policy does not allow, or not so soon
///   4 Form         what is known and asked again, what is private in public, length, reading level
///
/// Safe to share between threads; the same text on the same ground always gives the same review.
/// </summary>
public sealed class ReplyChecker(ReplyLibrary library)
{
    private const int LongestText = 20_000;

    /// <summary>Checks a text, of which no more than the first 20,000 characters are read.</summary>
    public ReplyReview Review(string text, CheckGround ground) => Review(text, ground, moment: null);

    /// <summary>The same where the moment was read before.</summary>
    internal ReplyReview Review(string text, CheckGround ground, Moment? moment)
    {
        text = text.Length > LongestText ? text[..LongestText] : text;
        var profile = ground.Context?.Profile;
        var zone = CustomerRules.FindTimeZone(profile?.TimeZone ?? "") ?? TimeZoneInfo.Utc;
        var style = new SpokenStyle(profile?.LanguageCode, profile?.TimeZone, ground.Now);
        var findings = new List<DraftFinding>();

        // 1 Words
        findings.AddRange(library.Guards.Hits(text)
            .Where(hit => hit.Guard.HoldsIn(moment))
            .Select(hit => Finding(hit.Guard, hit.Start, hit.Length, hit.Guard.Why)));

        // 2 Facts, 3 Commitments
        var checker = new SentenceChecker(ground, style, zone, library.Speech);
        var promises = PromiseReader.Default.Read(text, PromiseSpeaker.Agent, ground.Now, zone);
        var sentences = CheckSentences(text, checker, promises, findings);

        // 4 Form
        var form = new FormChecker(ground, text);
        foreach (var guard in library.Guards.Checks.Where(guard => guard.HoldsIn(moment)))
        {
            if (form.Find(guard) is { } fault)
            {
                findings.Add(Finding(guard, fault.Start, fault.Length, $"{fault.What} {guard.Why}".TrimStart(), fault.Source));
            }
        }

        findings.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : string.CompareOrdinal(a.Guard, b.Guard));
        return new ReplyReview(findings, sentences);
    }

    private List<SuggestionSentence> CheckSentences(
        string text, SentenceChecker checker, IReadOnlyList<FoundPromise> promises, List<DraftFinding> findings)
    {
        var unproven = library.Guards.Checks.FirstOrDefault(g => g.Check == GuardCheck.UnprovenFact);
        var beyond = library.Guards.Checks.FirstOrDefault(g => g.Check == GuardCheck.BeyondPolicy);
        var checkedSentences = new List<SuggestionSentence>();
        var from = 0;
        foreach (var sentence in Sentence.Split(text))
        {
            var start = text.IndexOf(sentence, from, StringComparison.Ordinal);
            from = start + sentence.Length;
            var stated = checker.Check(text, start, sentence, promises);
            var proven = new SuggestionSentence { Text = sentence };
            proven.Evidence.Add(stated.Evidence);
            if (unproven is not null)
            {
                findings.AddRange(stated.Unproven.Select(f =>
                    Finding(unproven, start + f.Start, f.Length, $"{FactWords.Unproven(f, sentence)} {unproven.Why}")));
            }

            foreach (var (promise, allowed, earliest) in stated.Promises)
            {
                var why = allowed is null ? $"Neither policy nor a record allows this promise: {promise.What}."
                    : earliest is not null ? $"Policy gives {earliest} for this."
                    : null;
                if (beyond is not null && why is not null)
                {
                    findings.Add(Finding(beyond, promise.Start, promise.End - promise.Start, $"{why} {beyond.Why}", allowed));
                }

                if (allowed is not null)
                {
                    proven.Evidence.Add(new[] { allowed }.Except(proven.Evidence));
                }
            }

            checkedSentences.Add(proven);
        }

        return checkedSentences;
    }

    private static DraftFinding Finding(Guard guard, int start, int length, string why, Evidence? source = null)
    {
        var finding = new DraftFinding
        {
            Guard = guard.GuardId,
            Span = new TextSpan { Start = start, End = start + length },
            Why = why,
            Principle = guard.Principle,
        };
        if (source is not null)
        {
            finding.Evidence.Add(source);
        }

        return finding;
    }
}
