using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Patterns;
using AgentAssist.Core.Understanding.Text;

namespace AgentAssist.Core.Customers.Records;

/// <summary>The words by which meanings are recognised, compiled from Records.tsv and, where a company has one, its own file.</summary>
internal sealed class RecordWords
{
    private const string File = "Records.tsv";

    private static readonly Lazy<RecordWords> Shipped = new(() => new RecordWords(EmbeddedTable.Read(File), []));

    private readonly PatternIndex _index;
    private readonly Tokenizer _tokenizer;
    private readonly Dictionary<string, RecordSign> _signs = new(StringComparer.Ordinal);
    private readonly HashSet<PhrasePattern> _own = new(ReferenceEqualityComparer.Instance);

    private RecordWords(IEnumerable<string[]> shipped, IEnumerable<string[]> own)
    {
        var vocabulary = new Vocabulary();
        var irregular = EmbeddedTable.Read("Irregular.tsv").ToDictionary(row => row[0], row => row[1].Split(' '), StringComparer.Ordinal);
        var sets = new WordSets();
        var compiler = new PatternCompiler(vocabulary, sets, new EnglishForms(irregular));
        var patterns = new List<PhrasePattern>();
        foreach (var row in shipped)
        {
            patterns.AddRange(Compile(compiler, row));
        }

        foreach (var pattern in own.SelectMany(row => Compile(compiler, row)))
        {
            patterns.Add(pattern);
            _own.Add(pattern);
        }

        _index = new PatternIndex(patterns, [], sets, vocabulary);
        _tokenizer = new Tokenizer(vocabulary);
    }

    public static RecordWords Default => Shipped.Value;

    /// <summary>The shipped words and a company's own.</summary>
    /// <exception cref="InvalidDataException">A row that cannot be read; the message names it.</exception>
    public static RecordWords With(IEnumerable<string[]> rows) => new(EmbeddedTable.Read(File), rows);

    /// <summary>The shipped words and those of a file of the same form.</summary>
    /// <exception cref="InvalidDataException">A row that cannot be read; the message names it.</exception>
    public static RecordWords Read(string path)
    {
        using var reader = System.IO.File.OpenText(path);
        return With([.. EmbeddedTable.Read(reader, path)]);
    }

    public TokenizedText Tokenize(string text) => _tokenizer.Tokenize(text);

    /// <summary>What matched in a text, in order of place.</summary>
    public List<FoundSign> Find(TokenizedText text)
    {
        var found = _index.Find(text).ConvertAll(m => new FoundSign(_signs[m.Pattern.Kind], _own.Contains(m.Pattern), m.FirstToken, m.EndToken));
        found.Sort((a, b) => a.First.CompareTo(b.First));
        return found;
    }

    private IEnumerable<PhrasePattern> Compile(PatternCompiler compiler, string[] row)
    {
        if (row[0].StartsWith('@'))
        {
            compiler.Define(row[0], row[2]);
            return [];
        }

        if (row.Length < 3 || row[2].Length == 0)
        {
            throw new InvalidDataException($"The row \"{string.Join(' ', row)}\" needs a kind, a score and a pattern.");
        }

        try
        {
            _signs.TryAdd(row[0], RecordSign.Read(row[0]));
            return [.. compiler.Compile(row[0], row[1], row[2])];
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            throw new InvalidDataException($"The row \"{string.Join(' ', row)}\" cannot be used: {e.Message}", e);
        }
    }
}
