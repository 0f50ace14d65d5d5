using System.Collections.Frozen;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>The words by which an issue is recognised in what a customer writes; lexicon.json holds them.</summary>
internal sealed class Lexicon
{
    private static readonly Lazy<Lexicon> Shipped = new(() => new Lexicon(EmbeddedData.Read<LexiconFile>("Wording/lexicon.json")));

    private readonly FrozenDictionary<string, string> _topics;
    private readonly FrozenDictionary<SignalKind, FrozenSet<string>> _naming;
    private readonly LexiconFile _file;

    private Lexicon(LexiconFile file)
    {
        _file = file;
        var topics = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (topic, things) in file.Things)
        {
            foreach (var thing in things)
            {
                topics.TryAdd(thing, topic);
            }
        }

        _topics = topics.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Describing = Set(file.Describing);
        Trouble = Set(file.Trouble);
        Verbs = Set(file.Verbs);
        Adverbs = Set(file.Adverbs);
        Capitals = file.Capitals.ToFrozenSet(StringComparer.Ordinal);
        Unsaid = Set(file.Unsaid);
        Glad = Set(file.Glad);
        Spelled = file.Spelled.ToFrozenDictionary(StringComparer.Ordinal);
        _naming = file.Naming.ToFrozenDictionary(named => named.Key, named => Set(named.Value));
    }

    public static Lexicon Default => Shipped.Value;

    public FrozenSet<string> Describing { get; }

    public FrozenSet<string> Trouble { get; }

    public FrozenSet<string> Verbs { get; }

    public FrozenSet<string> Adverbs { get; }

    public FrozenSet<string> Capitals { get; }

    public FrozenSet<string> Unsaid { get; }

    /// <summary>Words of which one stands in whatever is good news.</summary>
    public FrozenSet<string> Glad { get; }

    /// <summary>What is typed in haste, in lower case, as it is written.</summary>
    public FrozenDictionary<string, string> Spelled { get; }

    public IReadOnlyList<string> Bereavement => _file.Bereavement;

    public IReadOnlyList<string> Rude => _file.Rude;

    public IReadOnlyList<string> Distress => _file.Distress;

    public IReadOnlyList<string> Illness => _file.Illness;

    public IReadOnlyList<string> Hardship => _file.Hardship;

    /// <summary>What a short turn asks for that a mere answer does not.</summary>
    public IReadOnlyList<string> Demands => _file.Demands;

    /// <summary>The words that name a kind of signal by themselves; null for kinds that need no name.</summary>
    public FrozenSet<string>? Naming(SignalKind kind) => _naming.GetValueOrDefault(kind);

    public bool IsThing(string word) => _topics.ContainsKey(word);

    /// <summary>The topic of a thing, for example "billing"; null when it is none.</summary>
    public string? TopicOf(string thing) => _topics.GetValueOrDefault(thing);

    /// <summary>Whether a text holds one of the phrases as whole words.</summary>
    public static bool Mentions(string text, IReadOnlyList<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0;
                at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var end = at + phrase.Length;
                if ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end])))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private sealed record LexiconFile(
        Dictionary<string, string[]> Things,
        string[] Describing,
        string[] Trouble,
        string[] Verbs,
        string[] Adverbs,
        string[] Capitals,
        string[] Unsaid,
        string[] Glad,
        string[] Demands,
        string[] Bereavement,
        string[] Rude,
        string[] Distress,
        string[] Illness,
        string[] Hardship,
        Dictionary<SignalKind, string[]> Naming,
        Dictionary<string, string> Spelled);
}
