using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Details;
using AgentAssist.Core.Suggestions.NextSteps;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>Decides what kind of moment this is: feelings, signals, fault, phase, situation, and how long a reply may be.</summary>
internal static partial class SituationReader
{
    private const double Clear = 0.5;
    private const double Furious = 0.6;
    private const int HeatedUpWords = 6;
    // Who ends a contract without a word of complaint is calm.
    private const double Grumbling = 0.4;
    private const int LongestAnswer = 6;
    private const int LongestCalmAnswer = 40;

    // Care is for who suffers; who asks for a wheelchair calmly is to get one.
    private const double Suffering = 0.2;
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
        moment.Need = moment.Situation is Situation.Closing || (moment.Situation is Situation.Remark && (moment.Remark.Reacts || NeedsNoWord(moment))) ? SuggestionNeed.Optional : SuggestionNeed.Offer;
        moment.WordCap = WordCap(moment);
    }

    private static void AddSignals(Moment moment)
    {
        var text = moment.Request.Utterance.Text;
        var isPlain = IsPlain(moment);
        foreach (var (kind, condition) in Signals)
        {
            moment.AddIf(moment.Score(kind) >= Clear && (kind != SignalKind.Vulnerability || Suffers(moment)) && (kind != SignalKind.Abuse || !moment.Remark.Laughs || moment.Feelings.Complaint >= Grumbling || Lexicon.Mentions(text, Lexicon.Default.Rude)) && SignalNames.IsNamed(moment.Request.Utterance, kind) && !(kind == SignalKind.Effort && moment.Feelings.Complaint < Clear && Ahead().IsMatch(text)) && (!isPlain || kind is SignalKind.Gratitude or SignalKind.Vulnerability), condition, [moment.Utterance]);
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
        if (IsCalmInForm(moment))
        {
            return true;
        }

        var isShort = shape.IsGreeting || shape.IsLeaveTaking || (moment.OurSide.OfferedLast && shape.IsNo) || (moment.OurSide.AskedLast && shape.Words <= LongestAnswer)
            || (shape.IsPraise && moment.Issue.Happened is null) || shape.IsGoodNews || shape.IsWaiting || shape.SaysGoodbye || moment.Remark.Reacts;
        return isShort && moment.Feelings.Complaint < Certain && moment.Score(SignalKind.Abuse) < Clear
            && ((shape.IsLeaveTaking && shape.IsThanks) || !Lexicon.Mentions(moment.Request.Utterance.Text, Lexicon.Default.Demands));
    }

    // In a heated conversation a model hears heat in a mere number, too; what answers our question, thanks or takes leave and names no trouble has none.
    private static bool IsCalmInForm(Moment moment)
    {
        var (shape, feelings, text) = (moment.Shape, moment.Feelings, moment.Request.Utterance.Text);
        var answers = moment.OurSide.AskedLast && shape is { Words: <= LongestCalmAnswer, IsQuestion: false } && feelings is { IsAngry: false, Anxiety: < Feelings.Felt, Complaint: < 0.9 };
        var parts = shape.IsGoodNews || shape.IsWaiting || shape.SaysGoodbye || (shape.IsThanks && feelings.Joy >= Certain);
        return moment.OurSide.Spoke && (answers || parts) && (moment.Issue.Happened is not { Trouble: > 0 } || (answers && (shape.IsYes || shape.Forgets))) && !moment.Remark.Doubts && !moment.Remark.Robbed
            && moment.Score(SignalKind.Abuse) < Clear && (shape.IsGoodNews || !Lexicon.Mentions(text, Lexicon.Default.Demands)) && !Lexicon.Mentions(text, Lexicon.Default.Distress);
    }

    private static void AddFeelings(Moment moment)
    {
        var feelings = moment.Feelings;
        moment.AddIf((feelings.IsAngry && !Hated().IsMatch(moment.Request.Utterance.Text) && !AsksOnly(moment)) || IsRude(moment), "feeling:anger", [moment.Utterance]);
        moment.AddIf(feelings.Anxiety >= Feelings.Felt, "feeling:anxiety", [moment.Utterance]);
        moment.AddIf(feelings.Sadness >= Feelings.Felt, "feeling:sadness", [moment.Utterance]);
        moment.AddIf(IsConfused(moment), "feeling:confusion", [moment.Utterance]);
        moment.AddIf(feelings.Joy >= Feelings.Felt, "feeling:joy", [moment.Utterance]);
        moment.AddIf(feelings.Disappointment >= Feelings.Felt, "feeling:disappointment", [moment.Utterance]);
        moment.AddIf(IsGrieving(moment), "feeling:grief", [moment.Utterance]);
    }

    // Whoever goes on to ask something, speaks of no trouble and not of us, is heard as angrier than they are: "we'll see how many times he goes
    // with a newborn, does his price go up if mine's frozen?"
    private static bool AsksOnly(Moment moment) =>
        moment.OurSide.Spoke && moment.Shape.Asks && moment.Feelings.Anger < Furious && moment.Issue.Happened is null
        && !Aimed().IsMatch(moment.Request.Utterance.Text) && !Lexicon.Mentions(moment.Request.Utterance.Text, Lexicon.Default.Rude);

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
        // Nothing else matters then, neither how calmly it is said nor what was asked.
        if (moment.Holds("turn:danger"))
        {
            return Situation.Anxious;
        }

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
            _ when moment.Remark.Robbed && !moment.Holds("fault:ours") => Situation.Anxious,
            _ when !(IsAngry(moment) && SpeaksOfUs(moment.Request.Utterance.Text)) && (moment.OpenMatter is OpenMatter.Settled or OpenMatter.UnderWay) => Unaroused(moment),
            _ when IsAngry(moment) => moment.Holds("fault:ours") ? Situation.AngryOurs : Situation.AngryUnclear,
            _ when moment.Holds("signal:effort") || (complains && moment.Contacts >= 3) => Situation.RepeatContact,
            _ when moment.Holds("feeling:anxiety") || moment.Holds("signal:vulnerability") => Situation.Anxious,
            _ when moment.Holds("signal:urgency") => Situation.Hurry,
            _ when moment.Holds("feeling:confusion") => Situation.Confused,
            _ when complains => Situation.Problem,
            _ => Unaroused(moment),
        };
    }

    private static bool Suffers(Moment moment) =>
        moment.Feelings is { Sadness: >= Suffering } or { Anxiety: >= Suffering } or { Complaint: >= Grumbling } or { Disappointment: >= Suffering }
        || Feelings.IsBereaved(moment.Request.Utterance.Text)
        || Lexicon.Mentions(moment.Request.Utterance.Text, Lexicon.Default.Hardship)
        || Lexicon.Mentions(moment.Request.Utterance.Text, Lexicon.Default.Distress);

    private static Situation Unaroused(Moment moment)
    {
        var shape = moment.Shape;
        var isOpen = moment.OpenMatter == OpenMatter.Open && shape is not { IsThanks: true, Words: <= LongestThanks };
        return shape switch
        {
            { IsWaiting: true } when moment.OurSide.Spoke => Situation.Waiting,
            _ when moment.OpenMatter == OpenMatter.UnderWay && !shape.SaysGoodbye && !shape.IsGoodNews => Situation.Remark,
            { IsGoodNews: true } when !isOpen && moment.OurSide.Spoke && moment.Issue is { Wish: null, Task: null, Question: null } => Situation.GoodNews,
            { IsGreeting: true } when !GivesNameAskedFor(moment) => Situation.Greeting,
            { IsEmpty: true } when !moment.OurSide.AskedLast => Situation.Greeting,
            { IsNo: true } when moment.OurSide.OfferedLast => Situation.Closing,
            { SaysGoodbye: true } when moment.OurSide.Spoke && !AsksUs(moment) => Situation.Closing,
            { TakesLeave: true } when moment.OurSide.Spoke && !AsksUs(moment) && moment.Issue.Question is null => Situation.Closing,
            _ when moment.Remark.Reacts && !shape.IsThanks && moment.OurSide.Spoke && !moment.OurSide.OfferedLast => moment.OurSide.AskedLast ? Situation.Answer : Situation.Remark,
            _ when moment.Agrees && (shape.Accepts || shape is { IsThanks: true, Words: <= 2 }) => Situation.Answer,
            { IsLeaveTaking: true } when shape.IsThanks || !moment.OurSide.AskedLast => moment.OurSide.Spoke ? Situation.Closing : Situation.Greeting,
            { IsLeaveTaking: true } when !shape.IsYes && !shape.IsNo => Situation.Closing,
            _ when !isOpen && moment.OurSide.Spoke && moment.Holds("signal:gratitude") && !shape.Asks && moment.Issue.Question is null && (shape.IsNo || (shape.IsThanks && shape.Words <= LongestThanks)) => Situation.Closing,
            { IsPraise: true, Asks: false } when !isOpen && !moment.AnswersAsked && moment.Issue is { Happened: null, Wish: null, Task: null, Question: null } => Situation.Delighted,
            { IsThanks: true, Asks: false } when !isOpen && moment.Feelings.Joy >= Certain && moment.Issue is { Wish: null, Task: null, Question: null } => Situation.Delighted,
            _ when !isOpen && moment.Holds("signal:gratitude") && moment.Issue is { Happened: null, Wish: null, Task: null, Question: null } && !shape.Asks => Situation.Delighted,
            _ when moment.OpenMatter == OpenMatter.Settled => moment.OurSide.OfferedLast ? Situation.Closing : Situation.Remark,
            { TakesBack: true, IsQuestion: false } when moment.OurSide.Spoke && moment.Issue is { Wish: null, Task: null, Question: null } => Situation.Remark,
            { Forgets: true } when moment.OurSide.AskedLast && shape.Words <= LongestCalmAnswer && moment.Issue is { Wish: null, Task: null, Question: null } => Situation.Answer,
            _ when moment.AnswersAsked => Situation.Answer,
            _ when moment.Agrees && (shape.IsPersonal || (!shape.Asks && moment.Issue is { Wish: null, Task: null })) => Situation.Answer,
            _ when moment.Issue.Happened is not null => Situation.Problem,
            _ when moment.GoesOn && moment.OurSide.Spoke => Situation.Answer,
            { IsFlexible: true } when moment.OurSide.Spoke => Situation.Answer,
            { IsPersonal: true, IsOrder: false } when moment.OurSide.Spoke && moment.Issue is { Wish: null, Task: null } => Situation.Remark,
            _ when HopesOnly(moment) => Situation.Remark,
            _ when moment.Issue is not { Wish: null, Task: null, Question: null } || (shape.IsQuestion && !(moment.OurSide.AskedLast && moment.Given.Words is not null)) => Situation.Request,
            _ when moment.OurSide.AskedLast => Situation.Answer,
            _ when moment.OurSide.Spoke && !shape.IsOrder && !shape.Asks && DetailBook.Default.MatterIn(moment.Request.Utterance.Text) is null && !isOpen => TellsDetails(moment) ? Situation.Answer : Situation.Remark,
            _ => Situation.Request,
        };
    }

    /// <summary>Whether its words ask us to do something: "Please cancel my contract. Bye" is no mere goodbye.</summary>
    public static bool AsksUs(Moment moment) => moment.Issue.Task is not null || WishReader.AsksUs(moment.Issue.Wish);

    // A remark on what is done may stand; who is hard on themselves, sad or let down is told something.
    private static bool NeedsNoWord(Moment moment) =>
        moment.OpenMatter == OpenMatter.Settled && moment.Remark is { BlamesSelf: false, Apologises: false, IsDismayed: false }
        && !moment.Holds("feeling:sadness") && !moment.Holds("feeling:disappointment");

    // "Please let it be that" asks nothing of us.
    private static bool HopesOnly(Moment moment) =>
        moment.Remark.Hopes && moment.OurSide is { Spoke: true, AskedLast: false } && moment.Shape.IsQuestion is false && moment.Issue is { Wish: null, Question: null };

    // What names a number, a day or a place is meant for us, asked or not: "my budget is at most 2000", "a flight from Detroit".
    private static bool TellsDetails(Moment moment) =>
        moment.Holds("given:name") || (moment.Holds("given:words") && !Comments(moment)) || (moment.Given.Said is { } said && (said.Any(char.IsDigit) || said.Skip(1).Any(char.IsUpper) || moment.Holds("turn:dated")));

    // "Ooh, that's a cold one!" to what we told, where "the blue one" chooses.
    private static bool Comments(Moment moment) =>
        moment.OurSide.InformedLast && moment.Shape is { HasFigures: false, IsQuestion: false } && !Objects(moment.Request.Utterance.Text) && Comment().IsMatch(moment.Request.Utterance.Text);

    /// <summary>Whether it speaks of us, shouts, or says of itself that it is angry.</summary>
    public static bool SpeaksOfUs(string text) => Aimed().IsMatch(text);

    /// <summary>Whether it may contradict what we told, and is no mere comment on it.</summary>
    public static bool Objects(string text) => Objecting().IsMatch(text);

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

    [GeneratedRegex(@"^\W*((oh|oo+h?|oo+ph|oo+f|ouch|wow|ah+|aha|yay|yes|yeah|okay|ok|great|good|cool|nice|perfect|awesome|excellent|well|alright|all right|right|hmm+|huh|ha+|phew|gosh|man|damn|finally|at last|about time)\b\W*)+((?<!\w)$|(that|it|this|i|we|they|he|she|those|these|guess|sounds?|looks?|so|not|too|what a)\b)|^\W*(that|it|this|those|these)('?s|'?ll|'?d| is| was| will| would| sounds| looks| makes| should)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(not|never|no|nobody|wrong|but|incorrect|mistake|instead|old|cannot|expect(ed|ing)?|fishy|sketchy|suspicious|odd|strange|more than|less than)\b|n['’]?t\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Objecting();

    // "Do I have to report it myself?" asks what is still to be done, and complains of nothing.
    [GeneratedRegex(@"\b(do|will|would|should) (i|we) (have|need) to\b|\bhow many times (he|she|they|it)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Ahead();

    // What speaks of us, shouts, or says of itself that it is angry.
    [GeneratedRegex(@"\b(you|your|you'?re|yours|u|ur|company|service|people|nobody|no one|still|again|never|angry|furious|annoy\w*|unacceptable|ridiculous|disgust\w*|joke|enough|fed up|sick of|tired of|wast\w+|wrong|charged|waiting|waited)\b|!|(?-i:\b[A-Z]{4,}\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Aimed();

    // Who is hated is somebody else: a relation, and no word about us.
    [GeneratedRegex(@"^(?!.*\byou(r|rs|'\w+|’\w+)?\b).*\b(hate|loathe|despise|can'?t stand|dislike)\b [^.?!]{0,20}\b(guy|boss|him|her|man|woman|brother|sister|ex|neighbou?rs?|colleagues?|coworkers?)\b|^(?!.*\b(but|however|you(r|'\w+|’\w+)?)\b).*\b(hate|don'?t like|never like) (making a fuss|making trouble|complaining|being (a|that|the) \w+|bothering|to (make a fuss|complain|bother|be (a|that)))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Hated();
}
