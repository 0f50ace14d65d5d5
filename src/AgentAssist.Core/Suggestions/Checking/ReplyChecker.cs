using System.Text.RegularExpressions;
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
public sealed partial class ReplyChecker(ReplyLibrary library)
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
        var sources = Sources.Of(ground, zone);
        var promises = PromiseReader.Default.Read(text, PromiseSpeaker.Agent, ground.Now, zone);
        var sentences = CheckSentences(text, ground, style, sources, promises, findings);

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
        string text, CheckGround ground, SpokenStyle style, List<Source> sources, IReadOnlyList<FoundPromise> promises, List<DraftFinding> findings)
    {
        var unproven = library.Guards.Checks.FirstOrDefault(g => g.Check == GuardCheck.UnprovenFact);
        var beyond = library.Guards.Checks.FirstOrDefault(g => g.Check == GuardCheck.BeyondPolicy);
        var facts = new FactChecker(sources);
        var commitments = new CommitmentChecker(ground, style, sources);
        var today = DateOnly.FromDateTime(style.LocalNow);
        var checkedSentences = new List<SuggestionSentence>();
        var from = 0;
        foreach (var sentence in Sentence.Split(text))
        {
            var start = text.IndexOf(sentence, from, StringComparison.Ordinal);
            from = start + sentence.Length;
            var made = promises.Where(p => p.Start >= start && p.Start < from && Binds().IsMatch(text.AsSpan(start, p.End - start)) && !SaysBack().IsMatch(text.AsSpan(p.Start, p.End - p.Start))).ToArray();
            var stated = FactReader.Read(sentence, today).Where(f => !IsDue(f, sentence, made, today)).ToList();
            var (evidence, faults) = facts.Check(sentence, stated);
            var proven = new SuggestionSentence { Text = sentence };
            proven.Evidence.Add(evidence);
            if (unproven is not null)
            {
                findings.AddRange(faults.Select(f =>
                    Finding(unproven, start + f.Start, f.Length, $"{FactWords.Unproven(f, sentence)} {unproven.Why}")));
            }

            foreach (var promise in made)
            {
                if (commitments.AllowedBy(promise) is { } allowed)
                {
                    proven.Evidence.Add(new[] { allowed }.Except(proven.Evidence));
                    if (beyond is not null && commitments.TooSoon(promise) is { } earliest)
                    {
                        findings.Add(Finding(beyond, promise.Start, promise.End - promise.Start, $"Policy gives {earliest} for this. {beyond.Why}", allowed));
                    }
                }
                else if (beyond is not null)
                {
                    findings.Add(Finding(
                        beyond, promise.Start, promise.End - promise.Start, $"Neither policy nor a record allows this promise: {promise.What}. {beyond.Why}"));
                }
            }

            checkedSentences.Add(proven);
        }

        return checkedSentences;
    }

    // When a commitment is due is no fact that a record could show.
    private static bool IsDue(Fact fact, string sentence, FoundPromise[] promises, DateOnly today)
    {
        if (fact.Kind is not (FactKind.Day or FactKind.NamedDay or FactKind.Time or FactKind.Number))
        {
            return false;
        }

        var isAhead = fact.Kind == FactKind.Day ? fact.Day >= today : fact.Word is not "yesterday" && !fact.Word.StartsWith("last ", StringComparison.Ordinal);
        return isAhead && (FactWords.IsDeadline(sentence, fact) || promises.Any(p => p.Due.IsStated && fact.Kind != FactKind.Number));
    }

    // What the customer is, has or does.
    [GeneratedRegex(@"^you (have|had|need|want|get|got|come|go|like)\b|^you're (gonna|going to)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SaysBack();

    // Somebody of ours must be bound: "you have a headache for two days now" and "you're going to have the party on Thursday" owe nobody
    // anything.
    [GeneratedRegex(
        @"\b(I|we|our|us|me)\b|\byou('ll| will) (\w+ )?(have|get|receive|hear|be)\b|\b(technician|engineer|driver|courier|colleague|supervisor|manager|specialist|team|someone|somebody|refund|order|parcel|package|delivery|replacement|credit|payment|it)\b.{0,20}('ll|will|going to)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Binds();

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
