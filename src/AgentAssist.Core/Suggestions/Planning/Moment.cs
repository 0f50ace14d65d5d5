using AgentAssist.Core.Customers;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Details;
using AgentAssist.Core.Suggestions.Library;
using AgentAssist.Core.Suggestions.NextSteps;
using AgentAssist.Core.Suggestions.Policy;
using AgentAssist.Core.Suggestions.Records;
using AgentAssist.Core.Suggestions.Reflecting;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>The moment of one turn, read once: what it is, what holds, and what can be said with which evidence.</summary>
internal sealed class Moment(SuggestionRequest request, SpokenStyle style, CustomerIssue issue, History history, Reflections reflections)
{
    private const int LongestStep = 14;

    // Above it, whoever answers complains besides.
    private const double Answering = 0.6;

    private readonly Dictionary<int, IReadOnlyList<Evidence>> _evidence = [];
    private readonly Dictionary<string, SlotValue> _slots = new(StringComparer.Ordinal);
    private ConditionSet _conditions;
    private OpenMatter? _openMatter;

    public SuggestionRequest Request { get; } = request;

    public SpokenStyle Style { get; } = style;

    /// <summary>How the brand speaks; what fills a slot is said so.</summary>
    public Speech Speech { get; init; } = Speech.AsWritten;

    public CustomerIssue Issue { get; } = issue;

    public History History { get; } = history;

    /// <summary>What of the turn may be said back.</summary>
    public Reflections Reflections { get; } = reflections;

    public required OurSide OurSide { get; init; }

    public required TurnShape Shape { get; init; }

    /// <summary>What the customer says by the way.</summary>
    public Remark Remark => field ??= Remark.Read(Request.Utterance.Text, Shape.Words);

    /// <summary>Whether the customer still waits for something of ours; known once history and form have been read.</summary>
    public OpenMatter OpenMatter => _openMatter ??= OpenMatterReader.Read(this);

    /// <summary>What the customer gives us in a turn that answers or tells.</summary>
    public Given Given { get; } = Given.Read(request.Utterance.Text, request.Turns, issue.Clauses, reflections);

    public Feelings Feelings { get; } = Feelings.Of(request.Utterance.Analysis);

    /// <summary>Proves what sentences state, over their words alone.</summary>
    public SentenceChecker Checker => field ??= new(
        CheckGround.Of(Request), Style, CustomerRules.FindTimeZone(Request.Context?.Profile?.TimeZone ?? "") ?? TimeZoneInfo.Utc, Speech);

    /// <summary>The customer's utterance, as evidence of what the customer says.</summary>
    public Evidence Utterance { get; } = new() { Kind = EvidenceKind.Utterance, Id = request.Utterance.UtteranceId };

    public int Contacts { get; set; } = 1;

    /// <summary>What is still missing before the customer's matter can be seen to; null where nothing is known to be.</summary>
    public Detail? Missing { get; set; }

    public Situation Situation { get; set; }

    public Phase Phase { get; set; }

    public int WordCap { get; set; }

    public SuggestionNeed Need { get; set; }

    public ref readonly ConditionSet Conditions => ref _conditions;

    public bool Holds(string condition) => _conditions.Contains(condition);

    public double Score(SignalKind kind) => Feelings.Score(Request.Utterance.Analysis, kind);

    public void Add(string condition, IReadOnlyList<Evidence>? evidence = null)
    {
        var bit = Condition.Bit(condition);
        _conditions.Add(bit);
        if (evidence is not null)
        {
            _evidence.TryAdd(bit, evidence);
        }
    }

    public void AddIf(bool holds, string condition, IReadOnlyList<Evidence>? evidence = null)
    {
        if (holds)
        {
            Add(condition, evidence);
        }
    }

    public IReadOnlyList<Evidence> EvidenceOf(int condition) => _evidence.TryGetValue(condition, out var evidence) ? evidence : [];

    public void Fill(string slot, string? text, params IReadOnlyList<Evidence> evidence)
    {
        if (!string.IsNullOrEmpty(text) && Speech.Fill(slot, text, Request.Channel) is { } said)
        {
            _slots[slot] = new SlotValue(said, evidence);
        }
    }

    /// <summary>
    /// When a commitment under a rule of policy is due, in words: a clock time where the customer's is known; else the hours,
    /// while someone talks with the customer now.
    /// </summary>
    public SlotValue ByTime(string? policyId)
    {
        var rule = PolicyBook.Default.Rule(policyId ?? "check");
        if (!_slots.TryGetValue("by_time:" + rule.Id, out var value))
        {
            var text = Style.KnowsLocalTime
                ? Style.By(PolicyBook.Default.Hours.After(Style.LocalNow, rule.WorkingMinutes))
                : Holds("channel:live") ? $"within {SpokenStyle.Number(Math.Max(1, rule.WorkingMinutes / 60))} hours" : "within 24 hours";
            value = new SlotValue(text, []);
            _slots.Add("by_time:" + rule.Id, value);
        }

        return value;
    }

    /// <summary>Whether the customer, led through something, is ready for what comes next.</summary>
    public bool GoesOn => (Shape.GoesOn && !(OurSide is { ProposedLast: true, GuidedLast: false } && Shape.IsYes && Request.Utterance.Text.Contains("go ahead", StringComparison.OrdinalIgnoreCase))) || (OurSide is { GuidedLast: true, OfferedLast: false } && Shape is { Asks: false, IsOrder: false, Forgets: false, SaysGoodbye: false, IsThanks: false, IsWaiting: false, Words: <= LongestStep } && Issue is { Happened: null, Wish: null, Task: null } && Given.Words is null && Feelings.Confusion < Feelings.Felt);

    /// <summary>Whether the turn gives a value that our side asked for, whatever it tells besides.</summary>
    public bool AnswersAsked => OurSide.AskedLast && Given.IsValue && !Shape.Asks && Feelings is { IsAngry: false, Complaint: < Answering };

    /// <summary>Whether the customer agrees to what our side proposed, and goes on.</summary>
    public bool Agrees =>
        (OurSide is { Spoke: true, RefusedLast: false } && Shape.OrdersIt)
        || (OurSide is { OffersLast: true } or { ProposedLast: true, GuidedLast: false } && Shape.Accepts && !(OurSide.AskedLast && Given.Words is not null))
        || (OurSide is { ProposedLast: true, GuidedLast: false, OfferedLast: false } && Shape is { IsThanks: true, IsNo: false, Asks: false, Words: <= 2 })
        || (OurSide is { ProposedLast: true, GuidedLast: false } && Shape is { BeginsWithYes: true, HasFigures: false } && (!Shape.Asks || Shape.IsPersonal));

    /// <summary>Whether the customer waits in this contact for something that no record makes a longer matter of.</summary>
    public bool IsWaitingHere =>
        Holds("channel:live") && !Holds("fault:ours") && !Holds("signal:promise-broken") && !Holds("record:relevant")
        && Situation is Situation.Request or Situation.Answer or Situation.Hurry or Situation.Confused or Situation.Problem or Situation.Greeting
            or Situation.AngryUnclear or Situation.Anxious or Situation.RepeatContact;

    /// <summary>Whether only words made for this very situation are fit to be said.</summary>
    public bool IsDelicate => Situation is Situation.Grieving
        || (!SaysAnything && Situation is Situation.Closing or Situation.Greeting or Situation.Delighted or Situation.GoodNews or Situation.Waiting or Situation.Remark or Situation.Answer);

    /// <summary>Set when the words made for a situation have run out in a long conversation.</summary>
    public bool SaysAnything { get; set; }

    public bool IsOfSituation(int condition) =>
        condition == Condition.Bit("situation:" + Names.Of(Situation)) || (Situation == Situation.Grieving && condition == Condition.Bit("care:bereavement"))
        || (Situation != Situation.Grieving && Condition.IsRemark(condition));

    public SlotValue? SlotOrNull(string slot) => _slots.GetValueOrDefault(slot);
}
