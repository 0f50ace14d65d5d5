using System.Buffers;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>One thing that a model may have learned from: its hash, and the word that it was read off.</summary>
/// <param name="Hash">32 bits; what hashes alike is the same to a model.</param>
/// <param name="Start">UTF-16 index where the word begins; -1 for what belongs to the whole text.</param>
/// <param name="End">UTF-16 index after the word.</param>
internal readonly record struct Feature(uint Hash, int Start, int End);

/// <summary>The features of one text, in the order of reading. Rents its memory: dispose of it.</summary>
internal sealed class Features : IDisposable
{
    /// <summary>
    /// How many features of one text models look at: those of about 3,000 characters. Rules still read what comes after, so that
    /// a text of any length costs a bounded amount here.
    /// </summary>
    public const int Most = 16_384;

    private const int Usual = 512;

    private Feature[] _items = ArrayPool<Feature>.Shared.Rent(Usual);

    public int Count { get; private set; }

    public bool IsFull => Count == Most;

    public ReadOnlySpan<Feature> Items => _items.AsSpan(0, Count);

    public void Add(uint hash, int start, int end)
    {
        if (Count == _items.Length)
        {
            Grow();
        }

        if (Count < Most)
        {
            _items[Count++] = new Feature(hash, start, end);
        }
    }

    public void Clear() => Count = 0;

    public void Dispose()
    {
        ArrayPool<Feature>.Shared.Return(_items);
        _items = [];
        Count = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<Feature>.Shared.Rent(Math.Max(Usual, _items.Length * 2));
        Items.CopyTo(larger);
        ArrayPool<Feature>.Shared.Return(_items);
        _items = larger;
    }
}
