using System.Numerics;
using AgentAssist.Core.Understanding.Text;

namespace AgentAssist.Core.Understanding.Languages;

/// <summary>The words, letters and endings of Languages.tsv, and what they say about a text.</summary>
internal sealed class LanguageMarks
{
    private const int LongestWord = 24;
    private const double LetterWeight = 0.8;
    private const double EndingWeight = 0.45;
    private const int LongestEnding = 6;
    private const int ShortestStem = 3;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _endings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inNames = new(StringComparer.Ordinal);
    private readonly Dictionary<char, int> _letters = [];
    private readonly List<string> _codes = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _wordsBySpan;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _endingsBySpan;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _inNamesBySpan;

    private LanguageMarks()
    {
        _wordsBySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _endingsBySpan = _endings.GetAlternateLookup<ReadOnlySpan<char>>();
        _inNamesBySpan = _inNames.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<string> Codes => _codes;

    public static LanguageMarks Load()
    {
        var marks = new LanguageMarks();
        foreach (var row in EmbeddedTable.Read("Languages.tsv"))
        {
            marks.Add(row[0], Cell(row[1]), Cell(row[2]), Cell(row[3]));
        }

        return marks;
    }

    /// <summary>Adds up what speaks for each language, in words that belong to one language alone.</summary>
    /// <returns>How many words the text has, names in capitals not counted.</returns>
    public int Score(string text, Span<double> scores)
    {
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                Vote(scores, _letters.GetValueOrDefault(text[i]), LetterWeight);
                i++;
                continue;
            }

            var end = i + 1;
            while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '\'' or '’' || Folding.IsAccent(text[end])))
            {
                end++;
            }

            count += ScoreWord(text, i, end, scores) ? 1 : 0;
            i = end;
        }

        return count;
    }

    private static string[] Cell(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private void Add(string code, string[] words, string[] letters, string[] endings)
    {
        var bit = 1 << _codes.Count;
        _codes.Add(code);
        foreach (var listed in words)
        {
            var word = Folding.Fold(listed.TrimStart('*'));
            _words[word] = _words.GetValueOrDefault(word) | bit;
            if (listed[0] == '*')
            {
                _inNames.Add(word);
            }
        }

        foreach (var ending in endings.Select(Folding.Fold))
        {
            _endings[ending] = _endings.GetValueOrDefault(ending) | bit;
        }

        foreach (var letter in letters)
        {
            _letters[letter[0]] = _letters.GetValueOrDefault(letter[0]) | bit;
        }
    }

    private bool ScoreWord(string text, int start, int end, Span<double> scores)
    {
        if (IsAddress(text, start, end))
        {
            return false;
        }

        Span<char> folded = stackalloc char[LongestWord];
        var length = 0;
        var letters = 0;
        for (var i = start; i < end && length < folded.Length; i++)
        {
            var c = text[i] == '’' ? '\'' : char.ToLowerInvariant(text[i]);
            letters = letters == 0 ? _letters.GetValueOrDefault(c) : letters;
            if (!Folding.IsAccent(c))
            {
                folded[length++] = Folding.Fold(c);
            }
        }

        // A capital says name rather than word, except where everything is in capitals.
        ReadOnlySpan<char> word = folded[..length].Trim('\'');
        var known = Known(word);
        if (known != 0 && !(_inNamesBySpan.Contains(word) && IsBeforeCapital(text, end)))
        {
            Vote(scores, known, 1);
            return true;
        }

        var isName = start > 0 && char.IsUpper(text[start]) && (end - start < 2 || char.IsLower(text[start + 1]));
        Vote(scores, letters, isName ? LetterWeight / 2 : LetterWeight);
        if (known == 0 && !isName)
        {
            ScoreParts(word, scores);
        }

        return !isName;
    }

    private int Known(ReadOnlySpan<char> word)
    {
        if (_wordsBySpan.TryGetValue(word, out var bits))
        {
            return bits;
        }

        // "Graciasss" is said in the language of "gracias".
        var end = word.Length;
        while (end > 2 && word[end - 1] == word[end - 2])
        {
            end--;
        }

        return end < word.Length && _wordsBySpan.TryGetValue(word[..end], out bits) ? bits : 0;
    }

    // "Dell'ordine" is "dell'" and "ordine"; other words that no list holds speak by their endings.
    private void ScoreParts(ReadOnlySpan<char> word, Span<double> scores)
    {
        var apostrophe = word.IndexOf('\'');
        if (apostrophe > 0 && _wordsBySpan.TryGetValue(word[..(apostrophe + 1)], out var bits))
        {
            Vote(scores, bits, 1);
            return;
        }

        for (var length = Math.Min(LongestEnding, word.Length - ShortestStem); length >= 2; length--)
        {
            if (_endingsBySpan.TryGetValue(word[^length..], out bits))
            {
                Vote(scores, bits, EndingWeight);
                return;
            }
        }
    }

    private static bool IsAddress(string text, int start, int end)
    {
        return (start > 0 && text[start - 1] is '@' or '[' or '_' or '/') || (end < text.Length && text[end] is '@' or '_')
            || (end + 1 < text.Length && text[end] == '.' && char.IsLetter(text[end + 1]));
    }

    private static bool IsBeforeCapital(string text, int end)
    {
        return end + 2 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1]) && char.IsLower(text[end + 2]);
    }

    // Evidence that several languages share is split between them.
    private static void Vote(Span<double> scores, int bits, double weight)
    {
        if (bits == 0)
        {
            return;
        }

        var share = 1.0 / BitOperations.PopCount((uint)bits);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += (bits & (1 << i)) != 0 ? weight * share : 0;
        }
    }
}
