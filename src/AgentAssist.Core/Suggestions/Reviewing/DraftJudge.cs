using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>Finds everything that stands against sending a text, in it or missing from it.</summary>
internal sealed class DraftJudge
{
    private readonly ReplyLibrary _library;
    private readonly ReplyChecker _checker;
    private readonly CheckGround _ground;
    private readonly Moment? _moment;
    private readonly Matter _matter;
    private readonly MissingParts? _missing;

    /// <param name="moment">The customer's last utterance; null where there is none to answer.</param>
    /// <param name="isUnderstood">Whether the draft is in the library's language, so that its moves can be read.</param>
    public DraftJudge(ReplyLibrary library, CheckGround ground, Moment? moment, bool isUnderstood)
    {
        _library = library;
        _checker = new ReplyChecker(library);
        _ground = ground;
        _moment = moment;
        _matter = Matter.Of(ground, moment);
        Scorer = new EmpathyScorer(moment, _matter);

        // Where our side has answered already, a further line need not say everything again.
        var waits = ground.Turns.Count > 0 && ground.Turns[^1].Role == Role.Customer;
        _missing = moment is not null && waits && isUnderstood ? new MissingParts(library, moment, Scorer) : null;
    }

    public EmpathyScorer Scorer { get; }

    /// <summary>What the guard behind a finding looks for, beside its patterns.</summary>
    public GuardCheck CheckOf(DraftFinding finding) =>
        _library.Guards.Checks.FirstOrDefault(g => g.GuardId == finding.Guard)?.Check ?? GuardCheck.Unspecified;

    public Judgement Judge(DraftText draft)
    {
        var review = _checker.Review(draft.ToString(), _ground, _moment);
        var faults = Merged(review.Findings);
        var sentences = DraftReading.Read(draft, _matter, faults);
        return new Judgement(sentences, faults, [.. _missing?.Find(sentences) ?? []]);
    }

    // Where two patterns of one guard meet, the agent needs to be told once.
    private static List<DraftFinding> Merged(IReadOnlyList<DraftFinding> findings)
    {
        var merged = new List<DraftFinding>();
        foreach (var finding in findings)
        {
            if (merged.Find(f => f.Guard == finding.Guard && f.Why == finding.Why && finding.Span.Start < f.Span.End) is { } met)
            {
                met.Span.End = Math.Max(met.Span.End, finding.Span.End);
            }
            else
            {
                merged.Add(finding);
            }
        }

        return merged;
    }
}

/// <summary>What was found in a draft.</summary>
/// <param name="Sentences">Its sentences as they are understood.</param>
/// <param name="Faults">What should not be sent as it stands, in the order of the text.</param>
/// <param name="Missing">What it leaves out, in the order in which it would be said.</param>
internal sealed record Judgement(IReadOnlyList<DraftSentence> Sentences, IReadOnlyList<DraftFinding> Faults, IReadOnlyList<DraftFinding> Missing)
{
    public bool IsClean => Faults.Count == 0 && Missing.Count == 0;

    /// <summary>Whether less stands against sending this than the other: first what is said, then what is not.</summary>
    public bool IsBetterThan(Judgement other) =>
        Faults.Count < other.Faults.Count || (Faults.Count == other.Faults.Count && Missing.Count < other.Missing.Count);
}
