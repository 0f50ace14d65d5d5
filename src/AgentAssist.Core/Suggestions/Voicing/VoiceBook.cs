using System.Collections.Frozen;

namespace AgentAssist.Core.Suggestions.Voicing;

/// <summary>The words by which a voice differs from another; voice.json holds them.</summary>
internal sealed class VoiceBook
{
    private static readonly Lazy<VoiceBook> Shipped = new(() => new VoiceBook(EmbeddedData.Read<VoiceFile>("Voicing/voice.json")));
    private static readonly string[] Endings = ["e", "es", "ed", "ing", "ation", "ations"];

    private readonly VoiceFile _file;

    private VoiceBook(VoiceFile file)
    {
        _file = file;
        Participles = file.Participles.ToFrozenSet(StringComparer.Ordinal);
        AlsoBase = file.AlsoBase.ToFrozenSet(StringComparer.Ordinal);
        Adverbs = file.Adverbs.ToFrozenSet(StringComparer.Ordinal);
        Formal = new WordSwaps(file.Formality.Where(p => p.Only is not "casual").Select(p => Swap(p.Casual, p.Formal, p)));
        Casual = new WordSwaps(file.Formality.Where(p => p.Only is not "formal").Select(p => Swap(p.Formal, p.Casual, p)));
        var british = file.SpellingVerbs
            .SelectMany(stem => Endings.Select(e => new WordSwap(stem[..^1] + "z" + e, stem + e)))
            .Concat(WordSwaps.WithPlurals(file.SpellingWords.Select(w => new WordSwap(w.Value, w.Key))))
            .DistinctBy(s => s.From)
            .ToArray();
        British = new WordSwaps(british);
        American = new WordSwaps(british.Select(s => new WordSwap(s.To, s.From)).DistinctBy(s => s.From));
    }

    public static VoiceBook Default => Shipped.Value;

    public FrozenSet<string> Participles { get; }

    public FrozenSet<string> AlsoBase { get; }

    public FrozenSet<string> Adverbs { get; }

    public WordSwaps Formal { get; }

    public WordSwaps Casual { get; }

    public WordSwaps British { get; }

    public WordSwaps American { get; }

    public IReadOnlyList<string> Warm => _file.Warm;

    public IReadOnlyList<string> Written => _file.Written;

    public IReadOnlyList<string> Emoji => _file.Emoji;

    /// <summary>Greetings of letters by "formal", "neutral" and "casual".</summary>
    public IReadOnlyDictionary<string, string[]> Greetings => _file.Greetings;

    /// <summary>Sign-offs by the same, and by "warm" and "plain".</summary>
    public IReadOnlyDictionary<string, string[]> SignOffs => _file.SignOffs;

    // Pairs are written as they are said; a swap looks for lower case.
    private static WordSwap Swap(string from, string to, FormalityPair pair) =>
        new(from.ToLowerInvariant(), to.StartsWith("i'", StringComparison.Ordinal) ? "I" + to[1..] : to) { NotAfter = pair.NotAfter ?? [] };

    private sealed record VoiceFile(
        string[] Participles,
        string[] AlsoBase,
        string[] Adverbs,
        FormalityPair[] Formality,
        string[] SpellingVerbs,
        Dictionary<string, string> SpellingWords,
        string[] Warm,
        string[] Written,
        string[] Emoji,
        Dictionary<string, string[]> Greetings,
        Dictionary<string, string[]> SignOffs);

    private sealed record FormalityPair(string Casual, string Formal, string? Only, string[]? NotAfter);
}
