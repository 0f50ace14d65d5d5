using System.Collections.Frozen;

namespace AgentAssist.Core.Suggestions;

/// <summary>
/// Breaks what somebody wrote without a full stop, so that whoever reads sentences reads none that is longer than anybody says: the
/// expressions that look for wishes and answers take time with the square of a sentence's length.
/// </summary>
internal static class LongSentences
{
    /// <summary>Most letters of a sentence, about seventy words.</summary>
    public const int Longest = 400;

    private static readonly FrozenSet<string> Joints = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "and", "but", "because", "so", "then", "or", "which", "who", "when", "while", "although", "since");

    /// <summary>
    /// The text with a line break for a space where a sentence is too long: before a joint; where there is none, between words, but never
    /// behind a denial, whose opposite the rest would say; in the middle of a word only where that is too long itself. As long as
    /// before, so that places in it stay what they were.
    /// </summary>
    public static string Break(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        var broken = text.ToCharArray();
        for (var start = 0; EndOfSentence(broken, start) is var end && end > start; start = end)
        {
            while (end - start > Longest)
            {
                var at = Place(broken.AsSpan(start, Longest));
                broken[start + at] = '\n';
                start += at + 1;
            }
        }

        return new string(broken);
    }

    // Behind the mark that ends the sentence, or behind the text.
    private static int EndOfSentence(ReadOnlySpan<char> text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] is '.' or '!' or '?' or '…' && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1])))
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static int Place(ReadOnlySpan<char> piece)
    {
        var (joint, space) = (-1, -1);
        for (var i = 1; i < piece.Length; i++)
        {
            if (piece[i] == ' ')
            {
                var word = piece[(i + 1)..];
                joint = word.IndexOf(' ') is > 0 and var length && Joints.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[..length]) ? i : joint;
                space = Denies(piece[..i]) ? space : i;
            }
        }

        return joint > 0 ? joint : space > 0 ? space : piece.Length - 1;
    }

    // "I do not | cancel" and "I don't want to | cancel" would say the opposite.
    private static bool Denies(ReadOnlySpan<char> before)
    {
        foreach (var word in (ReadOnlySpan<string>)["not", "never", "n't", "n’t", "dont", "no", "to", "want", "wish", "would", "without", "please"])
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
