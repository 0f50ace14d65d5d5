namespace AgentAssist.Core.Understanding;

/// <summary>Tells a text's language by its function words and its script; "und" when they do not say.</summary>
internal sealed class LanguageDetector
{
    private const string Undecided = "und";

    // In words that belong to one language alone.
    private const double EnoughForEnglish = 0.9;
    private const double EnoughForOthers = 1.8;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _codes = [];

    public LanguageDetector()
    {
        _bySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var row in EmbeddedTable.Read("Languages.tsv"))
        {
            var bit = 1 << _codes.Count;
            _codes.Add(row[0]);
            foreach (var word in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                _words[word] = _words.GetValueOrDefault(word) | bit;
            }
        }
    }

    /// <summary>The BCP-47 code of the language.</summary>
    public string Detect(string text)
    {
        Span<double> scores = stackalloc double[32];
        Span<char> word = stackalloc char[24];
        Span<int> scripts = stackalloc int[ScriptCodes.Length];
        var length = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (char.IsLetter(c) || (c is '\'' or '’' && length > 0))
            {
                Script(c, scripts);
                if (length < word.Length)
                {
                    word[length] = char.ToLowerInvariant(c == '’' ? '\'' : c);
                }

                length++;
                continue;
            }

            if (length > 0 && length <= word.Length && _bySpan.TryGetValue(word[..length], out var bits))
            {
                Vote(scores, bits);
            }

            length = 0;
        }

        return ByScript(scripts) ?? ByWords(scores);
    }

    private static readonly string[] ScriptCodes = ["latin", "ru", "el", "he", "ar", "hi", "zh", "ja", "ko", "th"];

    private static void Script(char c, Span<int> scripts)
    {
        var index = c switch
        {
            < '\u0250' => 0,
            >= '\u0400' and < '\u0530' => 1,
            >= '\u0370' and < '\u0400' => 2,
            >= '\u0590' and < '\u0600' => 3,
            >= '\u0600' and < '\u0780' => 4,
            >= '\u0900' and < '\u0980' => 5,
            >= '\u3040' and < '\u3100' => 7,
            >= '\u4E00' and < '\uA000' => 6,
            >= '\uAC00' and < '\uD7B0' => 8,
            >= '\u0E00' and < '\u0E80' => 9,
            _ => -1,
        };
        if (index >= 0)
        {
            scripts[index]++;
        }
    }

    private static string? ByScript(ReadOnlySpan<int> scripts)
    {
        var total = 0;
        var best = 0;
        for (var i = 0; i < scripts.Length; i++)
        {
            total += scripts[i];
            best = scripts[i] > scripts[best] ? i : best;
        }

        // Japanese is written with Chinese characters too; its own letters decide.
        if (scripts[7] > 0 && scripts[7] + scripts[6] > scripts[0])
        {
            return "ja";
        }

        return total > 0 && best > 0 && scripts[best] * 2 > total ? ScriptCodes[best] : null;
    }

    // A word that several languages share counts little for each.
    private void Vote(Span<double> scores, int bits)
    {
        var share = 1.0 / System.Numerics.BitOperations.PopCount((uint)bits);
        for (var i = 0; i < _codes.Count; i++)
        {
            scores[i] += (bits & (1 << i)) != 0 ? share * share : 0;
        }
    }

    private string ByWords(ReadOnlySpan<double> scores)
    {
        var best = 0;
        var second = 0.0;
        for (var i = 1; i < _codes.Count; i++)
        {
            if (scores[i] > scores[best])
            {
                second = scores[best];
                best = i;
            }
            else
            {
                second = Math.Max(second, scores[i]);
            }
        }

        // One foreign word decides nothing: it is as likely a name ("Han") as a language that must be called unsupported.
        var needed = _codes[best] == "en" ? EnoughForEnglish : EnoughForOthers;
        return scores[best] >= needed && scores[best] > second * 1.2 ? _codes[best] : Undecided;
    }
}
