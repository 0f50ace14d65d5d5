namespace AgentAssist.Core.Privacy;

/// <summary>Tells calendar dates from other numbers in groups.</summary>
internal static class Dates
{
    /// <summary>Whether three neighbouring groups read as a date: 2026-03-12, 12.03.2026, 3/12/26.</summary>
    public static bool IsDate(FoldedText text, DigitGroup a, DigitGroup b, DigitGroup c)
    {
        if (b.Start - a.End != 1 || c.Start - b.End != 1 || text[a.End] != text[b.End] || text[a.End] is not ('-' or '/' or '.'))
        {
            return false;
        }

        var (x, y, z) = (Value(text, a), Value(text, b), Value(text, c));
        if (a.Length == 4)
        {
            return IsYear(x) && IsMonth(y) && b.Length <= 2 && IsDay(z) && c.Length <= 2;
        }

        var year = c.Length == 4 ? IsYear(z) : c.Length == 2 && text[a.End] == '/';
        return a.Length <= 2 && b.Length <= 2 && year && ((IsDay(x) && IsMonth(y)) || (IsMonth(x) && IsDay(y)));
    }

    private static int Value(FoldedText text, DigitGroup group)
    {
        var value = 0;
        for (var i = group.Start; i < group.End && i < group.Start + 5; i++)
        {
            value = (value * 10) + (text[i] - '0');
        }

        return value;
    }

    private static bool IsYear(int value) => value is >= 1900 and <= 2099;

    private static bool IsMonth(int value) => value is >= 1 and <= 12;

    private static bool IsDay(int value) => value is >= 1 and <= 31;
}
