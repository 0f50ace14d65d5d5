namespace AgentAssist.Core.Suggestions;

/// <summary>
/// Breaks what somebody wrote without a full stop, so that whoever reads sentences reads none that is longer than anybody says: the
/// expressions that look for wishes and answers take time with the square of a sentence's length.
/// </summary>
internal static class LongSentences
{
    /// <summary>Most letters of a sentence, about seventy words.</summary>
    public const int Longest = 400;

    /// <summary>
    /// The text with a line break for a space where a sentence is too long; in the middle of a word only where that is too long itself. As
    /// long as before, so that places in it stay what they were.
    /// </summary>
    public static string Break(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        var broken = text.ToCharArray();
        var (start, space) = (0, -1);
        for (var i = 0; i < broken.Length; i++)
        {
            if (broken[i] == '\n' || (broken[i] is '.' or '!' or '?' or '…' && i + 1 < broken.Length && char.IsWhiteSpace(broken[i + 1])))
            {
                (start, space) = (i + 1, -1);
            }
            else if (broken[i] == ' ')
            {
                space = i;
            }

            if (i - start >= Longest)
            {
                var at = space > start ? space : i;
                broken[at] = '\n';
                (start, space) = (at + 1, -1);
            }
        }

        return new string(broken);
    }
}
