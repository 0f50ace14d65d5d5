using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// Fills the slots of a learned reply, or leaves the reply alone: <c>{name}</c> from the profile, <c>{reference}</c> from the records,
/// and a day, time, number or amount from the customer's last words, where they hold exactly one and only to ask it back. That a
/// customer named a day does not make what the reply says of it true, so a statement is never filled that way. What agents said is
/// said as the brand speaks now.
/// </summary>
internal static partial class SlotFiller
{
    /// <summary>The sentences of the reply, each with what fills it; null where a slot cannot be filled.</summary>
    public static IReadOnlyList<SuggestionSentence>? Fill(string template, Moment moment)
    {
        var sentences = new List<SuggestionSentence>();
        foreach (var part in Sentence.Split(template))
        {
            var sentence = new SuggestionSentence { Text = moment.Speech.Say(part) };
            foreach (Match slot in Slots().Matches(part))
            {
                if (Value(slot.Value, part.EndsWith('?'), moment) is not { } value)
                {
                    return null;
                }

                sentence.Text = sentence.Text.Replace(slot.Value, value.Text, StringComparison.Ordinal);
                sentence.Evidence.AddRange(value.Evidence.Where(evidence => !sentence.Evidence.Contains(evidence)));
            }

            sentences.Add(sentence);
        }

        return sentences;
    }

    private static Wording.SlotValue? Value(string slot, bool asks, Moment moment) => slot switch
    {
        ReplySlots.Name => moment.SlotOrNull("name"),
        ReplySlots.Reference => moment.SlotOrNull("reference"),
        ReplySlots.Date or ReplySlots.Time or ReplySlots.Amount or ReplySlots.Number when asks && Said(slot, moment) is { } said =>
            new Wording.SlotValue(said, [moment.Utterance]),
        _ => null,
    };

    private static string? Said(string slot, Moment moment)
    {
        string[] values = [.. ReplyScanner.Values(moment.Request.Utterance.Text, slot).Take(2)];
        return values.Length == 1 ? values[0] : null;
    }

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Slots();
}
