using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Records;

/// <summary>The references by which records of different departments find each other.</summary>
internal static class RecordReferences
{
    private const int ShortestId = 4;

    /// <summary>The record's own reference, and what looks like one among its facts and the words of its summary.</summary>
    public static IReadOnlySet<string> Of(Interaction interaction)
    {
        var references = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (interaction.Reference.Length > 0)
        {
            references.Add(interaction.Reference);
        }

        foreach (var value in interaction.Facts.Values)
        {
            if (IsIdentifier(value))
            {
                references.Add(value);
            }
        }

        foreach (var word in interaction.Summary.Split([' ', ',', ';', ':', '(', ')', '\'', '"', '/', '#']))
        {
            if (IsIdentifier(word.TrimEnd('.', '!', '?')))
            {
                references.Add(word.TrimEnd('.', '!', '?'));
            }
        }

        return references;
    }

    /// <summary>
    /// Whether a word can only be somebody's number for something: letters and at least two digits, or six digits and more; no
    /// date, no amount, no clock time.
    /// </summary>
    public static bool IsIdentifier(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestId or > RequestRules.MaxIdLength)
        {
            return false;
        }

        var (letters, digits, marks) = (0, 0, 0);
        foreach (var c in word)
        {
            letters += char.IsAsciiLetter(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            marks += c is '-' or '_' ? 1 : 0;
        }

        if (letters + digits + marks != word.Length || digits < 2)
        {
            return false;
        }

        // "R640" is an amount of rand.
        var isRand = word[0] == 'R' && letters == 1 && marks == 0;
        return letters > 0 ? char.IsAsciiLetter(word[0]) && HasUpper(word) && !isRand : marks == 0 && digits >= 6;
    }

    /// <summary>Letters in front of the first digit: what kind of thing a reference counts.</summary>
    public static ReadOnlySpan<char> Prefix(ReadOnlySpan<char> reference)
    {
        var end = 0;
        while (end < reference.Length && char.IsAsciiLetter(reference[end]))
        {
            end++;
        }

        return reference[..end];
    }

    private static bool HasUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsAsciiLetterUpper(c))
            {
                return true;
            }
        }

        return false;
    }
}
