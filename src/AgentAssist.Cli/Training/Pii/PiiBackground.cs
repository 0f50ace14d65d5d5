using AgentAssist.Cli.Files;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Privacy.Tagging;

namespace AgentAssist.Cli.Training.Pii;

/// <summary>
/// Ordinary sentences of a public corpus: what they hold is no personal data, except where the corpus put [NAME], which is
/// filled with invented names.
/// </summary>
internal sealed class PiiBackground
{
    private const string NameMark = "[NAME]";
    private const int OrdinaryFrom = 4;
    private readonly List<string> _texts = [];

    /// <summary>Reads the column "text" of a tab-separated file.</summary>
    public void Read(TextReader reader)
    {
        var column = -1;
        foreach (var (number, line) in TextFiles.Lines(reader))
        {
            var cells = line.Split('\t');
            if (column < 0)
            {
                column = Array.IndexOf(cells, "text");
                if (column < 0)
                {
                    throw new CliException("A background file needs a column \"text\".");
                }
            }
            else if (column < cells.Length)
            {
                _texts.Add(cells[column]);
            }
            else
            {
                throw new CliException($"Line {number} of a background file has too few columns.");
            }
        }
    }

    /// <summary>The words that people write in lower case in the midst of sentences that have capitals too.</summary>
    public uint[] OrdinaryWords()
    {
        var none = new WordList([], []);
        var counts = new Dictionary<uint, (int Lower, int Upper)>();
        var buffer = new Token[Tokenizer.Window];
        foreach (var text in _texts)
        {
            var at = 0;
            var tokens = buffer.AsSpan(0, new Tokenizer(none).Fill(text, ref at, buffer));
            if (TagFeatures.CaseOf(tokens) != 0)
            {
                continue;
            }

            foreach (ref readonly var token in tokens)
            {
                if (token.Shape is Shape.Lower or Shape.Capitalised && !token.Opens)
                {
                    var (lower, upper) = counts.GetValueOrDefault(token.Word);
                    counts[token.Word] = token.Shape == Shape.Lower ? (lower + 1, upper) : (lower, upper + 1);
                }
            }
        }

        return [.. counts.Where(c => c.Value.Lower >= OrdinaryFrom && c.Value.Lower > 2 * c.Value.Upper).Select(c => c.Key).Order()];
    }

    /// <summary>Some of the sentences; none that names a place, a nation or a person without the corpus having marked it.</summary>
    public IEnumerable<PiiExample> Sample(int count, WordList words, Random random)
    {
        var shuffled = _texts.Where(text => !text.Contains("[RELIGION]", StringComparison.Ordinal)).ToArray();
        random.Shuffle(shuffled);
        var values = new PiiValues(random);
        return shuffled.Where(text => !MayName(text, words)).Take(count).Select(text => FillNames(text, values));
    }

    private static bool MayName(string text, WordList words)
    {
        var buffer = new Token[Tokenizer.Window];
        var at = 0;
        var count = new Tokenizer(words).Fill(text, ref at, buffer);
        const WordClasses names = WordClasses.City | WordClasses.Country | WordClasses.Nationality | WordClasses.GivenName | WordClasses.Surname;
        return buffer.Take(count).Any(token => (token.Classes & names) != WordClasses.None && !token.Classes.HasFlag(WordClasses.Ordinary));
    }

    private static PiiExample FillNames(string text, PiiValues values)
    {
        var spans = new List<PiiSpan>();
        for (var at = text.IndexOf(NameMark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(NameMark, at, StringComparison.Ordinal))
        {
            var name = values.Fill(spans.Count % 2 == 0 ? "given" : "name").Text;
            text = string.Concat(text.AsSpan(0, at), name, text.AsSpan(at + NameMark.Length));
            spans.Add(new PiiSpan(at, at + name.Length, Sensitive.Name));
            at += name.Length;
        }

        return new PiiExample(text, spans);
    }
}
