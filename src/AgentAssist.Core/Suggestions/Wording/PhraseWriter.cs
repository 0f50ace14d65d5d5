using System.Text;
using AgentAssist.Core.Suggestions.Library;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>Writes a phrase for a moment: fills its slots and binds the evidence.</summary>
internal static class PhraseWriter
{
    /// <summary>Whether every slot of the phrase can be filled.</summary>
    public static bool CanFill(PhraseTemplate phrase, Moment moment)
    {
        for (var i = 1; i < phrase.Parts.Count; i += 2)
        {
            if (phrase.Parts[i] is not "by_time" && moment.SlotOrNull(phrase.Parts[i]) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many words the phrase has once it is filled.</summary>
    public static int Words(PhraseTemplate phrase, Moment moment)
    {
        var words = phrase.LiteralWords;
        for (var i = 1; i < phrase.Parts.Count; i += 2)
        {
            words += phrase.Parts[i] == "by_time" ? moment.ByTime(phrase.PolicyId).Words : moment.SlotOrNull(phrase.Parts[i])?.Words ?? 0;
        }

        return words;
    }

    public static SuggestionSentence Write(PhraseTemplate phrase, Moment moment)
    {
        var sentence = new SuggestionSentence { Move = phrase.Move, PhraseId = phrase.Id };
        var text = new StringBuilder();
        for (var i = 0; i < phrase.Parts.Count; i++)
        {
            if (i % 2 == 0)
            {
                text.Append(phrase.Parts[i]);
            }
            else if (phrase.Parts[i] == "by_time")
            {
                text.Append(moment.ByTime(phrase.PolicyId).Text);
            }
            else if (moment.SlotOrNull(phrase.Parts[i]) is { } value)
            {
                text.Append(value.Text);
                Bind(sentence, value.Evidence);
            }
        }

        foreach (var condition in phrase.RequiredBits)
        {
            Bind(sentence, moment.EvidenceOf(condition));
        }

        if (phrase.PolicyId is { } policy)
        {
            Bind(sentence, [new Evidence { Kind = EvidenceKind.Policy, Id = policy }]);
        }

        if (phrase.Move is Move.Acknowledge or Move.Validate or Move.Own or Move.Apologise)
        {
            Bind(sentence, [moment.Utterance]);
        }

        var written = text.ToString();
        if (!StartsWithAddress(written))
        {
            text[0] = char.ToUpperInvariant(text[0]);
            written = text[0] == written[0] ? written : text.ToString();
        }

        sentence.Text = written;
        return sentence;
    }

    // "jo@mail.example" is written as it is.
    private static bool StartsWithAddress(ReadOnlySpan<char> text) => text[..(text.IndexOf(' ') is >= 0 and var end ? end : text.Length)].Contains('@');

    private static void Bind(SuggestionSentence sentence, IReadOnlyList<Evidence> evidence)
    {
        foreach (var item in evidence)
        {
            if (!sentence.Evidence.Contains(item))
            {
                sentence.Evidence.Add(item);
            }
        }
    }
}
