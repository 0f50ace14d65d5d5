using System.Collections.ObjectModel;

namespace AgentAssist.Core.Understanding.Text;

/// <summary>
/// Numbers the words that the lexicons and patterns know, so that a text is read once and compared by number. Filled
/// while the data loads, only read afterwards.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>A word that no lexicon knows.</summary>
    public const int Unknown = -1;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int[]> _expansions = [];
    private readonly List<string> _words = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    /// <param name="foldsAccents">Whether words that differ in their accents only are one word.</param>
    public Vocabulary(bool foldsAccents = false)
    {
        FoldsAccents = foldsAccents;
        _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        Number = Add("#");
        Money = Add("$");
        Placeholder = Add("[]");
        Not = Add("not");
    }

    public bool FoldsAccents { get; }

    public int Number { get; }

    public int Money { get; }

    public int Placeholder { get; }

    public int Not { get; }

    public int Count => _words.Count;

    public ReadOnlyCollection<string> Words => _words.AsReadOnly();

    public int Add(string word)
    {
        word = FoldsAccents ? Folding.Fold(word) : word;
        if (!_ids.TryGetValue(word, out var id))
        {
            id = _words.Count;
            _words.Add(word);
            _ids.Add(word, id);
        }

        return id;
    }

    /// <summary>Reads <paramref name="written"/> as the words of <paramref name="meant"/>: "dont" as "do not".</summary>
    public void AddExpansion(string written, string meant)
    {
        _expansions[Add(written)] = [.. meant.Split(' ').Select(Add)];
    }

    /// <summary>The number of a word, which is in small letters and folded where this vocabulary folds.</summary>
    public int Find(ReadOnlySpan<char> word) => _bySpan.TryGetValue(word, out var id) ? id : Unknown;

    /// <summary>The words that a spelling stands for; empty for an ordinary word.</summary>
    public ReadOnlySpan<int> Expand(int id) => _expansions.TryGetValue(id, out var words) ? words : [];
}
