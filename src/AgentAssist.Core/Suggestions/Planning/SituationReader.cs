using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>Decides what kind of moment this is: feelings, signals, fault, phase, situation, and how long a reply may be.</summary>
internal static class SituationReader
{
    private const double Clear = 0.5;
    private const double Furious = 0.6;
    private const int HeatedUpWords = 6;
    // Who ends a contract without a word of complaint is calm.
    private const double Grumbling = 0.4;
    private const int LongestAnswer = 6;
    private const int LongestThanks = 9;

    // What a short answer may look like to whoever reads it without the question.
    private const double Certain = 0.65;

    private static readonly (SignalKind Kind, string Condition)[] Signals =
    [
        (SignalKind.Effort, "signal:effort"), (SignalKind.Fairness, "signal:fairness"), (SignalKind.Churn, "signal:churn"),
        (SignalKind.Urgency, "signal:urgency"), (SignalKind.Vulnerability, "signal:vulnerability"), (SignalKind.Abuse, "signal:abuse"),
        (SignalKind.Gratitude, "signal:gratitude"), (SignalKind.QuestionUnanswered, "signal:question-unanswered"),
        (SignalKind.WantsHuman, "signal:wants-human"), (SignalKind.WantsSupervisor, "signal:wants-supervisor"),
        (SignalKind.LegalOrPress, "signal:legal-or-press"), (SignalKind.PromiseBroken, "signal:promise-broken"),
        (SignalKind.Confusion, "signal:confusion"),
    ];

    public static void Read(Moment moment)
    {
        AddSignals(moment);
        if (!IsPlain(moment))
        {
            AddFeelings(moment);
        }

        moment.AddIf(!moment.Holds("feeling:anger") && (IsPlain(moment) || moment.Feelings.Complaint < Clear), "feeling:calm");
        AddFault(moment);
        moment.Situation = Situate(moment);
        moment.Phase = PhaseOf(moment);
        moment.Need = moment.Situation is Situation.Closing ? SuggestionNeed.Optional : SuggestionNeed.Offer;
        moment.WordCap = WordCap(moment);
    }

    private static void AddSignals(Moment moment)
    {
        var text = moment.Request.Utterance.Text;
        var isPlain = IsPlain(moment);
        foreach (var (kind, condition) in Signals)
        {
            moment.AddIf(moment.Score(kind) >= Clear && SignalNames.IsNamed(moment.Request.Utterance, kind) && (!isPlain || kind is SignalKind.Gratitude or SignalKind.Vulnerability), condition, [moment.Utterance]);
        }

        moment.AddIf(Feelings.IsBereaved(text), "care:bereavement", [moment.Utterance]);
        moment.AddIf(Lexicon.Mentions(text, Lexicon.Default.Illness), "care:illness", [moment.Utterance]);
        moment.AddIf(Lexicon.Mentions(text, Lexicon.Default.Hardship), "care:hardship", [moment.Utterance]);
        moment.AddIf(
            moment.Holds("signal:abuse") && moment.Request.Turns.Any(t => Feelings.Score(t.Analysis, SignalKind.Abuse) >= Clear),
            "abuse:repeated",
            [moment.Utterance]);
    }

    // "Nope" to our own question is no anger, "goodbye" after thanks no cancellation, and who is "the Chief Engineer" asks for no supervisor.
    private static bool IsPlain(Moment moment)
    {
        var shape = moment.Shape;
        var isShort = shape.IsGreeting || shape.IsLeaveTaking || (moment.OurSide.OfferedLast && shape.IsNo) || (moment.OurSide.AskedLast && shape.Words <= LongestAnswer)
            || (shape.IsPraise && moment.Issue.Happened is null) || shape.IsGoodNews || shape.IsWaiting;
        return isShort && moment.Feelings.Complaint < Certain && moment.Score(SignalKind.Abuse) < Clear
            && ((shape.IsLeaveTaking && shape.IsThanks) || !Lexicon.Mentions(moment.Request.Utterance.Text, Lexicon.Default.Demands));
    }

    private static void AddFeelings(Moment moment)
    {
        var feelings = moment.Feelings;
        moment.AddIf(feelings.IsAngry || IsRude(moment), "feeling:anger", [moment.Utterance]);
        moment.AddIf(feelings.Anxiety >= Feelings.Felt, "feeling:anxiety", [moment.Utterance]);
        moment.AddIf(feelings.Sadness >= Feelings.Felt, "feeling:sadness", [moment.Utterance]);
        moment.AddIf(IsConfused(moment), "feeling:confusion", [moment.Utterance]);
        moment.AddIf(feelings.Joy >= Feelings.Felt, "feeling:joy", [moment.Utterance]);
        moment.AddIf(feelings.Disappointment >= Feelings.Felt, "feeling:disappointment", [moment.Utterance]);
        moment.AddIf(IsGrieving(moment), "feeling:grief", [moment.Utterance]);
    }

    // Rude, if not insulting: what a model takes for abuse may be a joke or a word about somebody else, unless the customer complains or says it.
    private static bool IsRude(Moment moment) =>
        moment.Score(SignalKind.Abuse) >= Clear
        && (moment.Feelings.Complaint >= Grumbling || Lexicon.Mentions(moment.Request.Utterance.Text, Lexicon.Default.Rude));

    // Whoever asks something plainly is not confused for that.
    private static bool IsConfused(Moment moment) =>
        moment.Score(SignalKind.Confusion) >= Clear || moment.Feelings.Confusion >= (moment.Shape.IsQuestion ? Certain + 0.1 : Feelings.Felt);

    private static void AddFault(Moment moment)
    {
        if (moment.Holds("fault:ours"))
        {
            return;
        }

        var stated = moment.Holds("signal:promise-broken") || moment.Holds("signal:fairness") || moment.Holds("signal:effort");
        moment.Add(stated ? "fault:stated" : "fault:unclear", [moment.Utterance]);
    }

    private static bool IsGrieving(Moment moment) =>
        moment.Holds("care:bereavement") && (moment.Holds("signal:vulnerability") || moment.Feelings.Sadness >= 0.2 || moment.Feelings.Joy < Feelings.Felt);

    private static bool IsAngry(Moment moment) =>
        moment.Holds("feeling:anger") || (moment.Holds("signal:fairness") && moment.Feelings.Complaint >= Clear)
        || moment.Holds("signal:legal-or-press") || (moment.Holds("signal:churn") && (moment.Feelings.Complaint >= Grumbling || moment.Feelings.Anger >= Feelings.Felt));

    private static Situation Situate(Moment moment)
    {
        if (IsPlain(moment))
        {
            return Unaroused(moment);
        }

        var complains = moment.Feelings.Complaint >= Clear;
        return moment switch
        {
            _ when moment.Holds("signal:abuse") => Situation.Abusive,
            _ when moment.Holds("feeling:grief") => Situation.Grieving,
            _ when moment.Holds("signal:promise-broken") => Situation.BrokenPromise,
            _ when IsAngry(moment) => moment.Holds("fault:ours") ? Situation.AngryOurs : Situation.AngryUnclear,
            _ when moment.Holds("signal:effort") || (complains && moment.Contacts >= 3) => Situation.RepeatContact,
            _ when moment.Holds("feeling:anxiety") || moment.Holds("signal:vulnerability") => Situation.Anxious,
            _ when moment.Holds("signal:urgency") => Situation.Hurry,
            _ when moment.Holds("feeling:confusion") => Situation.Confused,
            _ when complains => Situation.Problem,
            _ => Unaroused(moment),
        };
    }

    private static Situation Unaroused(Moment moment)
    {
        var shape = moment.Shape;
        return shape switch
        {
            { IsWaiting: true } when moment.OurSide.Spoke => Situation.Waiting,
            { IsGoodNews: true } when moment.OurSide.Spoke && moment.Issue is { Wish: null, Task: null, Question: null } => Situation.GoodNews,
            { IsGreeting: true } when !GivesNameAskedFor(moment) => Situation.Greeting,
            { IsEmpty: true } when !moment.OurSide.AskedLast => Situation.Greeting,
            { IsNo: true } when moment.OurSide.OfferedLast => Situation.Closing,
            { IsLeaveTaking: true } when shape.IsThanks || !moment.OurSide.AskedLast => moment.OurSide.Spoke ? Situation.Closing : Situation.Greeting,
            { IsLeaveTaking: true } when !shape.IsYes && !shape.IsNo => Situation.Closing,
            _ when moment.OurSide.Spoke && moment.Holds("signal:gratitude") && !shape.IsQuestion && moment.Issue.Question is null && (shape.IsNo || (shape.IsThanks && shape.Words <= LongestThanks)) => Situation.Closing,
            { IsPraise: true, IsQuestion: false } when moment.Issue is { Happened: null, Wish: null, Task: null, Question: null } => Situation.Delighted,
            { IsThanks: true } when moment.Feelings.Joy >= Certain && moment.Issue is { Wish: null, Task: null, Question: null } => Situation.Delighted,
            _ when moment.Holds("signal:gratitude") && moment.Issue is { Happened: null, Wish: null, Task: null, Question: null } && !shape.IsQuestion => Situation.Delighted,
            _ when moment.Issue.Happened is not null => Situation.Problem,
            _ when moment.Issue is not { Wish: null, Task: null, Question: null } || shape.IsQuestion => Situation.Request,
            _ when moment.OurSide.AskedLast => Situation.Answer,
            _ => Situation.Request,
        };
    }

    private static bool GivesNameAskedFor(Moment moment) =>
        moment.Given is { Name: not null, AskedFor: { } asked } && asked.Contains("name", StringComparison.Ordinal);

    private static Phase PhaseOf(Moment moment) => moment switch
    {
        { Situation: Situation.Closing } => Phase.Closing,
        { Situation: Situation.Delighted, OurSide.Spoke: true } => Phase.Closing,
        { OurSide.Spoke: false } => Phase.Opening,
        _ when moment.Holds("fault:ours") || moment.History.Stories.Count > 0 || moment.OurSide.Committed => Phase.Resolving,
        _ => Phase.Exploring,
    };

    private static int WordCap(Moment moment)
    {
        var situation = PlanBook.Default.For(moment.Situation).Words;
        var cap = moment.Request.Channel == Channel.Email ? Math.Max(situation, 50) : Math.Min(situation, PlanBook.Default.WordsFor(moment.Phase));
        cap = moment.Request.Channel switch
        {
            Channel.Sms => Math.Min(cap, 30),
            Channel.Voice or Channel.Social => Math.Min(cap, 40),
            _ => cap,
        };
        return HeatedUp(moment) ? Math.Max(25, cap - HeatedUpWords) : cap;
    }

    private static bool HeatedUp(Moment moment)
    {
        var last = moment.Request.Turns.LastOrDefault(t => t.Role == Role.Customer);
        return moment.Feelings.Anger >= Furious && last is not null && moment.Feelings.Anger > Feelings.Of(last.Analysis).Anger + 0.1;
    }
}
