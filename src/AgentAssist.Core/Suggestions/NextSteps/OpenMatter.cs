using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.NextSteps;

/// <summary>Whether the customer still waits for something of ours.</summary>
internal enum OpenMatter
{
    /// <summary>It cannot be told surely.</summary>
    Unclear,

    /// <summary>The customer has something for us to do or to answer.</summary>
    Open,

    /// <summary>The customer remarks something while we are at it.</summary>
    UnderWay,

    /// <summary>Nothing is open any more: the customer comments on what was answered or done.</summary>
    Settled,
}

/// <summary>
/// Decides it by the model of next steps. To offer more help to somebody who still waits for it hurts more than to say "I'm on it" to a
/// joke: for whoever is in trouble with us or plainly orders something nothing is settled, whatever the model says, and where the words speak
/// for something open it has to be surer.
/// </summary>
internal static class OpenMatterReader
{
    private const double Likely = 0.5;
    private const double Open = 0.7;

    // Where its words alone speak for something open, the model must be surer; most of all where they ask, but for "who knew that?".
    private const double Unlikely = 0.8;
    private const double Asked = 0.97;

    // One sentence among remarks that asks for something.
    private const double AsksInOne = 0.9;
    private const double OrdersInOne = 0.6;
    private const int MostSentences = 8;
    private const int FewestWords = 4;

    private const double Clear = 0.5;

    private static readonly SignalKind[] Grave =
    [
        SignalKind.Abuse, SignalKind.PromiseBroken, SignalKind.WantsHuman, SignalKind.WantsSupervisor, SignalKind.LegalOrPress, SignalKind.Churn,
    ];

    private static readonly SignalKind[] Pressing = [SignalKind.Urgency, SignalKind.QuestionUnanswered, SignalKind.Effort];

    /// <summary>Reads it. Whoever is to be answered for the first time wants something; other languages are not known to the model.</summary>
    public static OpenMatter Read(Moment moment)
    {
        var request = moment.Request;
        if (!moment.OurSide.Spoke || request.Utterance.Analysis?.LanguageCode is not (null or "" or "en") || IsGrave(moment))
        {
            return OpenMatter.Unclear;
        }

        var odds = NextStepModel.Default.Read(request.Turns, moment.OurSide, request.Utterance.Text);
        if (odds.Work + odds.Ask >= Open)
        {
            return OpenMatter.Open;
        }

        var least = moment.Shape.Asks ? Asked : IsUnlikely(moment) ? Unlikely : Likely;
        return IsPlainlyWanted(moment) ? OpenMatter.Unclear
            : odds.Chat >= (moment.Shape.HasFigures ? Unlikely : least) && !moment.OurSide.AskedLast ? OpenMatter.UnderWay
            : odds.Wrap >= least && !AsksInPassing(moment) ? OpenMatter.Settled
            : OpenMatter.Unclear;
    }

    // "Oh, that's perfect. I'd like to schedule a viewing now!": what is remarked drowns what is asked.
    private static bool AsksInPassing(Moment moment)
    {
        string[] sentences = [.. Sentence.Split(moment.Request.Utterance.Text).Take(MostSentences)];
        var least = moment.Shape.IsOrder ? OrdersInOne : AsksInOne;
        return sentences.Length > 1 && Array.Exists(
            sentences,
            sentence => WordCount.Of(sentence) >= FewestWords
                && NextStepModel.Default.Read(moment.Request.Turns, moment.OurSide, sentence) is var odds && odds.Work + odds.Ask >= least);
    }

    private static bool IsUnlikely(Moment moment) =>
        moment.Shape.IsOrder || moment.AnswersAsked || SituationReader.AsksUs(moment) || moment.OurSide is { AskedLast: true, ProposedLast: false, OfferedLast: false }
        || Array.Exists(Pressing, kind => moment.Score(kind) >= Clear)
        || (moment.Feelings.Complaint >= Clear && SituationReader.SpeaksOfUs(moment.Request.Utterance.Text));

    // "Book it", "go on", and what we did not understand.
    private static bool IsPlainlyWanted(Moment moment) =>
        moment.GoesOn || moment.Agrees || (moment.Shape.IsOrder && SituationReader.AsksUs(moment)) || moment.Shape is { OrdersIt: true } or { Forgets: true } || moment.OurSide.MissedLast;

    private static bool IsGrave(Moment moment) =>
        moment.Remark.Robbed || moment.Remark.Doubts || moment.Holds("turn:danger") || moment.Holds("fault:ours")
        || Array.Exists(Grave, kind => moment.Score(kind) >= Clear)
        || Lexicon.Mentions(moment.Request.Utterance.Text, Lexicon.Default.Distress);
}
