using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Details;

/// <summary>
/// Tells what is still missing before the customer's matter can be seen to: what it needs, without what the customer gave, our side asked
/// for or the profile holds. An agent who asks for it moves the matter on; one who says "let me look" cannot look yet.
/// </summary>
internal static partial class DetailReader
{
    // A matter that was named longer ago has been seen to, or will be named again.
    private const int MostTurns = 12;
    private const int FewestShared = 2;

    // To ask for what nobody needs costs more than to look without it.
    private const double Sure = 0.65;

    public static void Add(Moment moment)
    {
        if (!MayAsk(moment) || Find(moment) is not var (matter, from))
        {
            return;
        }

        moment.AddIf(Arranges(matter), "matter:arranges");
        foreach (var detail in matter.Needs)
        {
            if (!IsKnown(detail, moment, from))
            {
                moment.Missing = detail;
                moment.Add("needs:detail");
                moment.Add("needs:" + detail.Name);
                return;
            }
        }

        // What only tells of trouble is not done with its details.
        moment.AddIf(!matter.Asks, "needs:nothing");
    }

    /// <summary>
    /// Whether it is the moment to ask for anything: who is let down, in grief or in distress is no applicant, and who has told it before is
    /// not asked again.
    /// </summary>
    public static bool MayAsk(Moment moment) =>
        moment.Request.Channel != Channel.Social && !(moment.Shape.TakesBack && moment.Issue is { Wish: null, Task: null }) && !moment.Holds("record:relevant") && !moment.Holds("turn:answered")
        && !moment.Holds("signal:effort") && !moment.Holds("turn:danger") && !(moment.Situation is Situation.Anxious && moment.Holds("signal:vulnerability"))
        && moment.Situation is Situation.Request or Situation.Answer or Situation.Problem or Situation.Hurry or Situation.Anxious or Situation.AngryUnclear;

    /// <summary>The newest matter that the customer named, and the turn in which: the count of turns for the present one.</summary>
    private static (Matter Matter, int From)? Find(Moment moment)
    {
        var turns = moment.Request.Turns;
        if (DetailBook.Default.MatterIn(moment.Request.Utterance.Text) is { } named)
        {
            // "Can we change the date?" while it is being booked is no change of a booking.
            return (named.Changes && Before(turns) is not null) || (!named.Asks && Inquires(moment)) ? null : (named, turns.Count);
        }

        // "My order" can be found by its number only; that is asked before anything is known of it.
        if (moment is { Phase: Phase.Opening, Issue.Thing: { } thing } && thing.Said.StartsWith("your ", StringComparison.Ordinal) && DetailBook.Default.MatterOf(thing.Topic) is { } looked)
        {
            return (looked, turns.Count);
        }

        // Who was asked for one of its details is on the way; who was asked for something else is on a way that is not known here.
        if (moment.OurSide.AskedLast)
        {
            return !Inquires(moment) && Before(turns) is var (matter, from) && matter.Needs.Any(detail => detail.Asked.IsMatch(turns[^1].Text)) ? (matter, from) : null;
        }

        return Learned(moment) is { } learned ? (learned, turns.Count) : null;
    }

    // What the book does not name may need something all the same.
    private static Matter? Learned(Moment moment)
    {
        if (moment.Request.Utterance.Analysis?.LanguageCode is not (null or "" or "en") || moment.Holds("known:customer") || moment.Holds("known:reference"))
        {
            return null;
        }

        var (need, odds) = NeedModel.Default.Read(moment.Request.Turns, moment.OurSide, moment.Request.Utterance.Text);
        return odds < Sure ? null
            : need == NeedModel.Identity && moment.Issue.Thing is { } thing && DetailBook.Default.MatterOf(thing.Topic) is { } looked ? looked
            : DetailBook.Default.MatterNeeding(need);
    }

    /// <summary>Whether the customer waits for an answer first: "Table for six on Saturday?" is no question.</summary>
    public static bool Inquires(Moment moment) => moment.Holds("turn:inquires") && moment.Shape.IsTurned;

    /// <summary>Whether something is being arranged, such as a booking, for which a name is written down and not looked up.</summary>
    public static bool IsArranging(IReadOnlyList<PriorTurn> turns) => Before(turns) is var (matter, _) && Arranges(matter);

    private static bool Arranges(Matter matter) => !matter.Asks && matter.Needs.Any(detail => detail.Name is "day" or "time" or "stay" or "people");

    private static (Matter Matter, int From)? Before(IReadOnlyList<PriorTurn> turns)
    {
        for (var i = turns.Count - 1; i >= Math.Max(0, turns.Count - MostTurns); i--)
        {
            if (DialogueTurn.IsOurs(turns[i].Role))
            {
                if (PastTurn.Of(turns[i]).Settles)
                {
                    return null;
                }
            }
            else if (PastTurn.Of(turns[i]).Matter is { } named)
            {
                return (named, i);
            }
        }

        return null;
    }

    /// <summary>Whether what a question of our side asks for was given in this conversation or is known of the customer.</summary>
    public static bool IsKnown(string question, Moment moment) =>
        IsChosen(question, moment) || IsToldAlready(question, moment) || DetailBook.Default.AskedIn(question).Any(detail => IsGiven(detail, moment));

    private static bool IsKnown(Detail detail, Moment moment, int from)
    {
        if (detail.Identifies && (moment.Holds("known:customer") || moment.Holds("known:reference")))
        {
            return true;
        }

        var turns = moment.Request.Turns;
        for (var i = detail.Lasts ? 0 : from; i < turns.Count; i++)
        {
            if ((DialogueTurn.IsOurs(turns[i].Role) ? detail.Asked : detail.Given).IsMatch(turns[i].Text) || IsForgotten(detail, turns[i].Text))
            {
                return true;
            }
        }

        return detail.Given.IsMatch(moment.Request.Utterance.Text) || IsForgotten(detail, moment.Request.Utterance.Text);
    }

    // "Do you want to drive, walk or take the bus?" asks nothing of one who wants to drive; who names two of them has not chosen.
    private static bool IsChosen(string question, Moment moment)
    {
        string[] parts = question.TrimEnd('?').Split([",", " or "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1 || !question.Contains(" or ", StringComparison.Ordinal))
        {
            return false;
        }

        string[][] choices = [.. parts[..^1].Select(part => part[(part.LastIndexOf(' ') + 1)..]).Append(parts[^1]).Select(part => WordStem.Of(part).ToArray())];
        var said = Said(moment).SelectMany(WordStem.Of).ToHashSet(StringComparer.Ordinal);
        return choices.Count(choice => choice.Any(stem => said.Contains(stem) && !choices.Any(other => other != choice && other.Contains(stem)))) == 1;
    }

    // "Have you sent us a reading?" to "I sent you a reading last week".
    private static bool IsToldAlready(string question, Moment moment)
    {
        string[] stems = YesOrNo().IsMatch(question) && !question.Contains(" or ", StringComparison.Ordinal) ? [.. WordStem.Of(question).Distinct()] : [];
        return stems.Length > 0 && WordStem.Of(moment.Request.Utterance.Text).Distinct().Count(stems.Contains) * 2 >= Math.Max(stems.Length, FewestShared * 2);
    }

    private static bool IsGiven(Detail detail, Moment moment) =>
        (detail.Identifies && (moment.Holds("known:customer") || moment.Holds("known:reference")))
        || Said(moment, detail.Lasts).Any(detail.Given.IsMatch);

    // What the customer said, of late or at all: since our side last said something that asked nothing, another matter may have begun.
    private static IEnumerable<string> Said(Moment moment, bool always = false)
    {
        yield return moment.Request.Utterance.Text;
        for (var i = moment.Request.Turns.Count - 1; i >= 0; i--)
        {
            var turn = moment.Request.Turns[i];
            if (turn.Role == Role.Customer)
            {
                yield return turn.Text;
            }
            else if (!always && DialogueTurn.IsOurs(turn.Role) && !turn.Text.Contains('?', StringComparison.Ordinal) && !TeamQuestion.Requests(turn.Text))
            {
                yield break;
            }
        }
    }

    // "I forgot my account number": nobody asks for it then.
    private static bool IsForgotten(Detail detail, string text) => detail.Identifies && TurnShape.IsForgotten(text) && detail.Asked.IsMatch(text);

    [GeneratedRegex(@"^(and |so )?(are|is|was|were|do|does|did|have|has|had|will|would) (you|your|the|it|this|that)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex YesOrNo();
}
