namespace AgentAssist.Core.Privacy;

/// <summary>
/// Finds whole calendar dates: "6/24/1991", "3 July 1979", "March 5th, 1992", with the time of day if one follows. Where the
/// words before speak of birth it is a date of birth.
/// </summary>
internal static class DateScanner
{
    private const int ContextReach = 48;

    private static readonly string[] BirthWords = ["birth", "born", "dob", "d.o.b", "geburt", "geboren", "nacimiento", "nací", "naissance", "né le", "née le"];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static void Scan(FoldedText text, List<DigitGroup> groups, List<Recognition> found)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            if (!TryDate(text, groups, i, out var start, out var end, out var taken))
            {
                continue;
            }

            var type = SpeaksOfBirth(text, start) ? Sensitive.BirthDate : Sensitive.Date;
            found.Add(new Recognition(text.SourceStart(start), text.SourceEnd(end), type));
            i += taken - 1;
        }
    }

    private static bool TryDate(FoldedText text, List<DigitGroup> groups, int i, out int start, out int end, out int taken)
    {
        start = groups[i].Start;
        if (i + 2 < groups.Count && Dates.IsDate(text, groups[i], groups[i + 1], groups[i + 2]))
        {
            (end, taken) = (groups[i + 2].End, 3);
            while (i + taken < groups.Count && IsTime(text, end, groups[i + taken]))
            {
                end = groups[i + taken].End;
                taken++;
            }

            return true;
        }

        (end, taken) = (start, 2);
        if (groups[i].Length > 2 || i + 1 >= groups.Count || !IsYear(text, groups[i + 1]))
        {
            return false;
        }

        end = groups[i + 1].End;
        var between = text.Slice(groups[i].End, groups[i + 1].Start).Trim(" ,.");
        between = StripOrdinal(between);
        if (between.Length == 0)
        {
            return TryMonthBefore(text, groups[i].Start, out start);
        }

        return IsMonth(between.StartsWith("of ") ? between[3..] : between);
    }

    // " 23:08:55" or "T23:08" after the date.
    private static bool IsTime(FoldedText text, int end, DigitGroup group)
    {
        return group.Length == 2 && group.Start - end == 1 && text[end] is ' ' or 't' or ':' && (text[end] == ':' || text[group.End] == ':');
    }

    private static bool TryMonthBefore(FoldedText text, int day, out int start)
    {
        var end = day;
        while (end > 0 && day - end < 3 && text[end - 1] is ' ' or '.')
        {
            end--;
        }

        start = end;
        while (start > 0 && end - start < 10 && Letters.Is(text[start - 1]))
        {
            start--;
        }

        return start < end && IsMonth(text.Slice(start, end));
    }

    private static ReadOnlySpan<char> StripOrdinal(ReadOnlySpan<char> between)
    {
        return between.StartsWith("st") || between.StartsWith("nd") || between.StartsWith("rd") || between.StartsWith("th")
            ? between[2..].Trim(" ,.")
            : between;
    }

    // The whole name, or its first three letters or more.
    private static bool IsMonth(ReadOnlySpan<char> word)
    {
        word = word.TrimEnd(" ,.");
        if (word.Length < 3)
        {
            return false;
        }

        foreach (var month in Months)
        {
            if (month.AsSpan().StartsWith(word))
            {
                return true;
            }
        }

        return word is "sept";
    }

    private static bool IsYear(FoldedText text, DigitGroup group)
    {
        return group.Length == 4 && text.Slice(group.Start, group.Start + 2) is "19" or "20" && !char.IsAsciiDigit(text[group.End]);
    }

    private static bool SpeaksOfBirth(FoldedText text, int start)
    {
        var before = text.Slice(Math.Max(0, start - ContextReach), start);
        foreach (var word in BirthWords)
        {
            if (before.IndexOf(word, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
