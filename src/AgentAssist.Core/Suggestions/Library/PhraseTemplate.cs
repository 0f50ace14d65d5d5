using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Library;

/// <summary>A phrase made ready for matching: its conditions as bits, its words cut at the slots.</summary>
internal sealed class PhraseTemplate
{
    private const double ForbidWeight = 0.2;

    private PhraseTemplate(Phrase phrase)
    {
        Id = phrase.PhraseId;
        Move = phrase.Move;
        Principles = phrase.Principles;
        Seed = StableHash.Of(phrase.PhraseId);
    }

    public string Id { get; }

    public Move Move { get; }

    public IReadOnlyList<Principle> Principles { get; }

    public ConditionSet Require { get; private set; }

    public ConditionSet Forbid { get; private set; }

    /// <summary>How closely the phrase is made for its moment, by its conditions alone, and how much the brand's voice prefers it.</summary>
    public double Specificity { get; private set; }

    /// <summary>The required conditions' bits, for the evidence that some of them carry.</summary>
    public IReadOnlyList<int> RequiredBits { get; private set; } = [];

    /// <summary>The policy rule that allows the commitment; null where the phrase commits to nothing.</summary>
    public string? PolicyId { get; private set; }

    /// <summary>Literal, slot, literal, slot, … literal.</summary>
    public IReadOnlyList<string> Parts { get; private set; } = [];

    /// <summary>Whether it asks for what is missing before a matter can be seen to.</summary>
    public bool AsksDetail { get; private set; }

    public bool Asks { get; private set; }

    /// <summary>Words without those of the slots.</summary>
    public int LiteralWords { get; private set; }

    /// <summary>Whether it names when a commitment is due.</summary>
    public bool NamesTime { get; private set; }

    /// <summary>
    /// Whether its own words or its slots state what a source has to prove. The customer's own words are looked at once for all phrases.
    /// </summary>
    public bool NeedsProof { get; private set; }

    /// <summary>Whether it tells the whole story of the records.</summary>
    public bool TellsStory { get; private set; }

    /// <summary>The whole sentence as <see cref="Sentence.Normalize"/> gives it, where it has no slots; null where it has.</summary>
    public string? Normal { get; private set; }

    /// <summary>The words in it that a reply needs at most once.</summary>
    public OnceOnly Once { get; private set; }

    /// <summary>Its share in every choice among equals.</summary>
    public ulong Seed { get; private init; }

    /// <summary>What its slots are worth: the customer's own words most, a clock time nothing.</summary>
    public double SlotWorth { get; private set; }

    /// <summary>Reads a phrase, appending what is wrong with it to <paramref name="faults"/>; null when anything is.</summary>
    public static PhraseTemplate? TryRead(Phrase phrase, IReadOnlySet<string> policies, Speech speech, List<string> faults)
    {
        var before = faults.Count;
        var at = $"phrase '{phrase.PhraseId}'";
        if (phrase.Move == Move.Unspecified)
        {
            faults.Add($"{at}: has no move");
        }

        var template = new PhraseTemplate(phrase) { Asks = phrase.Text.Contains('?', StringComparison.Ordinal) };
        template.Parts = CutAtSlots(phrase.Text, at, faults);
        template.LiteralWords = WordCount.Of(phrase.Text) - (template.Parts.Count / 2);
        template.ReadSlots();
        template.ReadConditions(phrase, policies, at, faults);
        template.Specificity += speech.Lean(phrase);
        VoiceRules.CheckWarmth(phrase.HasWarmth, phrase.Warmth, at, faults);
        if (Sentence.Split(phrase.Text).Take(2).Count() != 1)
        {
            faults.Add($"{at}: must be one sentence");
        }

        if (phrase.Move == Move.Commit && template.PolicyId is null)
        {
            faults.Add($"{at}: a commitment names the rule that allows it, for example \"policy:check\"");
        }

        return faults.Count == before ? template : null;
    }

    /// <summary>A sentence that stands in no library, as if it stood in one: what agents ask.</summary>
    public static PhraseTemplate OfQuestion(SuggestionSentence sentence) => new(new Phrase { Move = Move.Clarify })
    {
        Asks = true,
        Parts = [sentence.Text],
        LiteralWords = WordCount.Of(sentence.Text),
        Normal = Sentence.Normalize(sentence.Text),
        Once = OnceOnlyWords.In(sentence.Text),
    };

    private void ReadSlots()
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            if (i % 2 == 0)
            {
                Once |= OnceOnlyWords.In(Parts[i]);
                continue;
            }

            NamesTime |= Parts[i] == "by_time";
            TellsStory |= Parts[i] == "whole_story";
            SlotWorth += Slot.WorthOf(Parts[i]);
        }

        NeedsProof = Parts.Where((_, i) => i % 2 == 1).Any(slot => !Slot.IsCustomers(slot) && slot is not "by_time")
            || FactReader.Read(string.Concat(Parts.Select((part, i) => i % 2 == 0 ? part : "it")), DateOnly.MinValue).Count > 0;
        Normal = Parts.Count == 1 ? Sentence.Normalize(Parts[0]) : null;
    }

    private void ReadConditions(Phrase phrase, IReadOnlySet<string> policies, string at, List<string> faults)
    {
        var require = default(ConditionSet);
        var forbid = default(ConditionSet);
        var bits = new List<int>();
        foreach (var entry in phrase.When)
        {
            var negated = entry.StartsWith('!');
            var name = negated ? entry[1..] : entry;
            if (!negated && name.StartsWith("policy:", StringComparison.Ordinal))
            {
                PolicyId = name["policy:".Length..];
                if (!policies.Contains(PolicyId))
                {
                    faults.Add($"{at}: unknown policy rule '{PolicyId}'");
                }
            }
            else if (!Condition.TryGetBit(name, out var bit))
            {
                faults.Add($"{at}: unknown condition '{entry}'");
            }
            else if (negated)
            {
                forbid.Add(bit);
            }
            else
            {
                require.Add(bit);
                bits.Add(bit);
                AsksDetail |= Move == Move.Clarify && name.StartsWith("needs:", StringComparison.Ordinal);
            }
        }

        Specificity = bits.Sum(Condition.Weight) + (forbid.Count * ForbidWeight);
        if (!Speakable.IsSpoken(phrase.Text))
        {
            forbid.Add("channel:voice");
        }

        (Require, Forbid, RequiredBits) = (require, forbid, bits);
    }

    private static List<string> CutAtSlots(string text, string at, List<string> faults)
    {
        var parts = new List<string>();
        var start = 0;
        while (text.IndexOf('{', start) is >= 0 and var open)
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            var slot = text[(open + 1)..close];
            if (!Slot.IsKnown(slot))
            {
                faults.Add($"{at}: unknown slot '{{{slot}}}'");
            }

            parts.Add(text[start..open]);
            parts.Add(slot);
            start = close + 1;
        }

        var rest = text[start..];
        if (rest.AsSpan().IndexOfAny('{', '}') >= 0)
        {
            faults.Add($"{at}: a brace is not closed");
        }

        if (text.Trim().Length == 0)
        {
            faults.Add($"{at}: has no words");
        }

        parts.Add(rest);
        return parts;
    }
}
