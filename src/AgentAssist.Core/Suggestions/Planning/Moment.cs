using AgentAssist.Core.Suggestions.Library;
using AgentAssist.Core.Suggestions.Records;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>The moment of one turn, read once: what it is, what holds, and what can be said with which evidence.</summary>
internal sealed class Moment(SuggestionRequest request, SpokenStyle style, CustomerIssue issue, History history)
{
    private readonly Dictionary<int, IReadOnlyList<Evidence>> _evidence = [];
    private readonly Dictionary<string, SlotValue> _slots = new(StringComparer.Ordinal);
    private ConditionSet _conditions;

    public SuggestionRequest Request { get; } = request;

    public SpokenStyle Style { get; } = style;

    public CustomerIssue Issue { get; } = issue;

    public History History { get; } = history;

    public OurSide OurSide { get; } = OurSide.Read(request.Turns);

    public TurnShape Shape { get; } = TurnShape.Read(request.Utterance.Text);

    public Feelings Feelings { get; } = Feelings.Of(request.Utterance.Analysis);

    /// <summary>The customer's utterance, as evidence of what the customer says.</summary>
    public Evidence Utterance { get; } = new() { Kind = EvidenceKind.Utterance, Id = request.Utterance.UtteranceId };

    public int Contacts { get; set; } = 1;

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
        if (!string.IsNullOrEmpty(text))
        {
            _slots[slot] = new SlotValue(text, evidence);
        }
    }

    public SlotValue? SlotOrNull(string slot) => _slots.GetValueOrDefault(slot);
}
