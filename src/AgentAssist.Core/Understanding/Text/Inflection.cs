namespace AgentAssist.Core.Understanding.Text;

/// <summary>Makes the forms of a regular English word, so that data files list each word once.</summary>
internal static class Inflection
{
    /// <summary>
    /// The forms of <paramref name="word"/>, itself first. <paramref name="kinds"/> holds v (verb: -s, -ed, -ing), n (noun:
    /// plural) and a (adjective: -er, -est, -ly, -ness) in any order. A phrase inflects its first word as a verb and its last word
    /// as a noun.
    /// </summary>
    public static IEnumerable<string> Forms(string word, string kinds)
    {
        yield return word;
        var space = word.IndexOf(' ', StringComparison.Ordinal);
        var (head, tail) = space < 0 ? (word, string.Empty) : (word[..space], word[space..]);
        foreach (var kind in kinds)
        {
            var forms = kind switch
            {
                'v' => Verb(head).Select(form => form + tail),
                'n' => [Plural(word)],
                'a' => Adjective(word),
                _ => [],
            };
            foreach (var form in forms)
            {
                yield return form;
            }
        }
    }

    private static IEnumerable<string> Verb(string verb)
    {
        yield return Plural(verb);
        if (verb.EndsWith('e'))
        {
            yield return verb + "d";
            yield return (verb.EndsWith("ee", StringComparison.Ordinal) ? verb : verb.EndsWith("ie", StringComparison.Ordinal) ? verb[..^2] + "y" : verb[..^1]) + "ing";
        }
        else if (EndsInConsonantY(verb))
        {
            yield return verb[..^1] + "ied";
            yield return verb + "ing";
        }
        else
        {
            var stem = Doubles(verb) ? verb + verb[^1] : verb;
            yield return stem + "ed";
            yield return stem + "ing";
        }
    }

    private static string Plural(string word)
    {
        if (EndsInConsonantY(word))
        {
            return word[..^1] + "ies";
        }

        return word.EndsWith('s') || word.EndsWith('x') || word.EndsWith('z') || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal)
            ? word + "es"
            : word + "s";
    }

    private static IEnumerable<string> Adjective(string word)
    {
        if (word.EndsWith('e'))
        {
            yield return word + "r";
            yield return word + "st";
            yield return word.EndsWith("le", StringComparison.Ordinal) ? word[..^1] + "y" : word + "ly";
        }
        else if (EndsInConsonantY(word))
        {
            yield return word[..^1] + "ier";
            yield return word[..^1] + "iest";
            yield return word[..^1] + "ily";
            yield return word[..^1] + "iness";
            yield break;
        }
        else
        {
            var stem = Doubles(word) ? word + word[^1] : word;
            yield return stem + "er";
            yield return stem + "est";
            yield return word.EndsWith("ic", StringComparison.Ordinal) ? word + "ally" : word + "ly";
        }

        yield return word + "ness";
    }

    private static bool EndsInConsonantY(string word) => word.Length > 1 && word[^1] == 'y' && !IsVowel(word[^2]);

    // One syllable, ending in one vowel and one consonant: stop, stopped. Longer words keep one letter: visit, visited.
    private static bool Doubles(string word)
    {
        return word.Length >= 3 && word.Length <= 5 && !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'y')
            && IsVowel(word[^2]) && !IsVowel(word[^3]) && word[..^2].All(c => !IsVowel(c));
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
