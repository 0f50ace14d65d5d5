namespace AgentAssist.Core.Customers.Promises;

/// <summary>Words and phrases of one class.</summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<string, string[][]> _byFirst;
    private readonly Dictionary<string, string[][]>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public PhraseSet(IEnumerable<string> phrases)
    {
        _byFirst = phrases
            .Select(phrase => phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0)
            .GroupBy(words => words[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(words => words.Length).ToArray(), StringComparer.Ordinal);
        _bySpan = _byFirst.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether the single word is of the class.</summary>
    public bool Has(ReadOnlySpan<char> word) => _bySpan.TryGetValue(word, out var phrases) && phrases[^1].Length == 1;

    /// <summary>How many words the longest phrase takes that begins at <paramref name="i"/>; 0 where none does.</summary>
    public int Match(Sentence sentence, int i)
    {
        if (!_byFirst.TryGetValue(sentence[i], out var phrases))
        {
            return 0;
        }

        foreach (var phrase in phrases)
        {
            var length = 1;
            while (length < phrase.Length && phrase[length] == sentence[i + length])
            {
                length++;
            }

            if (length == phrase.Length)
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Where the first phrase of the class begins between two words; -1 where none does.</summary>
    public int Find(Sentence sentence, int from, int to)
    {
        for (var i = Math.Max(0, from); i < to; i++)
        {
            if (Match(sentence, i) > 0)
            {
                return i;
            }
        }

        return -1;
    }
}
