using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Understanding;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>What the company's side has said already in this conversation, so that it is not said twice.</summary>
internal sealed partial record OurSide
{
    public bool Spoke { get; private init; }

    public bool Apologised { get; private init; }

    public bool Owned { get; private init; }

    public bool Thanked { get; private init; }

    public bool Committed { get; private init; }

    /// <summary>The newest turn is ours and asks for something in particular.</summary>
    public bool AskedLast { get; private init; }

    /// <summary>The newest turn is ours and asks whether there is anything else.</summary>
    public bool OfferedLast { get; private init; }

    /// <summary>The newest turn is ours and proposes what a yes would set going.</summary>
    public bool ProposedLast { get; private init; }

    /// <summary>The newest turn is ours and names what can be had: "Monday at 3pm is available".</summary>
    public bool OffersLast { get; private init; }

    /// <summary>The newest turn is ours and says that something cannot be had.</summary>
    public bool RefusedLast { get; private init; }

    /// <summary>The newest turn is ours and leads through something, step by step.</summary>
    public bool GuidedLast { get; private init; }

    /// <summary>The newest turn is ours and tells something, without asking, proposing or promising anything.</summary>
    public bool InformedLast { get; private init; }

    /// <summary>The newest turn is ours and says that what the customer said was not understood.</summary>
    public bool MissedLast { get; private init; }

    public static OurSide Read(IReadOnlyList<PriorTurn> turns)
    {
        var (spoke, made) = (false, PastTurn.Gestures.None);
        foreach (var turn in turns)
        {
            if (DialogueTurn.IsOurs(turn.Role))
            {
                (spoke, made) = (true, made | PastTurn.Of(turn).Made);
            }
        }

        var said = new OurSide
        {
            Spoke = spoke,
            Apologised = made.HasFlag(PastTurn.Gestures.Apologised),
            Owned = made.HasFlag(PastTurn.Gestures.Owned),
            Thanked = made.HasFlag(PastTurn.Gestures.Thanked),
            Committed = made.HasFlag(PastTurn.Gestures.Committed),
        };
        return turns.Count > 0 && DialogueTurn.IsOurs(turns[^1].Role) ? said.EndingIn(turns[^1].Text) : said;
    }

    /// <summary>Whether it asks how to help, or whether there is anything else: a question that begins or ends a conversation.</summary>
    public static bool IsOpenQuestion(string text) => OpenQuestion().IsMatch(text);

    private OurSide EndingIn(string text) => this with
    {
        AskedLast = Question().IsMatch(text) && !OpenQuestion().IsMatch(text),
        OfferedLast = AnythingElse().IsMatch(text),
        ProposedLast = Proposal().IsMatch(text),
        OffersLast = Availability().IsMatch(text) && !Refusal().IsMatch(text),
        RefusedLast = Refusal().IsMatch(text) && !Alternative().IsMatch(text),
        GuidedLast = Guidance().IsMatch(text),
        MissedLast = Missed().IsMatch(text),
        InformedLast = !text.Contains('?', StringComparison.Ordinal) && !Question().IsMatch(text) && !PastTurn.Commits(text) && !Guidance().IsMatch(text) && Statement().IsMatch(text) && !Open().IsMatch(text),
    };

    // What was asked for is not to be had; a door that does not open and a word that was not understood are something else.
    [GeneratedRegex(@"\b(not|no longer|no(?! (problem|worries|trouble|rush|need))|none|nothing|cannot|\w+n't)\b[^.?!,;]{0,60}\b(available|availability|in stock|left|free|match(es|ing)?|vacanc\w+|openings?|slots?)\b|\b(fully booked|booked (out|up)|sold out|out of stock|unavailable)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Refusal();

    // A refusal with something else to choose has moved on already.
    [GeneratedRegex(@"\b(instead|however|alternatively|but (I|we) (can|could|do|have)|(I|we) (can|could) offer|would you like|do you want|would .{0,40}\bwork for you)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Alternative();

    [GeneratedRegex(@"\b(I|we) ((do|did)(n['’]t| not)|could(n['’]t| not)) (\w+ )?(understand|catch|follow|get) (that|you|it|what|the)\b|\b(say|repeat|rephrase|write) (that|it) (again|once more|differently|in other words)\b|\brephrase\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Missed();

    [GeneratedRegex(@"\b(can|shall|should|may) (I|we) (proceed|go on|continue|carry on|move on)\b|\b(ready for|want|like) the next\b|\blet me know (when|once) (you're|you are|you've|you have|that's|it's) \w+|\btell me (when|once) (you're|you are|you've|you have|that's|it's) \w+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Guidance();

    [GeneratedRegex(@"\b(is|are|was|were|has|have|had|been|will|costs?|takes?|found|booked|reserved|confirmed|updated|sent|done|submitted|recovered|changed|cancelled)\b|\w'(s|ve|re)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Statement();

    // What waits for the customer, or has the customer wait.
    [GeneratedRegex(@"\b(one|a|just a|another|give me a) (moment|minute|second|sec)\b|\b(let me|hold on|bear with me|how can|happy to help|here to help|(must|need to|have to) (be|provide|give|enter|specify|choose|have))\b|(^|[.!] )((now|then|next|please|first)\W+)*(walk|drive|turn|go|take|head|continue|click|press|open|unplug|hold|type|restart|follow|keep|board|get off|try|check|plug|tap|swipe|scroll|log)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Open();

    [GeneratedRegex(@"\?|_{3}|^(what|which|when|where|who|how)\b|\b(please|could you|can you) (provide|specify|enter|tell|give|confirm|share|let me know|describe|choose|select)\b|(^|[.!] )(please )?(provide|specify|enter|state|describe|choose|select)\b|\byour (\w+ ){1,4}(as well )?please\b|\byour \w+( as well)?,? please\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();

    [GeneratedRegex(@"\b(how|what) (can|may|could) I (help|do|assist)|\banything else( that)? (I|we|you)\b|\banything else\b[^.?!]{0,30}\?|\b(how|what) (can|may) we\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OpenQuestion();

    [GeneratedRegex(@"\banything else( that)? (I|we|you)\b|\banything else\b[^.?!]{0,30}\?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AnythingElse();

    [GeneratedRegex(@"\b(is|are) (also |still |now )?(available|free|open|possible)\b|\b(I|we) (have|can do|can offer|could do|could offer)\b[^.?!]{0,60}(\d|day\b|morning|afternoon|evening|tomorrow|tonight)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Availability();

    [GeneratedRegex(@"\b(shall|should|can|may|could) (I|we) (?!(please |also |just )*(have|get|take|ask|see|know|confirm|help|assist|do for|do to help)\b)[^.!?]*\?|\bwould you like\b[^.!?]*\?|\bdo you want (me|us) to\b|\b(is|are) (that|this|it) (ok|okay|all right|fine)\b|\bwould (that|it|this) (suit|work|help|be)\b|\bwould [^.?!]{1,40} (suit|work for) you\b|\bif you('d| would) like\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Proposal();
}
