using System.Globalization;
using AgentAssist.Core.Understanding.Languages;
using AgentAssist.Core.Understanding.Text;

namespace AgentAssist.Core.Understanding.Sentiment;

/// <summary>What a word or phrase carries by itself.</summary>
/// <param name="Valence">-4 (very negative) to 4 (very positive).</param>
/// <param name="Emotions">Indices of <see cref="EmotionNames.All"/> with weights, 0 to 1.</param>
internal sealed record LexiconEntry(double Valence, (int Emotion, double Weight)[] Emotions);

/// <summary>What a word does to the words after it.</summary>
internal enum Modifier : byte
{
    None,
    Booster,
    Damper,
    Negator,

    /// <summary>Turns only what stands beside it.</summary>
    NearNegator,

    /// <summary>Takes a negation before it away: "not only".</summary>
    Only,
    Contrast,
}

/// <summary>Words and phrases with valence and emotions, and the words that change others.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<int, LexiconEntry> _words = [];
    private readonly Dictionary<int, List<(int[] Others, LexiconEntry Entry)>> _phrases = [];
    private Modifier[] _modifiers = [];

    /// <summary>How many words and phrases, inflected forms not counted.</summary>
    public int EntryCount { get; private set; }

    /// <summary>Reads a language's files into <paramref name="vocabulary"/>.</summary>
    public static Lexicon Load(Vocabulary vocabulary, WordForms forms, PackFiles files)
    {
        var lexicon = new Lexicon();
        var modifiers = new Dictionary<int, Modifier>();
        foreach (var row in EmbeddedTable.Read(files.Modifiers))
        {
            foreach (var word in row[1].Split(", "))
            {
                modifiers[vocabulary.Add(word)] = Enum.Parse<Modifier>(row[0]);
            }
        }

        foreach (var file in files.Lexicons)
        {
            foreach (var row in EmbeddedTable.Read(file))
            {
                var entry = new LexiconEntry(double.Parse(row[0], CultureInfo.InvariantCulture), Emotions(row[1]));
                foreach (var text in row[3].Split(file == PackFiles.Symbols ? " " : ", ", StringSplitOptions.RemoveEmptyEntries))
                {
                    lexicon.Add(vocabulary, forms, text, row[2], entry);
                }
            }
        }

        lexicon._modifiers = new Modifier[vocabulary.Count];
        foreach (var (word, modifier) in modifiers)
        {
            lexicon._modifiers[word] = modifier;
        }

        return lexicon;
    }

    public Modifier ModifierOf(int word) => (uint)word < (uint)_modifiers.Length ? _modifiers[word] : Modifier.None;

    /// <summary>The longest entry that begins at token <paramref name="start"/>, with the index after it.</summary>
    public LexiconEntry? Match(TokenizedText text, int start, out int end)
    {
        end = start + 1;
        var word = text.Tokens[start].Word;
        if (word < 0)
        {
            return null;
        }

        if (_phrases.TryGetValue(word, out var phrases))
        {
            foreach (var (rest, entry) in phrases)
            {
                if (Follows(text, start, rest))
                {
                    end = start + 1 + rest.Length;
                    return entry;
                }
            }
        }

        return _words.GetValueOrDefault(word);
    }

    private static bool Follows(TokenizedText text, int start, int[] rest)
    {
        if (start + rest.Length >= text.Tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < rest.Length; i++)
        {
            var token = text.Tokens[start + 1 + i];
            if (token.Word != rest[i] || token.Break >= Break.Clause)
            {
                return false;
            }
        }

        return true;
    }

    private void Add(Vocabulary vocabulary, WordForms wordForms, string text, string kinds, LexiconEntry entry)
    {
        EntryCount++;
        foreach (var form in wordForms.Forms(text, kinds))
        {
            var words = form.Split(' ').Select(vocabulary.Add).ToArray();
            if (words.Length == 1)
            {
                _words.TryAdd(words[0], entry);
                continue;
            }

            if (!_phrases.TryGetValue(words[0], out var phrases))
            {
                _phrases.Add(words[0], phrases = []);
            }

            var at = phrases.FindIndex(p => p.Others.Length < words.Length - 1);
            phrases.Insert(at < 0 ? phrases.Count : at, (words[1..], entry));
        }
    }

    private static (int Emotion, double Weight)[] Emotions(string text)
    {
        return
        [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part =>
            {
                var colon = part.IndexOf(':', StringComparison.Ordinal);
                return (EmotionNames.IndexOf(part[..colon]), double.Parse(part.AsSpan(colon + 1), CultureInfo.InvariantCulture));
            }),
        ];
    }
}
