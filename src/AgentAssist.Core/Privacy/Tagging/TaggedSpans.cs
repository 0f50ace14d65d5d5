namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>Runs the tagger over a text of any length and gives what it found.</summary>
internal sealed class TaggedSpans
{
    private readonly Token[] _tokens = new Token[Tokenizer.Window];
    private readonly byte[] _labels = new byte[Tokenizer.Window];
    private readonly Tokenizer _tokenizer;
    private readonly SequenceTagger _tagger;

    public TaggedSpans(TagModel model)
    {
        Model = model;
        _tokenizer = new Tokenizer(model.Words);
        _tagger = new SequenceTagger(model);
    }

    public TagModel Model { get; }

    public void Scan(string text, List<Recognition> found)
    {
        var first = found.Count;
        var at = 0;
        for (var count = _tokenizer.Fill(text, ref at, _tokens); count > 0; count = _tokenizer.Fill(text, ref at, _tokens))
        {
            var tokens = _tokens.AsSpan(0, count);
            _tagger.Tag(tokens, _labels);
            Collect(tokens, _labels, found);
        }

        TagRules.Apply(text, found, first);
    }

    private static void Collect(ReadOnlySpan<Token> tokens, ReadOnlySpan<byte> labels, List<Recognition> found)
    {
        for (var i = 0; i < tokens.Length;)
        {
            var label = labels[i];
            if (label == 0)
            {
                i++;
                continue;
            }

            var type = TagLabels.TypeOf(label);
            var end = i + 1;
            while (end < tokens.Length && labels[end] == TagLabels.Inside(type))
            {
                end++;
            }

            found.Add(new Recognition(tokens[i].Start, tokens[end - 1].End, TagLabels.Types[type]));
            i = end;
        }
    }
}
