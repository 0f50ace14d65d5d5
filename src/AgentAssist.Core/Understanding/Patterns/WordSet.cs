namespace AgentAssist.Core.Understanding.Patterns;

/// <summary>A set of vocabulary words; equal sets share one object and one number.</summary>
internal sealed class WordSet(int number, IReadOnlyCollection<int> words)
{
    private readonly HashSet<int> _words = [.. words];

    public int Number => number;

    public IReadOnlyCollection<int> Words => _words;

    public bool Contains(int word) => _words.Contains(word);
}

/// <summary>All word sets of the patterns, each once.</summary>
internal sealed class WordSets
{
    private readonly Dictionary<string, WordSet> _byContent = new(StringComparer.Ordinal);

    public int Count => _byContent.Count;

    public IEnumerable<WordSet> All => _byContent.Values;

    public WordSet Get(IEnumerable<int> words)
    {
        int[] ordered = [.. words.Distinct().Order()];
        var key = string.Join(',', ordered);
        if (!_byContent.TryGetValue(key, out var set))
        {
            _byContent.Add(key, set = new WordSet(_byContent.Count, ordered));
        }

        return set;
    }
}

/// <summary>For each word the sets that hold it, as bits, so that a sentence can tell which patterns it cannot match.</summary>
internal sealed class SetBits
{
    private readonly ulong[]?[] _byWord;

    public SetBits(WordSets sets, int vocabularySize)
    {
        Width = (sets.Count + 63) / 64;
        var numbers = new List<int>?[vocabularySize];
        foreach (var set in sets.All)
        {
            foreach (var word in set.Words)
            {
                (numbers[word] ??= []).Add(set.Number);
            }
        }

        var shared = new SharedArrays();
        var bits = new Dictionary<int[], ulong[]>();
        _byWord = [.. numbers.Select(list => list is null ? null : BitsOf(shared.Get(list), bits))];
    }

    /// <summary>How many 64-bit words the bits of one word take.</summary>
    public int Width { get; }

    /// <summary>Adds the sets of <paramref name="word"/> to <paramref name="present"/>.</summary>
    public void AddTo(Span<ulong> present, int word)
    {
        if (word >= 0 && _byWord[word] is { } bits)
        {
            for (var i = 0; i < bits.Length; i++)
            {
                present[i] |= bits[i];
            }
        }
    }

    private ulong[] BitsOf(int[] sets, Dictionary<int[], ulong[]> known)
    {
        if (!known.TryGetValue(sets, out var bits))
        {
            known.Add(sets, bits = new ulong[Width]);
            foreach (var set in sets)
            {
                bits[set >> 6] |= 1UL << (set & 63);
            }
        }

        return bits;
    }
}
