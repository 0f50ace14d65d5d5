using System.Text.RegularExpressions;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>What the company's side has said already in this conversation, so that it is not said twice.</summary>
internal sealed partial record OurSide(bool Spoke, bool Apologised, bool Owned, bool Thanked, bool Committed, bool AskedLast, bool OfferedLast, bool ProposedLast)
{
    public static OurSide Read(IReadOnlyList<PriorTurn> turns)
    {
        var said = new OurSide(false, false, false, false, false, false, false, false);
        foreach (var turn in turns)
        {
            if (turn.Role is not (Role.HumanAgent or Role.Bot))
            {
                continue;
            }

            said = new OurSide(
                true,
                said.Apologised || Apology().IsMatch(turn.Text),
                said.Owned || Ownership().IsMatch(turn.Text),
                said.Thanked || turn.Text.Contains("thank", StringComparison.OrdinalIgnoreCase),
                said.Committed || Commitment().IsMatch(turn.Text),
                Question().IsMatch(turn.Text) && !OpenQuestion().IsMatch(turn.Text),
                AnythingElse().IsMatch(turn.Text),
                Proposal().IsMatch(turn.Text));
        }

        var last = turns.Count > 0 ? turns[^1] : null;
        return last?.Role is Role.HumanAgent or Role.Bot ? said : said with { AskedLast = false, OfferedLast = false, ProposedLast = false };
    }

    [GeneratedRegex(@"\b(sorry|apologi[sz]e|apologies|apology)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Apology();

    [GeneratedRegex(@"\b(our|my) (mistake|fault|failure|error|responsibility)\b|\bon us\b|\bours,? not yours\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Ownership();

    [GeneratedRegex(@"\?|^(what|which|when|where|who|how)\b|\b(please|could you|can you) (provide|specify|enter|tell|give|confirm|share|let me know|describe|choose|select)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();

    [GeneratedRegex(@"\b(how|what) (can|may|could) I (help|do|assist)|\banything else (that )?(I|we|you)\b|\banything else ?(today|for you)?\?|\b(how|what) (can|may) we\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OpenQuestion();

    [GeneratedRegex(@"\banything else (that )?(I|we|you)\b|\banything else ?(today|for you)?\?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AnythingElse();

    [GeneratedRegex(@"\b(shall|should|can|may|could) (I|we) (?!(please |also |just )*(have|get|take|ask|see|know|confirm)\b)[^.!?]*\?|\bwould you like\b[^.!?]*\?|\bdo you want (me|us) to\b|\b(is|are) (that|this|it) (ok|okay|all right|fine)\b|\bwould (that|it|this) (suit|work|help|be)\b|\bif you('d| would) like\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Proposal();

    [GeneratedRegex(@"\b(I'll|I’ll|I will|I am going to|I'm going to)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Commitment();
}
