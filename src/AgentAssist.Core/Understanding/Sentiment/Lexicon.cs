using System.Globalization;
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

    /// <summary>The word "no".</summary>
    public int No { get; private set; }

    private int Only { get; set; }

    /// <summary>Reads the lexicon's files into <paramref name="vocabulary"/>.</summary>
    public static Lexicon Load(Vocabulary vocabulary, IReadOnlyDictionary<string, string[]> irregular)
    {
        var lexicon = new Lexicon { No = vocabulary.Add("no"), Only = vocabulary.Add("only") };
        var modifiers = new Dictionary<int, Modifier>();
        foreach (var row in EmbeddedTable.Read("Modifiers.tsv"))
        {
            foreach (var word in row[1].Split(", "))
            {
                modifiers[vocabulary.Add(word)] = Enum.Parse<Modifier>(row[0]);
            }
        }

        foreach (var file in (string[])["Valence.tsv", "Service.tsv", "Symbols.tsv"])
        {
            foreach (var row in EmbeddedTable.Read(file))
            {
                var entry = new LexiconEntry(double.Parse(row[0], CultureInfo.InvariantCulture), Emotions(row[1]));
                foreach (var text in row[3].Split(file == "Symbols.tsv" ? " " : ", ", StringSplitOptions.RemoveEmptyEntries))
                {
                    lexicon.Add(vocabulary, irregular, text, row[2], entry);
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

    public bool IsOnly(int word) => word == Only;

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

    private void Add(Vocabulary vocabulary, IReadOnlyDictionary<string, string[]> irregular, string text, string kinds, LexiconEntry entry)
    {
        EntryCount++;
        var forms = Inflection.Forms(text, kinds);
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var head = space < 0 ? text : text[..space];
        if (kinds.Contains('v', StringComparison.Ordinal) && irregular.TryGetValue(head, out var special))
        {
            forms = forms.Concat(special.Select(form => form + text[head.Length..]));
        }

        foreach (var form in forms)
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
