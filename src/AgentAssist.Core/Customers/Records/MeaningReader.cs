using AgentAssist.Core.Understanding.Models;
using AgentAssist.Core.Understanding.Text;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Records;

/// <summary>
/// Reads what a record says happened from the words of its kind, of its summary and of its facts, so that no fixed list of
/// kinds is needed. Word patterns find what is written plainly; a learned model weighs them against the rest.
/// </summary>
internal sealed class MeaningReader(RecordWords words, RecordModel? model)
{
    // How many words a "not" or an "after" reaches.
    private const int NotReach = 4;
    private const int MentionReach = 3;

    // What a customer's word is enough for.
    private const RecordMeaning Claims = RecordMeaning.Contacted | RecordMeaning.Complained | RecordMeaning.Missing | RecordMeaning.NotRefunded
        | RecordMeaning.AppointmentMissed | RecordMeaning.OldAddress | RecordMeaning.Transferred;

    // What stays the company's word in a record that tells what the customer says.
    private const RecordMeaning Claimable = RecordMeaning.Missing | RecordMeaning.NotRefunded | RecordMeaning.AppointmentMissed | RecordMeaning.OldAddress;

    // What the words around it do not take back.
    private const RecordMeaning Unframed = RecordMeaning.Told | RecordMeaning.Contacted | RecordMeaning.Overruled;

    private static readonly Lazy<MeaningReader> Shipped =
        new(() => new MeaningReader(RecordWords.Default, new RecordModel(ShippedModels.Read(RecordModel.Task, RecordFeatures.Name))));

    private static readonly Lazy<MeaningReader> Patterns = new(() => new MeaningReader(RecordWords.Default, model: null));

    private readonly RecordMemo<(RecordMeaning Meanings, RecordMeaning Claimed)> _memo = new();

    private RecordModel? Model => model;

    /// <summary>The reader with the shipped words and model.</summary>
    public static MeaningReader Default => Shipped.Value;

    /// <summary>A reader with other words and the shipped model.</summary>
    public static MeaningReader With(RecordWords words) => new(words, Default.Model);

    /// <summary>The reader without a model, as one is trained on.</summary>
    public static MeaningReader Unlearned => Patterns.Value;

    /// <summary>Everything the record says happened, and which of it only the customer says.</summary>
    public (RecordMeaning Meanings, RecordMeaning Claimed) Read(Interaction interaction) => _memo.Of(interaction, ReadNew);

    private (RecordMeaning Meanings, RecordMeaning Claimed) ReadNew(Interaction interaction)
    {
        var text = RecordText.Of(interaction);
        var signs = Signs(text);
        var (meanings, claimed) = (signs.Stated | signs.Claimed, signs.Claimed);
        if (model is not null)
        {
            (meanings, var isClaim) = model.Read(text, signs);
            claimed = meanings & (isClaim ? Claimable : signs.Claimed & ~signs.Stated);
        }

        meanings |= signs.Given | FromFacts(interaction);
        return (meanings, claimed & meanings & ~signs.Given);
    }

    /// <summary>What the word patterns recognise.</summary>
    public RecordSigns Signs(RecordText record)
    {
        var text = words.Tokenize(record.Text);
        var found = words.Find(text);
        var (stated, claimed, withheld, given) = (RecordMeaning.None, RecordMeaning.None, RecordMeaning.None, RecordMeaning.None);
        foreach (var (sign, isOwn, first, _) in found)
        {
            var inKind = text.Tokens[first].Start < record.KindEnds;
            if (sign.Frame != RecordFrame.None || (sign.InKind && !inKind))
            {
                continue;
            }

            var frame = inKind ? RecordFrame.None : FrameOf(text, found, first);
            if (frame == RecordFrame.None || (sign.Meaning & Unframed) != RecordMeaning.None)
            {
                stated |= sign.Meaning;
                given |= isOwn ? sign.Meaning : RecordMeaning.None;
            }
            else if (frame == RecordFrame.Claim && (sign.Meaning & Claims) != RecordMeaning.None)
            {
                claimed |= sign.Meaning;
            }
            else
            {
                withheld |= sign.Meaning;
            }
        }

        return new RecordSigns(stated, claimed, withheld, given);
    }

    private static RecordMeaning FromFacts(Interaction interaction)
    {
        var meanings = RecordMeaning.None;
        foreach (var name in interaction.Facts.Keys)
        {
            meanings |= name.Contains("fee", StringComparison.OrdinalIgnoreCase) ? RecordMeaning.Fee : RecordMeaning.None;
            meanings |= name.Equals("promise", StringComparison.OrdinalIgnoreCase) ? RecordMeaning.Promised : RecordMeaning.None;
        }

        return meanings;
    }

    /// <summary>The nearest frame that governs the words from <paramref name="first"/> on.</summary>
    private static RecordFrame FrameOf(TokenizedText text, List<FoundSign> found, int first)
    {
        var governing = RecordFrame.None;
        var sentence = text.Tokens[first].Sentence;
        foreach (var (sign, _, begin, end) in found)
        {
            if (begin >= first)
            {
                break;
            }

            if (sign.Frame == RecordFrame.None || text.Tokens[begin].Sentence != sentence || IsParted(text, begin, first, Break.Clause))
            {
                continue;
            }

            governing = sign.Frame switch
            {
                RecordFrame.End when governing != RecordFrame.Claim => RecordFrame.None,
                RecordFrame.End => governing,
                RecordFrame.Not when first - end >= NotReach || IsParted(text, end - 1, first, Break.Comma) => governing,
                RecordFrame.Mention when first - end >= MentionReach || governing == RecordFrame.Claim || IsParted(text, end - 1, first, Break.Comma) => governing,
                _ when governing == RecordFrame.Claim => governing,
                var frame => frame,
            };
        }

        return governing;
    }

    private static bool IsParted(TokenizedText text, int from, int to, Break least)
    {
        for (var i = from + 1; i <= to; i++)
        {
            if (text.Tokens[i].Break >= least)
            {
                return true;
            }
        }

        return false;
    }
}
