namespace AgentAssist.Core.Understanding.Languages;

/// <summary>Languages that their script gives away.</summary>
internal static class Scripts
{
    private const int Latin = 0;
    private const int Cyrillic = 1;
    private const int Chinese = 6;
    private const int Japanese = 7;

    private static readonly string[] Codes = ["latin", "ru", "el", "he", "ar", "hi", "zh", "ja", "ko", "th"];

    /// <summary>The language of the script that most letters are of; null for Latin letters and for none.</summary>
    public static string? LanguageOf(string text)
    {
        Span<int> counts = stackalloc int[Codes.Length];
        var ukrainian = false;
        foreach (var c in text)
        {
            var script = char.IsLetter(c) ? ScriptOf(c) : -1;
            if (script >= 0)
            {
                counts[script]++;
                ukrainian |= c is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' or 'Ґ';
            }
        }

        var (total, best) = (0, 0);
        for (var i = 0; i < counts.Length; i++)
        {
            total += counts[i];
            best = counts[i] > counts[best] ? i : best;
        }

        // Japanese is written with Chinese characters too; its own letters decide.
        if (counts[Japanese] > 0 && counts[Japanese] + counts[Chinese] > counts[Latin])
        {
            return Codes[Japanese];
        }

        return best == Latin || counts[best] * 2 <= total ? null
            : best == Cyrillic && ukrainian ? "uk"
            : Codes[best];
    }

    private static int ScriptOf(char c) => c switch
    {
        < '\u0250' or (>= '\u1E00' and < '\u1F00') => Latin,
        >= '\u0400' and < '\u0530' => Cyrillic,
        >= '\u0370' and < '\u0400' => 2,
        >= '\u0590' and < '\u0600' => 3,
        >= '\u0600' and < '\u0780' => 4,
        >= '\u0900' and < '\u0980' => 5,
        >= '\u3040' and < '\u3100' => Japanese,
        >= '\u4E00' and < '\uA000' => Chinese,
        >= '\uAC00' and < '\uD7B0' => 8,
        >= '\u0E00' and < '\u0E80' => 9,
        _ => -1,
    };
}
