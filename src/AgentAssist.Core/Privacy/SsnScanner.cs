namespace AgentAssist.Core.Privacy;

/// <summary>Finds United States social security numbers written in their own grouping, 3-2-4.</summary>
internal static class SsnScanner
{
    public static void Scan(FoldedText text, List<DigitGroup> groups, List<Recognition> found)
    {
        for (var i = 0; i + 2 < groups.Count; i++)
        {
            var (a, b, c) = (groups[i], groups[i + 1], groups[i + 2]);
            if (a.Length == 3 && b.Length == 2 && c.Length == 4 && a.LinkedToNext && b.LinkedToNext
                && IsSeparator(text, a.End, b.Start) && IsSeparator(text, b.End, c.Start)
                && !IsTail(text, groups, i) && !HasTail(text, groups, i + 2)
                && IsIssued(text, a.Start))
            {
                found.Add(new Recognition(text.SourceStart(a.Start), text.SourceEnd(c.End), Sensitive.Ssn));
            }
        }
    }

    /// <summary>Whether the area (the first three digits) is one that is issued.</summary>
    public static bool IsIssued(FoldedText text, int start)
    {
        return text[start] != '9'
            && !text.Slice(start, start + 3).SequenceEqual("000")
            && !text.Slice(start, start + 3).SequenceEqual("666");
    }

    private static bool IsSeparator(FoldedText text, int from, int to)
    {
        return text.Slice(from, to) is " " or "-" or "." or " - " or "- " or " -" or "--" or "  ";
    }

    // Part of a longer number, such as a card or a telephone number.
    private static bool IsTail(FoldedText text, List<DigitGroup> groups, int i)
    {
        return text[groups[i].Start - 1] is '+' or '$' or '€' or '£'
            || (i > 0 && groups[i - 1].LinkedToNext && groups[i].Start - groups[i - 1].End == 1 && text[groups[i].Start - 1] == text[groups[i].End]);
    }

    private static bool HasTail(FoldedText text, List<DigitGroup> groups, int i)
    {
        return groups[i].LinkedToNext && groups[i + 1].Start - groups[i].End == 1 && text[groups[i].End] == text[groups[i].Start - 1];
    }
}
