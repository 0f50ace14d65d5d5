using System.Collections.Frozen;

namespace AgentAssist.Core.Suggestions.Library;

/// <summary>The closed vocabulary of a phrase's <c>when</c>; CONDITIONS.md beside this file says what each name means.</summary>
internal static class Condition
{
    /// <summary>Every name, in the order of its bit. At most <see cref="ConditionSet.Capacity"/>.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "feeling:anger", "feeling:anxiety", "feeling:sadness", "feeling:grief", "feeling:confusion", "feeling:joy",
        "feeling:disappointment", "feeling:calm",
        "signal:effort", "signal:fairness", "signal:churn", "signal:urgency", "signal:vulnerability", "signal:abuse",
        "signal:gratitude", "signal:question-unanswered", "signal:wants-human", "signal:wants-supervisor",
        "signal:legal-or-press", "signal:promise-broken", "signal:confusion",
        "phase:opening", "phase:exploring", "phase:resolving", "phase:closing",
        "situation:angry-ours", "situation:angry-unclear", "situation:anxious", "situation:grieving",
        "situation:confused", "situation:delighted", "situation:abusive", "situation:hurry",
        "situation:repeat-contact", "situation:broken-promise", "situation:problem", "situation:request",
        "situation:answer", "situation:greeting", "situation:closing", "situation:good-news", "situation:waiting", "situation:remark",
        "fault:ours", "fault:stated", "fault:unclear",
        "channel:chat", "channel:voice", "channel:email", "channel:sms", "channel:social", "channel:messaging",
        "channel:live", "channel:private",
        "role:human", "role:bot",
        "record:relevant", "record:answer", "record:ended", "record:billed-after-end", "record:billed", "record:billed-twice", "record:fee",
        "record:delivered", "record:returned", "record:return-delivered", "record:received", "record:not-received-notice",
        "record:shipped", "record:paid", "record:refunded", "record:promise-broken", "record:contacted", "record:transferred",
        "said:acknowledged", "said:apologised", "said:owned", "said:thanked", "said:asked", "said:committed", "said:proposed", "said:settled", "said:refused",
        "issue:clause", "issue:accuses", "issue:claims", "issue:thing", "issue:things", "issue:wish", "issue:task", "issue:none", "issue:question",
        "topic:billing", "topic:delivery", "topic:access", "topic:booking", "topic:technical", "topic:cover",
        "topic:contract", "topic:goods", "topic:care", "topic:security", "topic:none",
        "known:customer", "known:name", "known:reference", "known:years",
        "contacts:repeat", "contacts:many",
        "care:bereavement", "care:illness", "care:hardship",
        "abuse:repeated", "gesture:approved", "feedback:acted", "turn:question", "turn:claims", "turn:dated", "turn:yes", "turn:no", "turn:goodbye", "turn:nothing",
        "given:said", "given:words", "given:name", "given:asked", "issue:about", "issue:asks", "issue:deed", "issue:trouble",
        "turn:answered", "turn:answered-calmly", "turn:thanks", "turn:helped", "issue:hope", "issue:thanked", "turn:wishes", "given:good-news", "issue:event", "turn:orders", "turn:inquires", "turn:patient", "turn:asks-who", "given:about",
        "turn:blames-self", "turn:apologises", "turn:doubts", "turn:laughs", "turn:reacts", "turn:hopes", "turn:robbed", "turn:danger", "turn:goes-on", "turn:forgets", "turn:leaves", "given:reference", "turn:personal", "given:nothing", "turn:agrees", "turn:asks-why", "turn:flexible", "turn:dismayed",
        "needs:detail", "needs:nothing", "matter:arranges",
        "needs:identity", "needs:name", "needs:order", "needs:tracking", "needs:booking", "needs:policy", "needs:account", "needs:login",
        "needs:day", "needs:time", "needs:people", "needs:quantity", "needs:stay", "needs:hotel", "needs:area", "needs:budget",
        "needs:cuisine", "needs:from", "needs:to", "needs:mode", "needs:city", "needs:reason", "needs:whom",
        "needs:with", "needs:bedrooms", "needs:home", "needs:host", "needs:venue", "needs:payment", "needs:amount",
        "needs:recipient", "needs:card", "needs:bill", "needs:device", "needs:message", "needs:since", "needs:lights",
        "needs:address", "needs:size", "needs:cover", "needs:incident", "needs:flight", "needs:seat", "needs:medicine",
        "needs:start", "needs:read", "needs:code",
    ];

    private static readonly FrozenDictionary<string, int> Bits =
        Names.Select((name, bit) => KeyValuePair.Create(name, bit)).ToFrozenDictionary();

    private static readonly int[] Remarks = [Bits["turn:blames-self"], Bits["turn:apologises"], Bits["turn:doubts"], Bits["turn:hopes"]];

    private static readonly double[] Weights = [.. Names.Select(WeightOf)];

    /// <summary>How much a phrase made for this condition is preferred over one that is not.</summary>
    public static double Weight(int bit) => Weights[bit];

    /// <summary>Whether the condition is something that the customer says by the way and that wants to be heard in every situation.</summary>
    public static bool IsRemark(int bit) => Remarks.Contains(bit);

    public static bool TryGetBit(string name, out int bit) => Bits.TryGetValue(name, out bit);

    private static double WeightOf(string name) => name.Split(':')[0] switch
    {
        _ when name is "signal:wants-human" or "signal:wants-supervisor" or "channel:social" => 3,
        _ when name is "turn:helped" => 1.6,
        _ when name is "turn:asks-who" => 8,
        _ when name is "turn:patient" => 4,
        _ when name is "turn:blames-self" or "turn:apologises" or "turn:doubts" or "turn:robbed" or "turn:forgets" or "turn:goes-on" or "turn:agrees" or "turn:asks-why" => 6,
        _ when name is "turn:danger" or "turn:personal" => 12,
        _ when name is "turn:flexible" => 2,
        _ when name is "turn:hopes" or "turn:dismayed" or "said:refused" => 3,
        _ when name is "needs:nothing" or "needs:detail" => 0.6,
        "needs" => 6,
        "care" => 1.6,
        "topic" => 1.6,
        "given" => 1.2,
        "record" or "signal" => 1.3,
        "channel" or "role" or "phase" => 0.3,
        "issue" or "known" => 0.5,
        _ => 1,
    };

    /// <exception cref="KeyNotFoundException">The name is not in the vocabulary.</exception>
    public static int Bit(string name) => Bits[name];
}

/// <summary>A set of conditions as bits, so that a phrase is matched in two comparisons.</summary>
internal struct ConditionSet
{
    public const int Capacity = 256;

    private UInt128 _low;
    private UInt128 _high;

    public void Add(string name) => Add(Condition.Bit(name));

    public void Add(int bit)
    {
        if (bit < 128)
        {
            _low |= UInt128.One << bit;
        }
        else
        {
            _high |= UInt128.One << (bit - 128);
        }
    }

    public readonly bool Contains(string name) => Contains(Condition.Bit(name));

    public readonly bool Contains(int bit) =>
        bit < 128 ? (_low >> bit & 1) == 1 : (_high >> (bit - 128) & 1) == 1;

    public readonly bool ContainsAll(in ConditionSet other) =>
        (_low & other._low) == other._low && (_high & other._high) == other._high;

    public readonly bool ContainsNone(in ConditionSet other) =>
        (_low & other._low) == 0 && (_high & other._high) == 0;

    public readonly int Count =>
        (int)(UInt128.PopCount(_low) + UInt128.PopCount(_high));
}
