using System.Buffers;

namespace AgentAssist.Core.Suggestions;

/// <summary>Sentences as units that must not repeat within a conversation.</summary>
public static class Sentence
{
    /// <summary>
    /// Reduces a sentence to its lower-case letters and digits with single spaces between words, so that punctuation and
    /// capitals do not hide a repetition.
    /// </summary>
    public static string Normalize(string sentence)
    {
        var rented = ArrayPool<char>.Shared.Rent(sentence.Length);
        var length = 0;
        foreach (var c in sentence)
        {
            if (char.IsLetterOrDigit(c))
            {
                rented[length++] = char.ToLowerInvariant(c);
            }
            else if (c is not ('\'' or '’') && length > 0 && rented[length - 1] != ' ')
            {
                rented[length++] = ' ';
            }
        }

        var normal = rented.AsSpan(0, length).TrimEnd().ToString();
        ArrayPool<char>.Shared.Return(rented);
        return normal;
    }

    /// <summary>
    /// Splits a text into its sentences, trimmed, in order. A sentence ends with . ! ? or … followed by white space or the
    /// end, or with a line break; a dot between digits, after a single letter (other than "I" or the "t" of "didn't") or after a common title does not end one.
    /// </summary>
    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var ends = text[i] switch
            {
                '\n' or '\r' => true,
                '!' or '?' or '…' => NextIsBreak(text, i),
                '.' => NextIsBreak(text, i) && !IsAbbreviation(text, start, i),
                _ => false,
            };
            if (!ends)
            {
                continue;
            }

            var sentence = text[start..(i + 1)].Trim();
            start = i + 1;
            if (sentence.Length > 0)
            {
                yield return sentence;
            }
        }

        var rest = text[start..].Trim();
        if (rest.Length > 0)
        {
            yield return rest;
        }
    }

    private static bool NextIsBreak(string text, int i) => i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]);

    private static bool IsAbbreviation(string text, int start, int dot)
    {
        var word = dot;
        while (word > start && char.IsLetter(text[word - 1]))
        {
            word--;
        }

        var token = text.AsSpan(word, dot - word);
        var isInitial = token.Length == 1 && token[0] != 'I' && (word == 0 || text[word - 1] is not ('\'' or '’'));
        return isInitial
            || token is "Mr" or "Mrs" or "Ms" or "Dr" or "St" or "vs" or "etc" or "approx";
    }
}
