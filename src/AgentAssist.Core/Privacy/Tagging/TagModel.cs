namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>What the trainer learned: a weight for each feature and label, and for each pair of labels. Immutable.</summary>
internal sealed class TagModel
{
    private static readonly Lazy<TagModel> Shipped = new(TagModelFile.ReadEmbedded);

    private readonly sbyte[] _weights;
    private readonly short[] _transitions;

    /// <param name="weights">Rows of <see cref="TagLabels.Width"/> weights; a power of two of rows.</param>
    /// <param name="transitions">For each label before, <see cref="TagLabels.Width"/> weights of the label that follows.</param>
    /// <param name="ordinary">Hashes of the words that are commonly written in lower case.</param>
    public TagModel(TagModelHeader header, sbyte[] weights, short[] transitions, uint[] ordinary)
    {
        Header = header;
        _weights = weights;
        _transitions = transitions;
        Ordinary = ordinary;
        Words = new WordList(Gazetteer.Words(), ordinary);
    }

    /// <summary>The model of this assembly.</summary>
    public static TagModel Default => Shipped.Value;

    public TagModelHeader Header { get; }

    public int Rows => _weights.Length / TagLabels.Width;

    public ReadOnlySpan<sbyte> Weights => _weights;

    public ReadOnlySpan<short> Transitions => _transitions;

    public uint[] Ordinary { get; }

    public WordList Words { get; }
}
