using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>What the customer brings up, in words that can be said back.</summary>
/// <param name="Happened">The clause that tells of the problem; null when none is safe to say.</param>
/// <param name="Background">What the customer did before it, in a short clause; null when nothing fits.</param>
/// <param name="Thing">The thing it is about; null when none is named.</param>
/// <param name="Wish">What the customer wants to do.</param>
/// <param name="Task">What the customer wants done by us.</param>
internal sealed record CustomerIssue(Clause? Happened, Clause? Background, Thing? Thing, string? Wish, string? Task)
{
    private const int LongestBackground = 8;

    /// <summary>Every clause that may be said back, in the order in which they were said.</summary>
    public IReadOnlyList<Clause> Clauses { get; init; } = [];

    /// <summary>What came with the problem, in the clause that follows it; null when nothing fits.</summary>
    public Clause? Also { get; init; }

    /// <summary>What the customer asks the meaning of: "the standing charge".</summary>
    public string? Asked { get; init; }

    /// <summary>What the customer asks, turned round: "where your order is".</summary>
    public string? Question { get; init; }

    /// <summary>What the customer asks about, as a noun: "the intersection of Broadway and Main".</summary>
    public string? About { get; init; }

    /// <summary>What the customer hopes, as a clause: "it gets fixed soon".</summary>
    public string? Hope { get; init; }

    /// <summary>What the customer has ahead of them: "your job interview".</summary>
    public string? Event { get; init; }

    /// <summary>What the customer thanks us for doing, turned round: "answering your questions".</summary>
    public string? ThankedFor { get; init; }

    /// <summary>The thing that an earlier turn was about, where this one names none.</summary>
    public Thing? EarlierThing { get; init; }

    public static CustomerIssue Read(string text)
    {
        var clauses = ClauseReader.Read(text).ToArray();
        var happened = Problem(clauses);
        var background = clauses.FirstOrDefault(c => c != happened && c.BySpeaker && c.IsPast && c.Words.Count <= LongestBackground);
        var also = clauses.SkipWhile(c => c != happened).Skip(1).FirstOrDefault(c => !c.AccusesUs && c.Words.Count <= LongestBackground + 2);
        var thing = (happened is null ? null : ThingReader.Read(happened.Words))
            ?? FirstThing(text);
        var (wish, task) = WishReader.Read(text);
        var question = QuestionReader.Read(text);

        // "Can you tell me the name of ...": no clause, but what it is about.
        var named = question?.StartsWith("the ", StringComparison.Ordinal) == true ? question : null;
        question = named is null ? question : null;

        // "When can I check in?" asks for a time; "how do I check in?" for help with it.
        wish = named is null && (question is null || question.StartsWith("how you", StringComparison.Ordinal) || question.StartsWith("how to", StringComparison.Ordinal)) ? wish : null;
        var isNamed = named is not null || question is not null || wish is not null || task is not null || happened is not null;
        return new CustomerIssue(happened, background, thing, wish, task)
        {
            Clauses = clauses,
            Also = also,
            Asked = WishReader.Asked(text),
            About = named ?? AboutReader.Read(text) ?? (isNamed ? null : AboutReader.InQuestion(text)),
            Question = question,
            Hope = WishReader.Hope(text),
            Event = AboutReader.Event(text),
            ThankedFor = WishReader.ThankedFor(text),
        };
    }

    /// <summary>The thing that the problem told in a text is about; null where none is told.</summary>
    public static Thing? TroubledThing(string text) =>
        Problem(ClauseReader.Read(text)) is { } happened ? ThingReader.Read(happened.Words) ?? FirstThing(text) : null;

    private static Clause? Problem(IEnumerable<Clause> clauses) =>
        clauses.Where(c => (c.Trouble > 0 || (c.IsPast && !c.BySpeaker)) && !c.NeedsSomething && !IsPrivate(c)).OrderByDescending(Weight).FirstOrDefault();

    /// <summary>The issue of an utterance, with what earlier turns of the customer say about it where it names no thing itself.</summary>
    public static CustomerIssue Read(string text, IReadOnlyList<PriorTurn> before)
    {
        var issue = Read(text);
        for (var i = before.Count - 1; i >= 0 && issue.Thing is null && issue.EarlierThing is null; i--)
        {
            if (before[i].Role == V1.Role.Customer)
            {
                issue = issue with { EarlierThing = PastTurn.Of(before[i]).Troubled };
            }
        }

        return issue;
    }

    // "I haven't slept" is nothing that we could put right, and "my boyfriend is not a fan of the Hilton" is nobody's to put right, unless a thing of ours is in it.
    private static bool IsPrivate(Clause clause) =>
        clause.Words.Any(w => w.Lower is "slept" or "eaten") || (clause.Words.Count > 2 && clause.Words[0].Lower is "my" or "our" && ClauseWords.Kin.Contains(clause.Words[1].Lower) && !clause.Words[2].Lower.EndsWith("'s", StringComparison.Ordinal)
        && ThingReader.Read(clause.Words) is null && !clause.Words.Any(w => w.Lower is "told" or "charged" or "billed" or "waiting" or "refused" or "stuck" or "locked" or "called" or "rang" or "paid" or "can't" or "couldn't" or "ill" or "hospital"));

    private static Thing? FirstThing(string text) =>
        Sentence.Split(text).Select(s => ThingReader.Read(Token.Cut(s, startsSentence: true))).FirstOrDefault(t => t is not null);

    private static double Weight(Clause clause) =>
        Math.Min(clause.Trouble, 3) - (clause.AccusesUs ? 1.5 : 0) + (clause.Words.Count is >= 4 and <= 11 ? 1 : 0) + (ThingReader.Read(clause.Words) is null ? 0 : 1);
}
