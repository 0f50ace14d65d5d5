namespace AgentAssist.Core.Privacy;

/// <summary>A maximal row of digits in a folded text, end exclusive.</summary>
/// <param name="LinkedToNext">Whether only separators stand between it and the next group, as within a number.</param>
internal readonly record struct DigitGroup(int Start, int End, bool LinkedToNext)
{
    public int Length => End - Start;
}

/// <summary>Finds the digits of a text, grouped as they were typed.</summary>
internal static class DigitGroups
{
    // People put a space, a dash or a line break between groups, sometimes " - ", seldom more.
    private const int LongestSeparator = 6;

    public static List<DigitGroup> Find(FoldedText text)
    {
        var groups = new List<DigitGroup>();
        var i = 0;
        while (i < text.Length)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            var next = i;
            while (next - i <= LongestSeparator && IsSeparator(text[next]))
            {
                next++;
            }

            var linked = next > i && next - i <= LongestSeparator && char.IsAsciiDigit(text[next]);
            groups.Add(new DigitGroup(start, i, linked));
            i = next > i && linked ? next : i + 1;
        }

        return groups;
    }

    /// <summary>Whether the text between two groups holds <paramref name="c"/>.</summary>
    public static bool GapHolds(FoldedText text, DigitGroup left, DigitGroup right, char c)
    {
        return text.Slice(left.End, right.Start).Contains(c);
    }

    private static bool IsSeparator(char c) => c is ' ' or '-' or '.' or '/' or '_' or ',' or '(' or ')' or '|' or '*';
}
