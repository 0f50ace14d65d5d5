using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>
/// Other words for one sentence in which something was found, those that keep most of it first: the words said otherwise, the clause
/// left out, what is known in place of the question for it, a check in place of the claim, a sentence of the library that makes the
/// same move. The caller judges which of them may stand.
/// </summary>
internal sealed partial class SentenceRepairs(Moment? moment, Lender? lender, Func<DraftFinding, GuardCheck> checkOf)
{
    private const int FewestWords = 3;

    /// <param name="finding">What was found; its span lies in the draft.</param>
    /// <param name="start">Where the sentence begins in the draft.</param>
    /// <returns>The words, and the move that a lent sentence makes; no move for the agent's own sentence.</returns>
    public IEnumerable<(string Text, Move? Lent)> Of(DraftFinding finding, string sentence, int start, IReadOnlyList<Move> moves)
    {
        var mended = Mended(finding, sentence)
            .Concat(WithoutClause(sentence, finding.Span.Start - start, finding.Span.End - start))
            .Concat(Named(finding, sentence))
            .Concat(Later(finding, sentence))
            .Concat(Divided(finding, sentence));
        foreach (var text in mended)
        {
            if (Tidy(text, sentence) is { } tidy)
            {
                yield return (tidy, null);
            }
        }

        foreach (var lent in Checked(finding, sentence).Select(text => (text, (Move?)Move.Commit)).Concat(Lent(finding, moves)))
        {
            yield return lent;
        }
    }

    private static IEnumerable<string> Mended(DraftFinding finding, string sentence)
    {
        foreach (var repair in RepairBook.Default.WordsFor(finding.Guard))
        {
            if (repair.Find.IsMatch(sentence))
            {
                yield return repair.Find.Replace(sentence, repair.Say);
            }
        }
    }

    private static IEnumerable<string> WithoutClause(string sentence, int from, int to)
    {
        var cuts = Joint().Matches(sentence);
        foreach (Match cut in cuts)
        {
            if (cut.Index >= to)
            {
                yield return sentence[..cut.Index] + ".";
            }
            else if (cut.Index + cut.Length <= from + 1 && cut.Index > 0)
            {
                yield return sentence[..cut.Index] + ".";
            }

            var rest = sentence[(cut.Index + cut.Length)..];
            if (from < cut.Index && to <= cut.Index + cut.Length && BeginsSentence().IsMatch(rest))
            {
                yield return rest;
            }
        }
    }

    // What is known, in place of the question for it; a full name in public becomes the first name.
    private IEnumerable<string> Named(DraftFinding finding, string sentence)
    {
        var name = moment?.Request.Context?.Profile?.DisplayName ?? "";
        if (checkOf(finding) == GuardCheck.PersonalInPublic && name.Contains(' ', StringComparison.Ordinal))
        {
            yield return sentence.Replace(name, name.Split(' ')[0], StringComparison.OrdinalIgnoreCase);
        }

        if (checkOf(finding) == GuardCheck.PersonalInPublic && Numbered().IsMatch(sentence))
        {
            yield return Numbered().Replace(sentence, "your ${what}");
        }

        if (checkOf(finding) != GuardCheck.AsksForKnown || lender is null)
        {
            yield break;
        }

        if (Reference().Match(finding.Why) is { Success: true } known)
        {
            foreach (var say in RepairBook.Default.KnownReference)
            {
                yield return lender.Write(string.Format(System.Globalization.CultureInfo.InvariantCulture, say, known.Value));
            }
        }

        foreach (var say in RepairBook.Default.KnownOther)
        {
            yield return lender.Write(say);
        }
    }

    // The same commitment by the time that policy gives.
    private IEnumerable<string> Later(DraftFinding finding, string sentence)
    {
        var rule = finding.Evidence.FirstOrDefault(e => e.Kind == EvidenceKind.Policy);
        if (rule is not null && moment is not null && Deadline().IsMatch(sentence))
        {
            yield return Deadline().Replace(sentence, moment.ByTime(rule.Id).Text, 1);
        }
    }

    // A claim that nothing proves can still be looked into, and so can a promise that is not the agent's to make.
    private IEnumerable<string> Checked(DraftFinding finding, string sentence)
    {
        if (moment is null || lender is null)
        {
            yield break;
        }

        if (checkOf(finding) == GuardCheck.UnprovenFact && Claim().IsMatch(sentence))
        {
            var claim = char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.', '!', ' ');
            yield return lender.Write($"I'll check whether {claim} and tell you {moment.ByTime("check").Text}.");
        }
        else if (finding.Guard == "promises-money" || checkOf(finding) == GuardCheck.BeyondPolicy)
        {
            if (Vow().Match(sentence) is { Success: true } vow)
            {
                yield return lender.Write($"I'll check whether we can {vow.Groups["act"].Value} and tell you {moment.ByTime("check").Text}.");
            }
        }
    }

    // One long sentence is easier as two.
    private IEnumerable<string> Divided(DraftFinding finding, string sentence)
    {
        if (checkOf(finding) == GuardCheck.HardToRead)
        {
            var divided = Joint().Replace(sentence, match => BeginsSentence().IsMatch(sentence[(match.Index + match.Length)..]) ? "\u0001" : match.Value);
            var parts = divided.Split('\u0001');
            yield return string.Join(". ", parts.Select((p, i) => i == 0 ? p : char.ToUpperInvariant(p[0]) + p[1..]));
        }
    }

    private IEnumerable<(string Text, Move? Lent)> Lent(DraftFinding finding, IReadOnlyList<Move> moves)
    {
        if (lender is null)
        {
            yield break;
        }

        Move[] wanted = [.. RepairBook.Default.Instead(finding.Guard).Concat(moves.Where(m => m is Move.Own or Move.Commit or Move.Clarify or Move.Acknowledge)).Distinct()];
        // Who mourns is met with sympathy before anything is taken up.
        if (moment?.Situation == Situation.Grieving && wanted.Contains(Move.Acknowledge))
        {
            wanted = [Move.Validate, .. wanted];
        }

        foreach (var move in wanted)
        {
            foreach (var text in lender.For(move))
            {
                yield return (text, move);
            }
        }
    }

    private static string? Tidy(string text, string before)
    {
        text = Spaces().Replace(text.Trim().TrimStart(',', ';', ':', '-', '–', '—', ' '), " ").Replace(" .", ".", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);
        text = text.Replace(",.", ".", StringComparison.Ordinal).Replace("..", ".", StringComparison.Ordinal);
        if (WordCount.Of(text) < Math.Min(FewestWords, WordCount.Of(before)) || !text.Any(char.IsLetter) || text == before)
        {
            return null;
        }

        return char.IsUpper(before[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
    }

    [GeneratedRegex(@"\s*(;|\s[–—-]\s|,(?= (and|but|so|yet) )|,(?= (I|we|you|it|please) ))( (and|but|so|yet))? ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Joint();

    [GeneratedRegex(@"^(I|we|you|your|it|this|that|the|there|our|my|please|let)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BeginsSentence();

    [GeneratedRegex(@"^(your|the|our|we|it|this|that|a|an|there)\b[^,;:–—?]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Claim();

    [GeneratedRegex(@"^(so |then |and )?(I|we)( will|'ll|’ll| am going to|'m going to| are going to|'re going to) (gladly |also |now )?(?<act>[^,;:–—?!.]+?)( (today|tomorrow|now|right away|right now|immediately|at once|straight away|for you))*[.!]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Vow();

    [GeneratedRegex(@"\b(by|before|within|until|in) (the )?(next )?(\d{1,2}(:\d\d)?( ?([ap]\.m\.|[ap]m\b|o'clock))?|an?|one|two|three|four|five|ten|fifteen|thirty|half an|noon|midday|tonight|lunch|tomorrow|today|end of (the )?day)( (minutes?|hours?|days?))?( (today|tomorrow|tonight|this (morning|afternoon|evening)|on \w+day))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Deadline();

    [GeneratedRegex(@"\b[A-Z0-9]+[\-_]?[A-Z0-9\-_]*\d[A-Z0-9\-_]*\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b((the|your|this) )?(?<what>booking|order|invoice|account|case|ticket|reservation|claim|parcel|policy|reference|card|phone)( number| no\.?| id)?:? #?[A-Z]*-?\d[\d\- ]*\d\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\s{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
