using System.Buffers;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>A word as it is compared and as it would be shown in a reply.</summary>
internal readonly record struct Token(string Lower, string Shown)
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter",
    };

    private static readonly SearchValues<char> Consonants = SearchValues.Create("BCDFGHJKLMNPQRSTVWXZ");

    /// <summary>Cuts a clause into words. Shouting is lowered, names and codes keep their capitals.</summary>
    public static List<Token> Cut(ReadOnlySpan<char> text, bool startsSentence)
    {
        var tokens = new List<Token>();
        foreach (var range in text.Split(' '))
        {
            var raw = text[range].Trim("\"“”*_~()<>.,;:!?…-–—");
            if (raw.Length > 0 && !IsSmiley(text[range]))
            {
                tokens.Add(Read(raw.ToString(), startsSentence && tokens.Count == 0, tokens.Count > 0 ? tokens[^1].Lower : ""));
            }
        }

        return tokens;
    }

    // ":)", ";-)" and ":0".
    private static bool IsSmiley(ReadOnlySpan<char> word) => word.Length is 2 or 3 && word[0] is ':' or ';' && !char.IsLetter(word[1]);

    private static Token Read(string raw, bool first, string previous)
    {
        raw = raw.Replace('’', '\'');
        var lower = raw.ToLowerInvariant();
        if (Lexicon.Default.Spelled.TryGetValue(lower, out var spelled))
        {
            return new Token(spelled.ToLowerInvariant(), spelled);
        }

        if (Names.Contains(lower) || (lower is "march" or "may" && previous is "in" or "of" or "since" or "by" or "until" or "last"))
        {
            return new Token(lower, char.ToUpperInvariant(lower[0]) + lower[1..]);
        }

        if (ReferenceEquals(lower, raw))
        {
            return new Token(lower, lower);
        }

        var keeps = raw.AsSpan().ContainsAnyInRange('0', '9')
            || Lexicon.Default.Capitals.Contains(raw)
            || IsAcronym(raw)
            || (raw.Length == 1 && char.IsAsciiLetterUpper(raw[0]) && raw[0] is not ('A' or 'I'))
            || (IsShouted(raw) && previous.Length > 0 && char.IsDigit(previous[^1]))
            || (!first && HasCapitals(raw) && !IsShouted(raw));
        return new Token(lower, keeps ? raw : lower);
    }

    private static bool HasCapitals(string word)
    {
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                return true;
            }
        }

        return false;
    }

    // "RSVP" and "HTML" stay as they are, whoever shouts; "STILL" has a vowel and is only loud.
    private static bool IsAcronym(string word) => word.Length is > 1 and < 6 && !word.AsSpan().ContainsAnyExcept(Consonants);

    private static bool IsShouted(string word)
    {
        foreach (var c in word)
        {
            if (char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }
}
