namespace AgentAssist.Core.Suggestions;

/// <summary>Counts words as caps do: runs of anything but white space.</summary>
internal static class WordCount
{
    public static int Of(string text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var letter = !char.IsWhiteSpace(c);
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }

        return words;
    }
}
