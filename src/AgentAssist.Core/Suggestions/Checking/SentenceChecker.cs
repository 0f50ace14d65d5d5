using System.Text.RegularExpressions;
using AgentAssist.Core.Customers.Promises;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>
/// Checks what sentences state and promise on one ground, over their words alone: who worded them, and from what, makes no difference.
/// What could prove them is read when it is first needed. Not thread-safe.
/// </summary>
internal sealed partial class SentenceChecker(CheckGround ground, SpokenStyle style, TimeZoneInfo zone, Speech speech)
{
    private readonly Lazy<List<Source>> _sources = new(() => Sources.Of(ground, zone, speech));
    private readonly Dictionary<string, bool> _allowed = new(StringComparer.Ordinal);
    private readonly DateOnly _today = DateOnly.FromDateTime(style.LocalNow);

    /// <summary>
    /// Whether a sentence that stands alone states nothing unproven. What a composed sentence promises is bound to its rule when the library
    /// is made ready, so promises are read only where they may be what a day or time belongs to.
    /// </summary>
    /// <param name="near">Where the proof probably is; everything else is looked at after it.</param>
    public bool Allows(string sentence, IReadOnlyCollection<Evidence> near)
    {
        if (!_allowed.TryGetValue(sentence, out var allowed))
        {
            _allowed.Add(sentence, allowed = Proves(sentence, near));
        }

        return allowed;
    }

    /// <summary>Whether words of the customer may be said back: they claim no favour of ours, and in our mouth they would bind nobody.</summary>
    public bool MaySayBack(string words) =>
        !FactReader.ClaimsFavour(words)
        && (!MayBind().IsMatch(words) || PromiseReader.Default.Read(words, PromiseSpeaker.Agent, ground.Now, zone).All(promise => SaysBack().IsMatch(words.AsSpan(promise.Start, promise.End - promise.Start))));

    /// <summary>What a sentence of a text states and promises.</summary>
    /// <param name="start">Where the sentence begins in the text.</param>
    /// <param name="promises">What the whole text promises.</param>
    public StatedFacts Check(
        string text, int start, string sentence, IReadOnlyList<FoundPromise> promises, IReadOnlyCollection<Evidence>? near = null)
    {
        var made = promises.Where(p => p.Start >= start && p.Start < start + sentence.Length && IsMade(p, text, start)).ToArray();
        var stated = FactReader.Read(sentence, _today).Where(f => !IsDue(f, sentence, made)).ToList();
        if (stated.Count == 0 && made.Length == 0)
        {
            return new StatedFacts([], [], []);
        }

        var sources = SourcesFrom(near);
        var (evidence, unproven) = new FactChecker(sources).Check(sentence, stated);
        var commitments = new CommitmentChecker(ground, style, sources);
        return new StatedFacts(
            evidence, unproven, [.. made.Select(p => commitments.AllowedBy(p) is { } allowed ? (p, allowed, commitments.TooSoon(p)) : (p, (Evidence?)null, null))]);
    }

    private bool Proves(string sentence, IReadOnlyCollection<Evidence> near)
    {
        var stated = FactReader.Read(sentence, _today);
        stated.RemoveAll(f => IsDue(f, sentence, []));
        if (stated.Count == 0)
        {
            return true;
        }

        var unproven = new FactChecker(SourcesFrom(near)).Check(sentence, stated).Unproven;
        return unproven.Count == 0 || (unproven.All(CouldBeDue) && Check(sentence, 0, sentence, PromiseReader.Default.Read(sentence, PromiseSpeaker.Agent, ground.Now, zone), near) is { Unproven.Count: 0 } found
            && found.Promises.All(p => p is { Allowed: not null, Earliest: null }));
    }

    // Records are long to read: whoever only wants to know whether there is proof looks into the nearest, and into all others last.
    private List<Source> SourcesFrom(IReadOnlyCollection<Evidence>? near)
    {
        if (near is null)
        {
            return _sources.Value;
        }

        List<Source> first = new(_sources.Value.Count), then = [], last = [];
        foreach (var source in _sources.Value)
        {
            (IsAmong(near, source.Evidence) ? first : source.Evidence.Kind == EvidenceKind.Interaction ? last : then).Add(source);
        }

        first.AddRange(then);
        first.AddRange(last);
        return first;
    }

    private static bool IsAmong(IReadOnlyCollection<Evidence> near, Evidence evidence)
    {
        foreach (var one in near)
        {
            if (one.Kind == evidence.Kind && one.Id == evidence.Id)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMade(FoundPromise promise, string text, int start) =>
        Binds().IsMatch(text.AsSpan(start, promise.End - start)) && !SaysBack().IsMatch(text.AsSpan(promise.Start, promise.End - promise.Start));

    private static bool CouldBeDue(Fact fact) => fact.Kind is FactKind.Day or FactKind.NamedDay or FactKind.Time or FactKind.Number;

    // When a commitment is due is no fact that a record could show.
    private bool IsDue(Fact fact, string sentence, FoundPromise[] promises)
    {
        if (!CouldBeDue(fact))
        {
            return false;
        }

        var isAhead = fact.Kind == FactKind.Day ? fact.Day >= _today : fact.Word is not "yesterday" && !fact.Word.StartsWith("last ", StringComparison.Ordinal);
        return isAhead && (FactWords.IsDeadline(sentence, fact) || promises.Any(p => p.Due.IsStated && fact.Kind != FactKind.Number));
    }

    // What the customer is, has or does.
    [GeneratedRegex(@"^you (have|had|need|want|get|got|come|go|like)\b|^(you )?(haven|hadn|don|didn|couldn|can)['’]t\b|^(you )?(have|had|do|did|could|can) ?not\b|^you're (gonna|going to)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SaysBack();

    // Without one of these nobody of ours is bound, and the words need no closer reading.
    [GeneratedRegex(@"\b(I|we|our|us|me|my|will|shall|going to|gonna|owe|word)\b|'(ll|m|re)\b|\b(promis|guarant|commit|pledg|arrang|schedul)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MayBind();

    // Somebody of ours must be bound: "you have a headache for two days now" and "you're going to have the party on Thursday" owe nobody
    // anything.
    [GeneratedRegex(
        @"\b(I|we|our|us|me)\b|\byou('ll| will) (\w+ )?(have|get|receive|hear|be)\b|\b(technician|engineer|driver|courier|colleague|supervisor|manager|specialist|team|someone|somebody|refund|order|parcel|package|delivery|replacement|credit|payment|it)\b.{0,20}('ll|will|going to)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Binds();
}

/// <summary>What a sentence states and promises.</summary>
/// <param name="Evidence">The sources that prove its facts.</param>
/// <param name="Unproven">The facts that none proves.</param>
/// <param name="Promises">Each promise with what allows it (null where nothing does), and the earliest due time where its own is earlier.</param>
internal sealed record StatedFacts(
    IReadOnlyList<Evidence> Evidence, IReadOnlyList<Fact> Unproven, IReadOnlyList<(FoundPromise Promise, Evidence? Allowed, string? Earliest)> Promises);
