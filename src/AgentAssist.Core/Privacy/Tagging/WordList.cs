namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>Words by their hash: the gazetteers of this assembly and the model's ordinary words in one table.</summary>
internal sealed class WordList
{
    private readonly uint[] _hashes;
    private readonly WordClasses[] _classes;
    private readonly int _mask;

    public WordList(IReadOnlyCollection<KeyValuePair<uint, WordClasses>> known, ReadOnlySpan<uint> ordinary)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * (known.Count + ordinary.Length)) + 16);
        _hashes = new uint[size];
        _classes = new WordClasses[size];
        _mask = size - 1;
        foreach (var (hash, classes) in known)
        {
            Add(hash, classes);
        }

        foreach (var hash in ordinary)
        {
            Add(hash, WordClasses.Ordinary);
        }
    }

    /// <summary>What is known of the word with this hash.</summary>
    public WordClasses Classify(uint hash)
    {
        var slot = (int)hash & _mask;
        while (_classes[slot] != WordClasses.None)
        {
            if (_hashes[slot] == hash)
            {
                return _classes[slot];
            }

            slot = (slot + 1) & _mask;
        }

        return WordClasses.None;
    }

    private void Add(uint hash, WordClasses classes)
    {
        var slot = (int)hash & _mask;
        while (_classes[slot] != WordClasses.None && _hashes[slot] != hash)
        {
            slot = (slot + 1) & _mask;
        }

        _hashes[slot] = hash;
        _classes[slot] |= classes;
    }
}
