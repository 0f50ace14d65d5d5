namespace AgentAssist.Core.Understanding.Models;

/// <summary>One thing that a model may have learned from: its hash, and the word that it was read off.</summary>
/// <param name="Hash">32 bits; what hashes alike is the same to a model.</param>
/// <param name="Start">UTF-16 index where the word begins; -1 for what belongs to the whole text.</param>
/// <param name="End">UTF-16 index after the word.</param>
internal readonly record struct Feature(uint Hash, int Start, int End);

/// <summary>The features of one text, in the order of reading.</summary>
internal sealed class Features
{
    /// <summary>
    /// How many features of one text models look at: those of about 3,000 characters. Rules still read what comes after, so that
    /// a text of any length costs a bounded amount here.
    /// </summary>
    public const int Most = 16_384;

    private const int Usual = 1024;

    [ThreadStatic]
    private static Features? _ofThread;

    private Feature[] _items = new Feature[Usual];
    private int[] _rows = new int[Usual];

    public int Count { get; private set; }

    public bool IsFull => Count == Most;

    public ReadOnlySpan<Feature> Items => _items.AsSpan(0, Count);

    /// <summary>Room for where a model finds each of them.</summary>
    public Span<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>An empty list that belongs to this thread until it asks again; so that reading a text allocates nothing.</summary>
    public static Features OfThread()
    {
        var features = _ofThread ??= new Features();
        features.Clear();
        return features;
    }

    /// <summary>Empties the list.</summary>
    public void Clear() => Count = 0;

    public void Add(uint hash, int start, int end)
    {
        if (Count == Most)
        {
            return;
        }

        if (Count == _items.Length)
        {
            Array.Resize(ref _items, _items.Length * 2);
            Array.Resize(ref _rows, _items.Length);
        }

        _items[Count++] = new Feature(hash, start, end);
    }
}
