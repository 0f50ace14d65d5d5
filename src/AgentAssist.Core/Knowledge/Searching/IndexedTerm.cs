using System.Runtime.InteropServices;

namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>A term of the index with the articles that it stands in.</summary>
internal sealed class IndexedTerm(string text)
{
    private readonly List<Posting> _postings = [];

    public string Text { get; } = text;

    /// <summary>In ascending order of slots.</summary>
    public ReadOnlySpan<Posting> Postings => CollectionsMarshal.AsSpan(_postings);

    public int Articles => _postings.Count;

    public void Add(Posting posting) => _postings.Insert(~Find(posting.Slot), posting);

    public void Remove(int slot) => _postings.RemoveAt(Find(slot));

    private int Find(int slot)
    {
        var (low, high) = (0, _postings.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = _postings[middle].Slot;
            if (at == slot)
            {
                return middle;
            }

            (low, high) = at < slot ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
