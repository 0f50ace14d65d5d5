using System.Runtime.InteropServices;
using AgentAssist.Core.Privacy.Tagging;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// What is remembered of the situation in which a reply was given: hashes of what was said before it, with the group in the highest byte.
/// Of words only those count that stand in the dictionary of ordinary words and are no names, so that nothing a customer typed
/// of their own, be it a name or a number, becomes a feature at all.
/// </summary>
internal static class ContextFeatures
{
    /// <summary>Most features of one context.</summary>
    public const int Max = 256;

    private const int LastPosition = 8;
    private const WordClasses Names = WordClasses.GivenName | WordClasses.Surname | WordClasses.City | WordClasses.Country;

    /// <summary>The features of the situation after these turns, ascending, each once.</summary>
    public static ulong[] Of(ReadOnlySpan<DialogueTurn> turns, ulong seed)
    {
        var found = new HashSet<ulong>();
        var words = new List<ulong>();
        string last = "^", earlier = "^", intent = "";
        var (ours, spoke) = (0, false);
        foreach (var turn in turns)
        {
            if (turn.Ours)
            {
                (earlier, last) = (last, turn.Text);
                (ours, spoke, intent) = (ours + 1, false, "");
                words.Clear();
                Add(found, FeatureGroup.AnyReply, Hash(turn.Text, seed));
                continue;
            }

            var from = words.Count;
            Words(turn.Text, seed, words);
            foreach (var word in CollectionsMarshal.AsSpan(words)[from..])
            {
                Add(found, FeatureGroup.AnyWord, word);
            }

            (spoke, intent) = (true, turn.Intent.Length > 0 ? turn.Intent : intent);
        }

        Add(found, FeatureGroup.LastReply, Hash(last, seed));
        Add(found, FeatureGroup.LastTwoReplies, Hash(earlier, seed) * 31 ^ Hash(last, seed));
        Add(found, FeatureGroup.Position, (ulong)Math.Min(ours, LastPosition));
        Add(found, FeatureGroup.Position, spoke ? 100UL : 101UL);
        if (intent.Length > 0)
        {
            Add(found, FeatureGroup.Intent, Hash(intent, seed));
        }

        for (var i = 0; i < words.Count; i++)
        {
            Add(found, FeatureGroup.LastWords, words[i]);
            if (i > 0)
            {
                Add(found, FeatureGroup.LastWords, words[i - 1] * 31 ^ words[i]);
            }
        }

        words.Clear();
        Words(last, seed, words);
        foreach (var word in words)
        {
            Add(found, FeatureGroup.LastReplyWord, word);
        }

        // The highest groups are few and tell the most; what is cut off is words of those who talk much.
        ulong[] all = [.. found];
        Array.Sort(all);
        return all.Length <= Max ? all : all[^Max..];
    }

    // Hashes of the ordinary words in order; a number of any length is one word.
    private static void Words(string text, ulong seed, List<ulong> words)
    {
        var list = TagModel.Default.Words;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            var digits = false;
            for (; i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '’' && i + 1 < text.Length && char.IsLetter(text[i + 1]))); i++)
            {
                digits |= char.IsDigit(text[i]);
            }

            if (digits)
            {
                words.Add(Hash("#", seed));
            }
            else if (IsOrdinary(list, text.AsSpan(start, i - start)))
            {
                words.Add(HashWord(text.AsSpan(start, i - start), seed));
            }
        }
    }

    private static bool IsOrdinary(WordList list, ReadOnlySpan<char> word)
    {
        var cut = word.IndexOfAny('\'', '’');
        var classes = list.Classify(WordHash.Of(cut > 0 ? word[..cut] : word));
        return classes.HasFlag(WordClasses.Ordinary) || (classes != WordClasses.None && (classes & Names) == WordClasses.None);
    }

    private static void Add(HashSet<ulong> found, FeatureGroup group, ulong hash) => found.Add(((ulong)group << 56) | (hash & 0x00FF_FFFF_FFFF_FFFF));

    private static ulong Hash(string text, ulong seed) => StableHash.Of(text, seed);

    // As StableHash does, without capitals, marks and a new text.
    private static ulong HashWord(ReadOnlySpan<char> word, ulong seed)
    {
        Span<char> folded = stackalloc char[Math.Min(word.Length, 64)];
        var length = 0;
        foreach (var c in word)
        {
            if (c is not ('\'' or '’') && length < folded.Length)
            {
                folded[length++] = WordHash.Fold(c);
            }
        }

        return StableHash.Of(folded[..length], seed);
    }
}
